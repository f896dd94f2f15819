using System.IO.Compression;
using System.Text;
using System.Xml;

namespace LaborContracts.Api.Sheets;

/// <summary>The strings that cells of a workbook name by their number.</summary>
internal static class XlsxStrings
{
    private const int Most = 4_000_000;
    private const int MostCharacters = 32 << 20;
    private const long Longest = 256L << 20;

    public static IReadOnlyList<string> Read(ZipArchive archive, string? part)
    {
        var strings = new List<string>();
        if (part is null || archive.GetEntry(part) is null) return strings;
        using var xml = Xlsx.Open(archive, part, Longest);
        var characters = 0L;
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            var text = Text(xml);
            characters += text.Length;
            if (strings.Count == Most || characters > MostCharacters) throw new UnreadableSheetException("issue.too-large");
            strings.Add(text);
        }

        return strings;
    }

    /// <summary>The text of an item or a cell, its formatted runs joined; readings that are printed above it are none of it.</summary>
    public static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        var reading = 0;
        var isText = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (reading > 0 && xml.Depth >= reading) continue;
            reading = 0;
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh", IsEmptyElement: false }) reading = xml.Depth + 1;
            else if (xml.NodeType == XmlNodeType.Element) isText = xml.LocalName == "t" && !xml.IsEmptyElement;
            else if (xml.NodeType == XmlNodeType.EndElement) isText = false;
            else if (isText) text.Append(xml.Value);
            if (text.Length > Sheet.LongestCell) throw new UnreadableSheetException("issue.cell-too-long");
        }

        return text.ToString();
    }
}
