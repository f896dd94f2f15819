using System.Text;
using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>
/// The smallest paper with what a contract has: a page of text and an empty signature field for each party.
/// </summary>
public static class TwoFieldPdf
{
    public static byte[] Make(string text = "Labor contract", int? danglingReference = null)
    {
        var pdf = new PdfWriter();
        var (catalog, pages, page) = (pdf.Reserve(), pdf.Reserve(), pdf.Reserve());
        PdfReference[] fields = [pdf.Add(Field("worker", page, 50)), pdf.Add(Field("employer", page, 300))];
        var font = pdf.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Font"),
            ["Subtype"] = new PdfName("Type1"),
            ["BaseFont"] = new PdfName("Helvetica"),
        });
        var content = pdf.Add(
            PdfStream.Deflate(new PdfDictionary(), Encoding.ASCII.GetBytes($"BT /F 12 Tf 50 700 Td ({text}) Tj ET")));
        var pageDictionary = new PdfDictionary
        {
            ["Type"] = new PdfName("Page"),
            ["Parent"] = pages,
            ["MediaBox"] = new PdfArray(0, 0, 595, 842),
            ["Contents"] = content,
            ["Resources"] = new PdfDictionary { ["Font"] = new PdfDictionary { ["F"] = font } },
            ["Annots"] = new PdfArray(fields),
        };
        if (danglingReference is { } number) pageDictionary["PieceInfo"] = new PdfReference(number);
        pdf.Set(page, pageDictionary);
        pdf.Set(
            pages, new PdfDictionary { ["Type"] = new PdfName("Pages"), ["Kids"] = new PdfArray(page), ["Count"] = 1 });
        var form = pdf.Add(new PdfDictionary { ["Fields"] = new PdfArray(fields), ["SigFlags"] = 3 });
        pdf.Set(
            catalog, new PdfDictionary { ["Type"] = new PdfName("Catalog"), ["Pages"] = pages, ["AcroForm"] = form });
        return pdf.Write(catalog, null, "0123456789abcdef"u8);
    }

    /// <summary>An appearance that draws a frame.</summary>
    public static PdfReference Frame(PdfIncrement increment, PdfDictionary widget) => increment.Add(PdfStream.Deflate(
        new PdfDictionary
        {
            ["Type"] = new PdfName("XObject"),
            ["Subtype"] = new PdfName("Form"),
            ["BBox"] = new PdfArray(0, 0, 200, 50),
        },

        "1 1 198 48 re S"u8));

    private static PdfDictionary Field(string name, PdfReference page, int x) => new()
    {
        ["Type"] = new PdfName("Annot"),
        ["Subtype"] = new PdfName("Widget"),
        ["FT"] = new PdfName("Sig"),
        ["T"] = PdfString.Text(name),
        ["Rect"] = new PdfArray(x, 100, x + 200, 150),
        ["F"] = 132,
        ["P"] = page,
    };
}
