using System.IO.Compression;
using System.Text;
using System.Xml;

namespace LaborContracts.Api.Sheets;

/// <summary>An empty spreadsheet with headings.</summary>
internal static class SheetTemplate
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>The moment that the entries of the archive bear: the same headings give the same bytes.</summary>
    private static readonly DateTimeOffset Undated = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>CSV in UTF-8 with its mark, without which Excel takes it for another encoding.</summary>
    public static byte[] Csv(IEnumerable<string> headings) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join(',', headings.Select(Quoted)) + "\r\n")];

    /// <summary>A workbook whose columns are text, so that an identity number keeps all its digits.</summary>
    public static byte[] Xlsx(IReadOnlyList<string> headings)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml",
                $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
            Add(archive, "_rels/.rels",
                $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(archive, "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Add(archive, "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/></Relationships>""");
            Add(archive, "xl/styles.xml",
                $"""<styleSheet xmlns="{Main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            Add(archive, "xl/worksheets/sheet1.xml",
                $"""<worksheet xmlns="{Main}"><cols><col min="1" max="{headings.Count}" width="24" style="1" customWidth="1"/></cols><sheetData><row r="1">{string.Concat(headings.Select(Cell))}</row></sheetData></worksheet>""");
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
        entry.LastWriteTime = Undated;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}"""));
    }
}
