using System.IO.Compression;
using System.Text;
using System.Xml;

namespace LaborContracts.Api.Sheets;

/// <summary>Tables to take away, written line by line: nobody's memory has to hold a whole one.</summary>
internal static class SheetFile
{
    public const string Csv = "text/csv";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int HeldAtMost = 64 << 10;

    /// <summary>CSV as of RFC 4180 in UTF-8 with its mark, without which Excel takes it for another encoding.</summary>
    public static async Task WriteCsvAsync(
        Stream body, IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<string>> lines, CancellationToken cancellationToken)
    {
        await using var csv = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await csv.WriteLineAsync(string.Join(',', headings.Select(Quoted)).AsMemory(), cancellationToken);
        await foreach (var line in lines.WithCancellation(cancellationToken))
            await csv.WriteLineAsync(string.Join(',', line.Select(Quoted)).AsMemory(), cancellationToken);
    }

    /// <summary>A workbook of one sheet.</summary>
    public static async Task WriteXlsxAsync(
        Stream body, IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<string>> lines, CancellationToken cancellationToken)
    {
        await using var held = new HeldStream(body);
        using (var archive = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in XlsxPackage.Parts)
            {
                using var part = Open(archive, name);
                part.Write($"{XlsxPackage.Declaration}{xml}");
            }

            using var sheet = Open(archive, XlsxPackage.Sheet);
            sheet.Write(
                $"""{XlsxPackage.Declaration}<worksheet xmlns="{XlsxPackage.Main}"><cols><col min="1" max="{headings.Count}" width="24" style="1" customWidth="1"/></cols><sheetData>""");
            sheet.Write(Row(1, headings));
            var number = 1;
            await foreach (var line in lines.WithCancellation(cancellationToken))
            {
                sheet.Write(Row(++number, line));
                if (held.Length > HeldAtMost) await held.HandOnAsync(cancellationToken);
            }

            sheet.Write("</sheetData></worksheet>");
        }

        await held.HandOnAsync(cancellationToken);
    }

    private static StreamWriter Open(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = XlsxPackage.Undated;
        return new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static string Row(int number, IReadOnlyList<string> cells) =>
        $"""<row r="{number}">{string.Concat(cells.Select(cell => $"""<c t="inlineStr" s="1"><is><t xml:space="preserve">{Escaped(cell)}</t></is></c>"""))}</row>""";

    private static string Escaped(string text)
    {
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(xml, new XmlWriterSettings { ConformanceLevel = ConformanceLevel.Fragment })) writer.WriteString(text);
        return xml.ToString();
    }

    /// <summary>A text that a spreadsheet would take for a formula gets a mark before it: names and addresses are written by anybody.</summary>
    private static string Quoted(string cell)
    {
        if (cell.Length > 0 && "=+-@\t".Contains(cell[0], StringComparison.Ordinal)) cell = $"'{cell}";
        return cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
