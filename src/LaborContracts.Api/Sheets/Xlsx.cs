using System.IO.Compression;
using System.Xml;

namespace LaborContracts.Api.Sheets;

/// <summary>
/// The first sheet of a workbook as of ISO/IEC 29500-1 (SpreadsheetML), read as a stream: what is shown in its cells, without formats.
/// Document types, and with them entities, are refused; what is inflated is counted.
/// </summary>
internal static class Xlsx
{
    private const int MostEntries = 2000;
    private const int LongestWorkbook = 4 << 20;
    private const long LongestSheet = 1L << 30;

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static IEnumerable<SheetLine> Read(byte[] file)
    {
        using var archive = Guarded(() => new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read));
        var (sheet, strings) = Guarded(() =>
        {
            if (archive.Entries.Count > MostEntries) throw new UnreadableSheetException("issue.not-readable");
            var parts = XlsxParts.Of(archive);
            return (parts.Sheet, XlsxStrings.Read(archive, parts.Strings));
        });
        using var xml = Guarded(() => OpenSheet(archive, sheet));
        var lines = new XlsxLines(xml, strings);
        while (Guarded(lines.Next) is { } line)
            if (line.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell))) yield return line;
    }

    /// <summary>A part of the workbook, of which no more than a limit is read.</summary>
    public static XmlReader Open(ZipArchive archive, string part, long limit = LongestWorkbook) => XmlReader.Create(
        new BoundedStream((archive.GetEntry(part) ?? throw new UnreadableSheetException("issue.not-readable")).Open(), limit), Strict);

    private static XmlReader OpenSheet(ZipArchive archive, string sheet) => Open(archive, sheet, LongestSheet);

    /// <summary>What the libraries say of a file that is none is said in one way.</summary>
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception none) when (none is XmlException or InvalidDataException or EndOfStreamException or FormatException or OverflowException or NotSupportedException)
        {
            throw new UnreadableSheetException("issue.not-readable", null, none);
        }
    }
}
