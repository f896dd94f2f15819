using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Text;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Signing;

/// <summary>A page with the box of a signature, and over it 样章.</summary>
internal static class SealSample
{
    private const decimal Width = 198.5m; // of the box, as in contracts of two parties
    private const decimal Height = 92;
    private const decimal Margin = 20;
    private const decimal Head = 44; // room over the box
    private const double Title = 16;
    private const double Small = 9;

    /// <param name="draw">Adds the box, of a width and a height, to a file.</param>
    public static byte[] Write(FontCase fonts, Func<PdfWriter, decimal, decimal, PdfReference> draw)
    {
        var writer = new PdfWriter();
        var (seal, pages) = (draw(writer, Width, Height), writer.Reserve());
        using var words = new TextContent(fonts, (double)(Height + Head));
        Set(words, "样章", Title, 16);
        Set(words, "仅供查看样式，不是签章，不能使用", Small, 32);
        var page = writer.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Page"),
            ["Parent"] = pages,
            ["MediaBox"] = new PdfArray(-Margin, -Margin, Width + Margin, Height + Head + Margin),
            ["Resources"] = new PdfDictionary
            {
                ["Font"] = fonts.ToResources(writer.Add), ["XObject"] = new PdfDictionary { ["Seal"] = seal },
            },
            ["Contents"] = new PdfArray(
                writer.Add(PdfStream.Deflate([], words.Bytes)), writer.Add(PdfStream.Deflate([], "/Seal Do\n"u8))),
        });
        writer.Set(pages, new PdfDictionary { ["Type"] = new PdfName("Pages"), ["Kids"] = new PdfArray(page), ["Count"] = 1 });
        var catalog = writer.Add(new PdfDictionary { ["Type"] = new PdfName("Catalog"), ["Pages"] = pages });
        return writer.Write(catalog, null, new byte[16]);

        void Set(TextContent words, string text, double size, double baseline) =>
            words.Text(LineBreaker.Break(fonts, [new(text)], size, (double)Width)[0], 0, baseline);
    }
}
