using LaborContracts.Pdf;
using LaborContracts.Signatures.Tests.Rig;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>
/// Shadow attacks: whoever makes the paper hides a second one in it, and brings it to light by an update that looks harmless.
/// </summary>
internal static class Shadows
{
    public static IEnumerable<Attack> All =>
    [
        Changed("overlay hidden", "empties the picture that lay over the text", Paper.Photo, Paper.Stream("", "<</Subtype/Form/BBox[0 0 0 0]>>")),
        Changed("overlay replaced", "exchanges the picture", Paper.Photo, new Paper().Objects[Paper.OtherPhoto]),
        Changed("font replaced", "exchanges the font by one of other shapes", Paper.Font, Paper.Read("<</Type/Font/Subtype/Type1/BaseFont/Symbol>>")),
        Changed("layer redefined", "gives the layer a usage that hides it", Paper.Layer,
            Paper.Read("<</Type/OCG/Name(overlay)/Usage<</View<</ViewState/OFF>>>>>>")),
        Attack.Modified("overlay removed", "frees the picture", room => RawFile.After(room.Once()).Free(Paper.Photo).End()),
        Attack.Modified("hidden page shown", "exchanges the page by one that was in the file all along", room =>
        {
            var once = room.Once(objects => objects[Paper.Outlines] = Paper.Stream("BT /F 12 Tf 50 700 Td (650) Tj ET"));
            return AttackRoom.Update(once, (Paper.Page, AttackRoom.With(once, Paper.Page, ("Contents", Paper.Ref(Paper.Outlines)))));
        }),
        Attack.Modified("missing object supplied", "the content names a font that does not exist until a store brings it", room =>
        {
            var next = new PdfIncrement(PdfFile.Read(room.Once())).Reserve();
            var once = room.Once(objects => Set(objects, Paper.Font, "FontDescriptor", next));
            return AttackRoom.Store(once, room.RootCertificate, room.Worker.CertificateDer, room.Employer.CertificateDer);
        }),
        Trap("content that is the metadata", "the page's content is the metadata stream, which an update may change",
            objects =>
            {
                objects[Paper.Metadata] = Paper.Stream("BT /F 12 Tf 50 700 Td (6500) Tj ET", "<</Type/Metadata/Subtype/XML>>");
                Set(objects, Paper.Page, "Contents", Paper.Ref(Paper.Metadata));
            },
            pdf => (Paper.Metadata, Paper.Stream("BT /F 12 Tf 50 700 Td (650) Tj ET", "<</Type/Metadata/Subtype/XML>>"))),
        Trap("picture that is the metadata", "the content draws the catalog's metadata as a picture",
            objects =>
            {
                objects[Paper.Metadata] = Form("1 0 0 rg");
                Set(objects, Paper.Page, "Resources", Paper.Read("<</XObject<</I 17 0 R>>>>"));
            },
            pdf => (Paper.Metadata, Form("0 1 0 rg"))),
        Trap("pictures listed in the document information", "the content draws what /Producer refers to",
            objects =>
            {
                objects[Paper.Info] = Paper.Read("<</Title(x)/Producer 13 0 R>>");
                Set(objects, Paper.Page, "Resources", Paper.Read("<</XObject 18 0 R>>"));
                objects[Paper.Content] = Paper.Stream("/Producer Do");
            },
            pdf => (Paper.Info, Paper.Read("<</Title(x)/Producer 20 0 R>>"))),
        Trap("pictures listed in the form", "the content draws what /SigFlags refers to",
            objects =>
            {
                objects[Paper.Form] = Paper.Read("<</Fields 7 0 R/SigFlags 13 0 R>>");
                Set(objects, Paper.Page, "Resources", Paper.Read("<</XObject 6 0 R>>"));
                objects[Paper.Content] = Paper.Stream("/SigFlags Do");
            },
            pdf => (Paper.Form, AttackRoom.With(pdf, Paper.Form, ("SigFlags", Paper.Ref(Paper.OtherPhoto))))),
        Trap("pictures listed in the catalog", "the content draws what the catalog's /Metadata refers to",
            objects =>
            {
                objects[Paper.Metadata] = Form("1 0 0 rg");
                Set(objects, Paper.Page, "Resources", Paper.Read("<</XObject 1 0 R>>"));
                objects[Paper.Content] = Paper.Stream("/Metadata Do");
                objects[21] = Form("0 1 0 rg");
            },
            pdf => (Paper.Catalog, AttackRoom.With(pdf, Paper.Catalog, ("Metadata", Paper.Ref(21))))),
        Attack.Modified("pictures listed in an open field", "the content draws what the field's /V refers to", room =>
        {
            var once = room.Once(objects =>
            {
                Set(objects, Paper.Remark, "V", Paper.Ref(Paper.Photo));
                Set(objects, Paper.Page, "Resources", Paper.Read("<</XObject 10 0 R>>"));
                objects[Paper.Content] = Paper.Stream("/V Do");
            });
            return AttackRoom.Update(once, (Paper.Remark, AttackRoom.With(once, Paper.Remark, ("V", Paper.Ref(Paper.OtherPhoto)))));
        }),
        Attack.Modified("pictures listed in an open field by a detour", "reaches the field over a reference to a reference", room =>
        {
            var once = room.Once(objects =>
            {
                Set(objects, Paper.Remark, "V", Paper.Ref(Paper.Photo));
                Set(objects, Paper.Page, "Resources", Paper.Read("<</XObject 21 0 R>>"));
                objects[21] = Paper.Ref(Paper.Remark);
                objects[Paper.Content] = Paper.Stream("/V Do");
            });
            return AttackRoom.Update(once, (Paper.Remark, AttackRoom.With(once, Paper.Remark, ("V", Paper.Ref(Paper.OtherPhoto)))));
        }),
        Attack.Modified("pages that are the form's fields by a detour", "reaches the list of fields over two lists", room =>
        {
            var once = room.Once(objects =>
            {
                Set(objects, Paper.Pages, "Kids", Paper.Ref(21));
                objects[21] = Paper.Ref(Paper.Fields);
                objects[Paper.Fields] = Paper.Read("[3 0 R 8 0 R 9 0 R]");
            });
            return room.StampDocument(once);
        }),
        Attack.Modified("pictures listed in the second signer's field", "the content draws what the field's /AP refers to", room =>
        {
            var once = room.Once(objects =>
            {
                Set(objects, Paper.Employer, "AP", Paper.Ref(Paper.Photo));
                Set(objects, Paper.Page, "Resources", Paper.Read("<</XObject 9 0 R>>"));
                objects[Paper.Content] = Paper.Stream("/AP Do");
            });
            return HandSigned.Sign(
                once, "employer", covered => room.Stamped(room.Employer, System.Security.Cryptography.SHA256.HashData(covered)),
                also: (_, _, widget) => widget["AP"] = Paper.Ref(Paper.OtherPhoto));
        }),
        Attack.Modified("layers configured by an open field", "the field is also the configuration of the layers", room =>
        {
            var once = room.Once(objects => Set(
                objects, Paper.Catalog, "OCProperties", Paper.Read("<</OCGs[14 0 R]/D 10 0 R>>")));
            return AttackRoom.Update(once, (Paper.Remark, AttackRoom.With(
                once, Paper.Remark, ("AS", Paper.Read("[<</Event/View/OCGs[14 0 R]/Category[/View]>>]")))));
        }),
        Attack.Modified("pages that are the form's fields", "the list of pages is the list of fields, which may grow", room =>
        {
            var once = room.Once(objects =>
            {
                Set(objects, Paper.Pages, "Kids", Paper.Ref(Paper.Fields));
                objects[Paper.Fields] = Paper.Read("[3 0 R 8 0 R 9 0 R]");
            });
            return room.StampDocument(once, added => added["Type"] = new PdfName("Page"));
        }),
        Attack.Modified("read-only amount replaced", "changes the value of a read-only field", room =>
        {
            var once = room.Once();
            return AttackRoom.Update(once, (Paper.Salary, AttackRoom.With(once, Paper.Salary, ("V", PdfString.Text("650")))));
        }),
        Attack.Modified("read-only amount painted over", "changes the appearance of a widget whose field is read-only", room =>
        {
            var once = room.Once();
            var look = new PdfDictionary { ["N"] = Form("BT (650) Tj ET") };
            return Forgery.Update(once, (_, increment) =>
            {
                look["N"] = increment.Add(look["N"]!);
                increment.Replace(Paper.Ref(Paper.SalaryWidget), AttackRoom.With(once, Paper.SalaryWidget, ("AP", look)));
            });
        }),
        Attack.Modified("button painted over", "changes the face of a button, which has no value to fill in", room =>
        {
            var once = room.Once(objects => objects[Paper.Remark] = Paper.Read(
                "<</Type/Annot/Subtype/Widget/FT/Btn/Ff 65536/T(remark)/Rect[0 0 595 842]/F 4/P 3 0 R>>"));
            return AttackRoom.Update(once, (Paper.Remark, AttackRoom.With(
                once, Paper.Remark, ("AP", new PdfDictionary { ["N"] = Paper.Ref(Paper.OtherPhoto) }))));
        }),
        Attack.Modified("content cut elsewhere", "changes the length on which the content's end depends", room =>
        {
            var once = RawFile.Begin().Add(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>").Add(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .Add(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>")
                .Add(4, "<</Length 5 0 R>>\nstream\n0 g\nendstream\nendobj\n%1 g\nendstream").Add(5, "4")
                .Add(6, "<</Fields[8 0 R]/SigFlags 3>>").Add(8, "<</FT/Sig/T(worker)/Rect[0 0 0 0]/Subtype/Widget>>").End();
            return RawFile.After(room.Sign(once, "worker", room.Worker)).Add(5, "32").End();
        }),
        Attack.Unreadable("object stream exchanged", "redefines the object stream that holds the page", room =>
        {
            var once = room.Once();
            var file = PdfFile.Read(once);
            var holder = Enumerable.Range(1, 60).First(n => file.Resolve(Paper.Ref(n)) is PdfStream { Dictionary: var d }
                && d["Type"] is PdfName { Value: "ObjStm" });
            return AttackRoom.Update(once, (holder, file.Resolve(Paper.Ref(holder))));
        }),
    ];

    private static Attack Changed(string name, string how, int number, PdfObject becomes) =>
        Attack.Modified(name, how, room => AttackRoom.Update(room.Once(), (number, becomes)));

    /// <summary>The change comes together with validation data, which is always permitted.</summary>
    private static Attack Trap(
        string name, string how, Action<SortedDictionary<int, PdfObject>> prepare, Func<byte[], (int Number, PdfObject Value)> change) =>
        Attack.Modified(name, $"{how}; the change comes along with validation data", room =>
        {
            var once = room.Once(prepare);
            var (number, value) = change(once);
            return Forgery.Update(once, (file, increment) =>
            {
                var certificate = increment.Add(new PdfStream([], room.RootCertificate));
                var store = increment.Add(new PdfDictionary { ["Type"] = new PdfName("DSS"), ["Certs"] = new PdfArray(certificate) });
                var catalog = (number == Paper.Catalog ? (PdfDictionary)value : (PdfDictionary)file.Resolve(Paper.Ref(Paper.Catalog))).Copy();
                catalog["DSS"] = store;
                increment.Replace(Paper.Ref(Paper.Catalog), catalog);
                if (number != Paper.Catalog) increment.Replace(Paper.Ref(number), value);
            });
        });

    public static void Set(SortedDictionary<int, PdfObject> objects, int number, string key, PdfObject value) =>
        ((PdfDictionary)objects[number])[key] = value;

    private static PdfStream Form(string drawing) =>
        Paper.Stream(drawing, "<</Type/Metadata/Subtype/Form/BBox[0 0 100 100]>>");
}
