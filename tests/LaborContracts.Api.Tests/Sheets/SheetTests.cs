using System.Text;
using LaborContracts.Api.Sheets;
using Xunit;

namespace LaborContracts.Api.Tests.Sheets;

public sealed class SheetTests
{
    [Fact]
    public void Csv_is_read_with_quotes_lines_in_cells_and_blank_lines()
    {
        var lines = Read("姓名,条款\r\n王䶮,\"一,\"\"二\"\"\r\n三\"\r\n,\r\n\n李晓梅,四");

        Assert.Equal([(1, "姓名|条款"), (2, "王䶮|一,\"二\"\n三"), (5, "李晓梅|四")], lines);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("GB18030", false)]
    public void Csv_is_read_in_the_encodings_that_spreadsheet_programs_write(string name, bool mark)
    {
        var encoding = name == "utf-8" ? new UTF8Encoding(mark) : CodePagesEncodingProvider.Instance.GetEncoding(name)!;

        var lines = Read([.. encoding.GetPreamble(), .. encoding.GetBytes("姓名\n王䶮\n")]);

        Assert.Equal([(1, "姓名"), (2, "王䶮")], lines);
    }

    [Theory]
    [InlineData("a,b\"c\n", "issue.csv-quotes")]
    [InlineData("\"a\"b,c\n", "issue.csv-quotes")]
    [InlineData("a,\"b\n", "issue.csv-quotes")]
    public void A_quote_in_the_wrong_place_is_refused(string csv, string code) => Refused(Encoding.UTF8.GetBytes(csv), code);

    [Fact]
    public void Bytes_of_no_encoding_are_refused() => Refused([0x41, 0x0A, 0xFF, 0xFF, 0x0A], "issue.encoding");

    [Fact]
    public void Too_wide_and_too_long_are_refused()
    {
        Refused(Encoding.UTF8.GetBytes(new string(',', 400)), "issue.too-many-columns");
        Refused(Encoding.UTF8.GetBytes(new string('a', 10_001)), "issue.cell-too-long");
    }

    [Fact]
    public void A_workbook_is_read_with_all_kinds_of_cells()
    {
        var file = Workbook.Of(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>乙</t></is></c></row>
            <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>13800000001</v></c><c r="C3"><v>0.10000000000000001</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="str"><f>A1</f><v>丙</v></c><c r="F3" t="d"><v>2026-12-01T00:00:00</v></c></row>
            <row r="4"><c r="A4"/></row>
            """,
            """<si><t>甲</t></si><si><r><t>王</t></r><r><rPr/><t xml:space="preserve">䶮 </t></r><rPh sb="0" eb="1"><t>wang</t></rPh></si>""");

        Assert.Equal([(1, "甲||乙"), (3, "王䶮 |13800000001|0.1|1|丙|2026-12-01")], Read(file));
    }

    [Fact]
    public void An_identity_number_that_lost_its_digits_does_not_become_another()
    {
        var cell = Assert.Single(Read(Workbook.Of("""<row><c><v>3.2049919900307001E+17</v></c></row>""")));

        Assert.Contains("E+17", cell.Cells, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_of_a_workbook_is_one_that_is_read()
    {
        using var xlsx = new MemoryStream();
        await SheetFile.WriteXlsxAsync(xlsx, ["甲", "乙 <&>"], AsyncEnumerable.Empty<IReadOnlyList<string>>(), TestContext.Current.CancellationToken);

        Assert.Equal([(1, "甲|乙 <&>")], Read(xlsx.ToArray()));
    }

    [Fact]
    public void Document_types_and_entities_are_refused() => Refused(
        Workbook.Of("<row><c t=\"str\"><v>&a;</v></c></row>", before: "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>"), "issue.not-readable");

    [Theory]
    [InlineData("<row r=\"2\"/><row r=\"1\"/>")]
    [InlineData("<row r=\"-1\"/>")]
    [InlineData("<row r=\"1048577\"/>")]
    [InlineData("<row r=\"99999999999999999999\"/>")]
    [InlineData("<row><c r=\"B1\"/><c r=\"A1\"/></row>")]
    [InlineData("<row><c t=\"s\"><v>7</v></c></row>")]
    [InlineData("<row><c t=\"s\"><v>x</v></c></row>")]
    [InlineData("<row><c")]
    public void A_sheet_that_is_none_is_refused(string rows) => Refused(Workbook.Of(rows), "issue.not-readable");

    [Fact]
    public void What_is_in_the_way_is_said()
    {
        Refused(Workbook.Of("<row><c t=\"e\"><v>#N/A</v></c></row>"), "issue.error-cell");
        Refused(Workbook.Of("<row><c r=\"OK1\"/></row>"), "issue.too-many-columns");
        Refused(Workbook.Of("<row/>", properties: "date1904=\"1\""), "issue.days-from-1904");
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0], "issue.old-workbook");
        Refused(Workbook.Zip(("word/document.xml", "<document/>")), "issue.not-readable");
        Refused("PK\x03\x04 and no archive"u8.ToArray(), "issue.not-readable");
    }

    [Fact]
    public void A_small_archive_that_inflates_beyond_all_bounds_is_refused()
    {
        var bomb = Workbook.Of("<row><c t=\"s\"><v>0</v></c></row>", $"<si><t>{new string('a', 9000)}</t></si>{string.Concat(Enumerable.Repeat($"<si><t>{new string('a', 9000)}</t></si>", 4000))}");
        Assert.InRange(bomb.Length, 0, 1 << 20);

        Refused(bomb, "issue.too-large");
    }

    [Fact]
    public async Task What_is_written_is_read_back_in_both_forms_and_a_formula_of_anybodys_making_is_marked()
    {
        IReadOnlyList<string>[] lines = [["=1+1", "a,\"b\"<&>"], ["", " 320499199003070012 "]];
        using var csv = new MemoryStream();
        using var xlsx = new MemoryStream();
        await SheetFile.WriteCsvAsync(csv, ["一", "二"], lines.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        await SheetFile.WriteXlsxAsync(xlsx, ["一", "二"], lines.ToAsyncEnumerable(), TestContext.Current.CancellationToken);

        Assert.Equal([(1, "一|二"), (2, "'=1+1|a,\"b\"<&>"), (3, "| 320499199003070012 ")], Read(csv.ToArray()));
        Assert.Equal([(1, "一|二"), (2, "=1+1|a,\"b\"<&>"), (3, "| 320499199003070012 ")], Read(xlsx.ToArray())); // cells of a workbook are text
    }

    private static void Refused(byte[] file, string code) =>
        Assert.Equal(code, Assert.Throws<UnreadableSheetException>(() => Read(file)).Code);

    private static List<(int Number, string Cells)> Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    private static List<(int Number, string Cells)> Read(byte[] file) =>
        [.. Sheet.Read(file).Select(line => (line.Number, string.Join('|', line.Cells)))];
}
