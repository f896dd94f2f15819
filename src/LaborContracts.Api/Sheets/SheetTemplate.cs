using System.IO.Compression;
using System.Text;
using System.Xml;

namespace LaborContracts.Api.Sheets;

/// <summary>An empty spreadsheet with headings.</summary>
internal static class SheetTemplate
{
    /// <summary>CSV in UTF-8 with its mark, without which Excel takes it for another encoding.</summary>
    public static byte[] Csv(IEnumerable<string> headings) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join(',', headings.Select(Quoted)) + "\r\n")];

    /// <summary>A workbook whose columns are text, so that an identity number keeps all its digits.</summary>
    public static byte[] Xlsx(IReadOnlyList<string> headings)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in XlsxPackage.Parts) Add(archive, name, xml);
            Add(archive, XlsxPackage.Sheet,
                $"""<worksheet xmlns="{XlsxPackage.Main}"><cols><col min="1" max="{headings.Count}" width="24" style="1" customWidth="1"/></cols><sheetData><row r="1">{string.Concat(headings.Select(Cell))}</row></sheetData></worksheet>""");
        }

        return file.ToArray();
    }

    private static string Cell(string heading) => $"""<c t="inlineStr" s="1"><is><t>{Escaped(heading)}</t></is></c>""";

    private static string Escaped(string text)
    {
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(xml, new XmlWriterSettings { ConformanceLevel = ConformanceLevel.Fragment })) writer.WriteString(text);
        return xml.ToString();
    }

    private static string Quoted(string heading) =>
        heading.AsSpan().ContainsAny(",\"\r\n") ? $"\"{heading.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : heading;

    private static void Add(ZipArchive archive, string name, string xml)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = XlsxPackage.Undated;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes($"{XlsxPackage.Declaration}{xml}"));
    }
}
