using System.Globalization;
using System.Text;

namespace LaborContracts.Pdf.Tests;

/// <summary>Honest files to read, change and damage.</summary>
internal static class SmallFiles
{
    public static byte[] OnePage(string text = "Hello")
    {
        var writer = new PdfWriter();
        var (catalog, pages, page) = (writer.Reserve(), writer.Reserve(), writer.Reserve());
        var font = writer.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Font"), ["Subtype"] = new PdfName("Type1"), ["BaseFont"] = new PdfName("Helvetica"),
        });
        var content = writer.Reserve();
        writer.Set(content, PdfStream.Deflate([], Encoding.ASCII.GetBytes($"BT /F 24 Tf 72 720 Td ({text}) Tj ET")));
        writer.Set(page, new PdfDictionary
        {
            ["Type"] = new PdfName("Page"),
            ["Parent"] = pages,
            ["MediaBox"] = new PdfArray(0, 0, 595.28m, 841.89m),
            ["Contents"] = content,
            ["Resources"] = new PdfDictionary { ["Font"] = new PdfDictionary { ["F"] = font } },
        });
        writer.Set(pages, new PdfDictionary
        {
            ["Type"] = new PdfName("Pages"), ["Kids"] = new PdfArray(page), ["Count"] = 1,
        });
        writer.Set(catalog, new PdfDictionary { ["Type"] = new PdfName("Catalog"), ["Pages"] = pages });
        return writer.Write(catalog, info: null, new byte[16]);
    }

    /// <summary>The same kind of file by hand, with a cross-reference table.</summary>
    public static byte[] WithTable()
    {
        string[] objects =
        [
            "<</Type /Catalog/Pages 2 0 R>>",
            "<</Type /Pages/Kids [3 0 R]/Count 1>>",
            "<</Type /Page/Parent 2 0 R/MediaBox [0 0 200 200]>>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var xref = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var (index, body) in objects.Index())
        {
            xref.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{body}\nendobj\n");
        }

        var start = file.Length;
        file.Append(xref).Append(
            CultureInfo.InvariantCulture, $"trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    /// <summary>
    /// A file whose objects 11 and 12 are in an object stream, uncompressed, with this head and body.
    /// </summary>
    public static byte[] WithObjectStream(string head, string body, int count)
    {
        var file = new RawFile();
        var rows = new StringBuilder();
        string[] objects =
        [
            RawFile.Catalog,
            RawFile.NoPages,
            RawFile.Stream(head + body, entries: $"/Type/ObjStm/N {count}/First {head.Length}"),
        ];
        foreach (var (index, content) in objects.Index())
        {
            rows.Append('\x01').Append((char)(file.Position >> 8)).Append((char)(file.Position & 0xFF)).Append('\0');
            file.Add(index + 1, content);
        }

        var start = file.Position;
        rows.Append("\x02\0\x03\0").Append("\x02\0\x03\x01");
        var xref = RawFile.Stream(rows.ToString(), entries: "/Type/XRef/Size 13/Root 1 0 R/W[1 2 1]/Index[1 3 11 2]");
        return file.Write($"4 0 obj\n{xref}\nendobj\nstartxref\n{start}\n%%EOF\n").Bytes;
    }

    /// <summary>The page's number in a file, and its dictionary.</summary>
    public static (PdfReference Reference, PdfDictionary Page) FirstPage(PdfFile file)
    {
        var pages = (PdfDictionary)file.Resolve(file.Catalog["Pages"]);
        var reference = (PdfReference)((PdfArray)file.Resolve(pages["Kids"])).Items[0];
        return (reference, (PdfDictionary)file.Resolve(reference));
    }

    public static byte[] WithUpdate(byte[] bytes, string producer)
    {
        var file = PdfFile.Read(bytes);
        var increment = new PdfIncrement(file);
        var (reference, page) = FirstPage(file);
        var changed = page.Copy();
        changed["Note"] = increment.Add(PdfString.Text(producer));
        increment.Replace(reference, changed);
        return increment.Write().Bytes;
    }
}
