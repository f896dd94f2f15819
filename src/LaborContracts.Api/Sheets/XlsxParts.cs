using System.IO.Compression;

namespace LaborContracts.Api.Sheets;

/// <summary>Where in the archive the first sheet is, and the strings that its cells name.</summary>
/// <param name="Strings">Null if the workbook has none.</param>
internal sealed record XlsxParts(string Sheet, string? Strings)
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    public static XlsxParts Of(ZipArchive archive)
    {
        var first = FirstSheet(archive);
        string? sheet = null, strings = null;
        using var xml = Xlsx.Open(archive, "xl/_rels/workbook.xml.rels");
        while (xml.Read())
        {
            if (xml.LocalName != "Relationship" || xml.GetAttribute("Target") is not { } target) continue;
            if (xml.GetAttribute("Id") == first) sheet = PathOf(target);
            if (xml.GetAttribute("Type")?.EndsWith("/sharedStrings", StringComparison.Ordinal) == true) strings = PathOf(target);
        }

        return new(sheet ?? throw new UnreadableSheetException("issue.not-readable"), strings);
    }

    private static string FirstSheet(ZipArchive archive)
    {
        using var xml = Xlsx.Open(archive, "xl/workbook.xml");
        while (xml.Read())
        {
            // Days of such a workbook are counted from another day, and nobody would notice the four years.
            if (xml.LocalName == "workbookPr" && xml.GetAttribute("date1904") is "1" or "true") throw new UnreadableSheetException("issue.days-from-1904");
            if (xml.LocalName == "sheet" && (xml.GetAttribute("id", Relationships) ?? xml.GetAttribute("id", StrictRelationships)) is { } id) return id;
        }

        throw new UnreadableSheetException("issue.not-readable");
    }

    private static string PathOf(string target) => target.StartsWith('/') ? target[1..] : $"xl/{target}";
}
