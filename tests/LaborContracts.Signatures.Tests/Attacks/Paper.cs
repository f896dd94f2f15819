using System.Text;
using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>
/// An honest paper with one of everything that an attack could turn against its signers. Each object has a fixed number, so
/// that attacks can be written down; whoever prepares a trap changes objects before the paper is made.
/// </summary>
internal sealed class Paper
{
    public const int Catalog = 1, Pages = 2, Page = 3, Content = 4, Font = 5, Form = 6, Fields = 7, Worker = 8, Employer = 9,
        Remark = 10, Salary = 11, SalaryWidget = 12, Photo = 13, Layer = 14, Attachment = 15, Specification = 16, Metadata = 17,
        Info = 18, Outlines = 19, OtherPhoto = 20;

    /// <summary>What an object is before it is written; more may be put behind the last.</summary>
    public SortedDictionary<int, PdfObject> Objects { get; } = new()
    {
        [Catalog] = Read(
            "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R/Metadata 17 0 R/Outlines 19 0 R/OCProperties<</OCGs[14 0 R]/D<</ON[14 0 R]>>>>"
            + "/Names<</EmbeddedFiles<</Names[(contract.json)16 0 R]>>>>/AF[16 0 R]>>"),
        [Pages] = Read("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        [Page] = Read(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[8 0 R 9 0 R 10 0 R 12 0 R]"
            + "/Resources<</Font<</F 5 0 R>>/XObject<</I 13 0 R>>/Properties<</L 14 0 R>>>>>>"),
        [Content] = Stream("BT /F 12 Tf 50 700 Td (Monthly pay 6500) Tj ET /OC /L BDC q 90 0 0 20 50 690 cm /I Do Q EMC"),
        [Font] = Read("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
        [Form] = Read("<</Fields 7 0 R/SigFlags 3/DR<</Font<</F 5 0 R>>>>/DA(/F 10 Tf)>>"),
        [Fields] = Read("[8 0 R 9 0 R 10 0 R 11 0 R]"),
        [Worker] = Read("<</Type/Annot/Subtype/Widget/FT/Sig/T(worker)/Rect[50 100 250 150]/F 132/P 3 0 R>>"),
        [Employer] = Read("<</Type/Annot/Subtype/Widget/FT/Sig/T(employer)/Rect[300 100 500 150]/F 132/P 3 0 R>>"),
        [Remark] = Read("<</Type/Annot/Subtype/Widget/FT/Tx/T(remark)/Rect[50 200 250 220]/F 4/P 3 0 R/V(none)>>"),
        [Salary] = Read("<</FT/Tx/T(salary)/Ff 1/V(6500)/Kids[12 0 R]>>"),
        [SalaryWidget] = Read("<</Type/Annot/Subtype/Widget/Parent 11 0 R/Rect[50 300 250 320]/F 4/P 3 0 R>>"),
        [Photo] = Image("255"),
        [Layer] = Read("<</Type/OCG/Name(overlay)>>"),
        [Attachment] = Stream("{\"monthlyPay\":6500}", "<</Type/EmbeddedFile>>"),
        [Specification] = Read("<</Type/Filespec/F(contract.json)/UF(contract.json)/AFRelationship/Data/EF<</F 15 0 R>>>>"),
        [Metadata] = Stream("<x:xmpmeta/>", "<</Type/Metadata/Subtype/XML>>"),
        [Info] = Read("<</Title(Labor contract)/Producer(honest)>>"),
        [Outlines] = Read("<</Type/Outlines>>"),
        [OtherPhoto] = Image("0"),
    };

    public static byte[] Make(Action<SortedDictionary<int, PdfObject>>? prepare = null)
    {
        var paper = new Paper();
        prepare?.Invoke(paper.Objects);
        var writer = new PdfWriter();
        foreach (var value in paper.Objects.Values) writer.Add(value);
        return writer.Write(Ref(Catalog), Ref(Info), "0123456789abcdef"u8);
    }

    public static PdfReference Ref(int number) => new(number);

    /// <summary>An object as it is written in a file.</summary>
    public static PdfObject Read(string text)
    {
        var file = RawFile.Of(text);
        return PdfFile.Read(file).Resolve(new PdfReference(RawFile.First));
    }

    public static PdfStream Stream(string data, string dictionary = "<<>>") =>
        new((PdfDictionary)Read(dictionary), Encoding.Latin1.GetBytes(data));

    private static PdfStream Image(string pixel) => new(
        (PdfDictionary)Read("<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8>>"),
        new[] { byte.Parse(pixel, System.Globalization.CultureInfo.InvariantCulture) });
}
