using System.Security.Cryptography;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Tests.Rig;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>
/// Attacks on what a signature permits afterwards: evil annotations, sneaky signatures, changes under DocMDP, FieldMDP and
/// Lock, and whatever of the document is neither signature nor validation data.
/// </summary>
internal static class Certification
{
    private const string Note =
        "<</Type/Annot/Subtype/FreeText/Rect[50 690 250 720]/Contents(650)/DA(/F 12 Tf)/F 4/P 3 0 R>>";

    public static IEnumerable<Attack> All =>
    [
        Attack.Modified("evil annotation", "lays a text over the page", room => Forgery.Update(room.Once(), (file, increment) =>
            Annotate(file, increment, increment.Add(Paper.Read(Note))))),
        Attack.Modified("evil stamp under the employer's signature", "the employer's own update lays a text over the page", room =>
            Signed(room, room.Once(), (file, increment, _) => Annotate(file, increment, increment.Add(Paper.Read(Note))))),
        Attack.Modified("sneaky signature", "signs a new visible field that covers the text", room => HandSigned.AddField(
            room.Once(), "witness", "Sig", "ETSI.CAdES.detached", Widget("[50 690 250 720]", 4), Cms(room), onPage: true)),
        Attack.Modified("sneaky signature without a page", "signs a new visible field that no page lists", room => HandSigned.AddField(
            room.Once(), "witness", "Sig", "ETSI.CAdES.detached", Widget("[50 690 250 720]", 4), Cms(room))),
        Attack.Modified("visible timestamp", "adds a timestamp field with a box over the text", room => room.StampDocument(
            room.Once(), Widget("[50 690 250 720]", 4))),
        Attack.Modified("timestamp in a hidden field that is shown later", "adds a hidden field, then shows it", room =>
        {
            var stamped = room.StampDocument(room.Once(), Widget("[50 690 250 720]", 2));
            var added = ((PdfArray)PdfFile.Read(stamped).Resolve(Paper.Ref(Paper.Fields))).Items[^1];
            var number = ((PdfReference)added).Number;
            return AttackRoom.Update(stamped, (number, AttackRoom.With(stamped, number, ("F", 4))));
        }),
        Attack.Modified("new empty field", "adds a signature field that nobody signed", room => AddField(room, "<</FT/Sig/T(witness)>>")),
        Attack.Modified("new text field", "adds a field with a text", room => AddField(room, "<</FT/Tx/T(pay)/V(650)>>")),
        Attack.Modified("new field with an action", "adds a signed field that runs a script", room => HandSigned.AddField(
            room.Once(), "witness", "Sig", "ETSI.CAdES.detached",
            added => added["AA"] = Paper.Read("<</E<</S/JavaScript/JS(app.alert\\(1\\))>>>>"), Cms(room))),
        Attack.Modified("new field with kids", "adds a signed field with widgets under it", room => HandSigned.AddField(
            room.Once(), "witness", "Sig", "ETSI.CAdES.detached", added => added["Kids"] = Paper.Read($"[{Note}]"), Cms(room))),
        Attack.Modified("fields reordered", "lists the form's fields in another order", room =>
            AttackRoom.Update(room.Once(), (Paper.Fields, Paper.Read("[9 0 R 8 0 R 10 0 R 11 0 R]")))),
        Attack.Modified("field taken off", "lists one field less", room =>
            AttackRoom.Update(room.Once(), (Paper.Fields, Paper.Read("[8 0 R 9 0 R 10 0 R]")))),
        Attack.Unreadable("signature taken off", "removes the value of the signed field", room =>
        {
            var once = room.Once();
            var empty = AttackRoom.With(once, Paper.Worker);
            empty.Remove("V");
            return AttackRoom.Update(once, (Paper.Worker, empty));
        }),
        Attack.Malformed("signature exchanged", "signs the worker's field once more with a key of his own", room =>
        {
            var once = room.Once();
            using var forger = new TestPki(AttackRoom.Now).Issue();
            var digest = new byte[32];
            return AttackRoom.Update(once, (Paper.Worker, AttackRoom.With(once, Paper.Worker, ("V", new PdfDictionary
            {
                ["Type"] = new PdfName("Sig"),
                ["SubFilter"] = new PdfName("ETSI.CAdES.detached"),
                ["ByteRange"] = new PdfArray(0, 100, 200, once.Length - 200),
                ["Contents"] = new PdfString(Forgery.Cms(forger, digest), isHex: true),
            }))));
        }),
        OfWorker("signed field renamed", "renames the signed field", "T", PdfString.Text("nobody")) with { Field = "nobody" },
        OfWorker("appearance of the signature exchanged", "changes how the signature looks", "AP", Paper.Read("<</N 13 0 R>>")),
        OfWorker("signature moved", "moves the visible signature over the text", "Rect", Paper.Read("[50 690 250 720]")),
        OfWorker("signature hidden", "hides the visible signature", "F", 2),
        OfEmployer("second signature over the text", "moves the field that the employer signs", "Rect", Paper.Read("[50 690 250 720]")),
        OfEmployer("second signature hidden", "hides the field that the employer signs", "F", 2),
        OfEmployer("second signature with a caption", "gives the employer's field a caption", "MK", Paper.Read("<</CA(650)>>")),
        OfEmployer("second signature with an action", "gives the employer's field an action", "A", Paper.Read("<</S/JavaScript/JS(1)>>")),
        OfEmployer("second signature unlocks", "gives the employer's field a lock", "Lock", Paper.Read("<</Type/SigFieldLock/Action/All>>")),
        Attack.Modified("signed although certified against changes", "seals a paper that was certified with P 1", room =>
            room.Seal(CertifiedAgainstChanges(room))),
        Attack.Modified("filled in although certified against changes", "fills in a field of a paper that was certified with P 1", room =>
            Fill(CertifiedAgainstChanges(room))),
        Attack.Modified("annotated although certified for forms", "annotates a paper that was certified with P 2", room =>
            Forgery.Update(Certified(room, "<</P 2/V/1.2>>"), (file, increment) =>
                Annotate(file, increment, increment.Add(Paper.Read(Note))))),
        Attack.Modified("annotated although certified for annotations", "annotates a paper that was certified with P 3", room =>
            Forgery.Update(Certified(room, "<</P 3/V/1.2>>"), (file, increment) =>
                Annotate(file, increment, increment.Add(Paper.Read(Note))))),
        Attack.Modified("locked field filled in", "fills in a field that the worker's field locks", room => Fill(room.Once(objects =>
            Shadows.Set(objects, Paper.Worker, "Lock", Paper.Read("<</Type/SigFieldLock/Action/Include/Fields[(remark)]>>"))))),
        Attack.Modified("all fields locked, one filled in", "fills in a field under a lock of all", room => Fill(room.Once(objects =>
            Shadows.Set(objects, Paper.Worker, "Lock", Paper.Read("<</Type/SigFieldLock/Action/All>>"))))),
        Attack.Modified("field not excluded from the lock filled in", "fills in a field under a lock of all but another", room =>
            Fill(room.Once(objects => Shadows.Set(
                objects, Paper.Worker, "Lock", Paper.Read("<</Type/SigFieldLock/Action/Exclude/Fields[(employer)]>>"))))),
        Attack.Modified("field under FieldMDP filled in", "fills in a field that the signature locks", room => Fill(HandSigned.Sign(
            Paper.Make(), "worker", Cms(room), value => value["Reference"] = Paper.Read(
                "[<</Type/SigRef/TransformMethod/FieldMDP/TransformParams<</Type/TransformParams/Action/All/V/1.2>>>>]")))),
        Attack.Modified("lock that nobody understands", "fills in a field under a lock of an unknown kind", room => Fill(room.Once(objects =>
            Shadows.Set(objects, Paper.Worker, "Lock", Paper.Read("<</Type/SigFieldLock/Action/Some>>"))))),
        Attack.Modified("locked employer's field signed", "seals a field that the worker's signature locks", room => room.Seal(room.Once(objects =>
            Shadows.Set(objects, Paper.Worker, "Lock", Paper.Read("<</Type/SigFieldLock/Action/Include/Fields[(employer)]>>"))))),
        OfCatalog("script at opening", "runs a script when the file is opened", "OpenAction", Paper.Read("<</S/JavaScript/JS(1)>>")),
        OfCatalog("scripts by events", "runs scripts when the file is printed", "AA", Paper.Read("<</WP<</S/JavaScript/JS(1)>>>>")),
        OfCatalog("attachments exchanged", "names another contract.json", "Names", Paper.Read("<</EmbeddedFiles<</Names[(contract.json)20 0 R]>>>>")),
        OfCatalog("associated files exchanged", "associates another file", "AF", Paper.Read("[20 0 R]")),
        OfCatalog("layers switched", "switches the layer off", "OCProperties", Paper.Read("<</OCGs[14 0 R]/D<</OFF[14 0 R]>>>>")),
        OfCatalog("pages exchanged", "names another page tree", "Pages", Paper.Ref(Paper.Outlines)),
        OfCatalog("permissions added", "adds permissions", "Perms", Paper.Read("<</DocMDP 8 0 R>>")),
        OfCatalog("language changed", "says that the text is in another language", "Lang", PdfString.Text("en")),
        OfCatalog("viewer told otherwise", "sets viewer preferences", "ViewerPreferences", Paper.Read("<</HideToolbar true>>")),
        OfCatalog("bookmarks exchanged", "names other bookmarks", "Outlines", Paper.Ref(Paper.Info)),
        OfCatalog("metadata taken off", "removes the metadata beside adding validation data", "Metadata", PdfNull.Instance),
        OfObject("contract.json exchanged", "writes another attachment into its place", Paper.Attachment, "{\"monthlyPay\":650}"),
        OfForm("XFA added", "adds another form in XML", "XFA", Paper.Read("[(template)13 0 R]")),
        OfForm("appearances left to the viewer", "asks viewers to draw the fields anew", "NeedAppearances", true),
        OfForm("fonts of the form exchanged", "exchanges the form's resources", "DR", Paper.Read("<<>>")),
        OfForm("default appearance changed", "changes how fields are drawn", "DA", PdfString.Text("1 g")),
        OfForm("calculation added", "adds an order of calculation", "CO", Paper.Read("[10 0 R]")),
        OfPage("page enlarged", "changes the page's box", "MediaBox", Paper.Read("[0 0 10 10]")),
        OfPage("page turned", "turns the page", "Rotate", 180),
        OfPage("resources exchanged", "exchanges the page's resources", "Resources", Paper.Read("<<>>")),
        OfPage("page without its content", "takes the content off", "Contents", PdfNull.Instance),
        OfPage("page with a script", "runs a script when the page is opened", "AA", Paper.Read("<</O<</S/JavaScript/JS(1)>>>>")),
        OfPage("page in other units", "changes the page's unit", "UserUnit", 10),
        Attack.Modified("page added", "adds a page", room => Forgery.Update(room.Once(), (_, increment) =>
        {
            var page = increment.Add(Paper.Read("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"));
            increment.Replace(Paper.Ref(Paper.Pages), new PdfDictionary
            {
                ["Type"] = new PdfName("Pages"), ["Kids"] = new PdfArray(Paper.Ref(Paper.Page), page), ["Count"] = 2,
            });
        })),
        Attack.Modified("page tree in a circle", "lets the page tree reach itself", room =>
            AttackRoom.Update(room.Once(), (Paper.Pages, Paper.Read("<</Type/Pages/Kids[2 0 R]/Count 1>>")))),
        Attack.Modified("metadata changed alone", "changes the metadata and nothing that is permitted", room =>
            AttackRoom.Update(room.Once(), (Paper.Metadata, Paper.Stream("<other/>", "<</Type/Metadata/Subtype/XML>>")))),
        Attack.Modified("title changed", "changes the document's title beside adding validation data", room =>
            WithStore(room, Paper.Info, Paper.Read("<</Title(Another)/Producer(honest)>>"))),
        Attack.Modified("remark's question changed", "changes the field's name in view", room => Entry(
            room.Once(), Paper.Remark, "TU", PdfString.Text("I agree to 650"))),
        Attack.Modified("remark moved", "moves an open field over the text", room => Entry(
            room.Once(), Paper.Remark, "Rect", Paper.Read("[50 690 250 720]"))),
        Attack.Modified("remark made a script", "gives an open field an action", room => Entry(
            room.Once(), Paper.Remark, "AA", Paper.Read("<</F<</S/JavaScript/JS(1)>>>>"))),
    ];

    private static Attack OfWorker(string name, string how, string key, PdfObject value) =>
        Attack.Modified(name, how, room => Entry(room.Once(), Paper.Worker, key, value));

    private static Attack OfEmployer(string name, string how, string key, PdfObject value) =>
        Attack.Modified(name, how, room => Signed(room, room.Once(), (_, _, widget) => widget[key] = value));

    private static Attack OfCatalog(string name, string how, string key, PdfObject value) => Attack.Modified(name, how, room =>
    {
        var once = room.Once();
        var catalog = AttackRoom.With(once, Paper.Catalog, (key, value));
        if (value is PdfNull) catalog.Remove(key);
        return Forgery.Update(once, (_, increment) =>
        {
            catalog["DSS"] = increment.Add(new PdfDictionary { ["Type"] = new PdfName("DSS") });
            increment.Replace(Paper.Ref(Paper.Catalog), catalog);
        });
    });

    private static Attack OfForm(string name, string how, string key, PdfObject value) =>
        Attack.Modified(name, how, room => Entry(room.Once(), Paper.Form, key, value));

    private static Attack OfPage(string name, string how, string key, PdfObject value) =>
        Attack.Modified(name, how, room => Entry(room.Once(), Paper.Page, key, value));

    private static Attack OfObject(string name, string how, int number, string data) =>
        Attack.Modified(name, how, room => AttackRoom.Update(room.Once(), (number, Paper.Stream(data, "<</Type/EmbeddedFile>>"))));

    private static byte[] Entry(byte[] pdf, int number, string key, PdfObject value) =>
        AttackRoom.Update(pdf, (number, AttackRoom.With(pdf, number, (key, value))));

    private static byte[] Fill(byte[] pdf) => Entry(pdf, Paper.Remark, "V", PdfString.Text("650 will do"));

    private static byte[] AddField(AttackRoom room, string text) => Forgery.Update(room.Once(), (file, increment) =>
        HandSigned.Append(file, increment, Paper.Fields, increment.Add(Paper.Read(text))));

    private static void Annotate(PdfFile file, PdfIncrement increment, PdfReference note)
    {
        var page = ((PdfDictionary)file.Resolve(Paper.Ref(Paper.Page))).Copy();
        page["Annots"] = new PdfArray([.. ((PdfArray)page["Annots"]!).Items, note]);
        increment.Replace(Paper.Ref(Paper.Page), page);
    }

    private static Action<PdfDictionary> Widget(string box, int flags) => added =>
    {
        added["Subtype"] = new PdfName("Widget");
        added["Rect"] = Paper.Read(box);
        added["F"] = flags;
        added["AP"] = Paper.Read("<</N 13 0 R>>");
    };

    private static byte[] WithStore(AttackRoom room, int number, PdfObject value) => Forgery.Update(room.Once(), (file, increment) =>
    {
        var catalog = ((PdfDictionary)file.Resolve(Paper.Ref(Paper.Catalog))).Copy();
        catalog["DSS"] = increment.Add(new PdfDictionary { ["Type"] = new PdfName("DSS") });
        increment.Replace(Paper.Ref(Paper.Catalog), catalog);
        increment.Replace(Paper.Ref(number), value);
    });

    private static byte[] CertifiedAgainstChanges(AttackRoom room) => Certified(room, "<</P 1/V/1.2>>");

    private static byte[] Certified(AttackRoom room, string parameters) => HandSigned.Sign(
        Paper.Make(), "worker", Cms(room), value => value["Reference"] = Paper.Read(
            $"[<</Type/SigRef/TransformMethod/DocMDP/TransformParams{parameters}>>]"));

    private static byte[] Signed(AttackRoom room, byte[] pdf, Action<PdfFile, PdfIncrement, PdfDictionary> also) => HandSigned.Sign(
        pdf, "employer", covered => room.Stamped(room.Employer, SHA256.HashData(covered)), also: also);

    private static Func<byte[], byte[]> Cms(AttackRoom room) => covered => room.Stamped(room.Worker, SHA256.HashData(covered));
}
