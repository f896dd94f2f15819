using System.IO.Compression;
using System.Text;

namespace LaborContracts.Api.Tests.Sheets;

/// <summary>A workbook of a test, honest or hostile, part by part.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="rows">What stands in <c>sheetData</c>.</param>
    /// <param name="strings">What stands in <c>sst</c>; null for a workbook without shared strings.</param>
    /// <param name="properties">Attributes of <c>workbookPr</c>.</param>
    /// <param name="before">What stands before the sheet's root.</param>
    public static byte[] Of(string rows, string? strings = null, string properties = "", string before = "") => Zip(
        ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><workbookPr {properties}/><sheets><sheet name="人员" sheetId="1" r:id="rId7"/><sheet name="别的" sheetId="2" r:id="rId8"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId8" Type="{Office}/worksheet" Target="worksheets/sheet9.xml"/><Relationship Id="rId7" Type="{Office}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId3" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""),
        ("xl/worksheets/sheet1.xml", $"""{before}<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>"""),
        ("xl/sharedStrings.xml", strings is null ? null : $"""<sst xmlns="{Main}">{strings}</sst>"""));

    public static byte[] Zip(params (string Name, string? Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                if (text is null) continue;
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }
}
