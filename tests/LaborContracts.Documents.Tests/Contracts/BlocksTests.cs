using System.Text.RegularExpressions;
using LaborContracts.Documents.Contracts;
using LaborContracts.Documents.Tests.Archive;

namespace LaborContracts.Documents.Tests.Contracts;

public sealed class BlocksTests
{
    [Fact]
    public void All_options_are_printed_and_the_chosen_one_is_ticked() => Assert.Contains(
        "支付方式：☑银行转账☐现金☐其他方式", Papers.TextOf(AllBlocks.Typeset(isBilingual: false).Pdf), StringComparison.Ordinal);

    [Fact]
    public void A_value_that_is_none_of_the_options_is_refused()
    {
        var template = ContractTemplate.Read("! 样张\n[] {remuneration.payMethod} 现金=现金 | 支票=支票");

        Assert.Throws<ArgumentException>(() => Papers.Typesetter.Typeset(Papers.Paper, template));
    }

    [Fact]
    public void A_table_s_head_is_printed_again_on_every_page_and_read_out_once()
    {
        var contract = AllBlocks.Typeset(rows: 120, isBilingual: false);

        using var file = new TemporaryFile(contract.Pdf);
        for (var page = 1; page <= contract.Pages; page++)
        {
            var text = ForeignTool.Judge("pdftotext", "-raw", "-f", $"{page}", "-l", $"{page}", file.Path, "-");
            Assert.Equal(Regex.IsMatch(text, "项目[0-9]") ? 1 : 0, Regex.Count(text, @"项目\s单价\s说明"));
        }

        var structure = ForeignTool.Judge("pdfinfo", "-struct-text", file.Path);
        Assert.Single(Regex.Matches(structure, "\"单价"));
        Assert.Single(Regex.Matches(structure, "\"项目120"));
    }

    [Fact]
    public void A_row_longer_than_a_page_goes_on_and_stays_one_row()
    {
        var remark = string.Concat(Enumerable.Range(1, 400).Select(i => $"第{i}项说明，"));

        var contract = AllBlocks.Typeset(rows: 1, isBilingual: false, remark);

        using var file = new TemporaryFile(contract.Pdf);
        var structure = ForeignTool.Judge("pdfinfo", "-struct-text", file.Path);
        Assert.Equal(6, Regex.Count(structure, @"^\s+TR", RegexOptions.Multiline)); // two of each table
        Assert.Equal(400, Regex.Count(Regex.Replace(structure, @"[\s""]", ""), "第[0-9]+项说明"));
    }

    [Fact]
    public void An_annex_begins_a_page_and_counts_anew()
    {
        var contract = AllBlocks.Typeset();
        using var file = new TemporaryFile(contract.Pdf);

        var last = ForeignTool.Judge("pdftotext", "-raw", "-f", $"{contract.Pages}", file.Path, "-");

        Assert.Contains("附件 服务规范\nAnnex: Rules of service\n一、附件的通则", last, StringComparison.Ordinal);
        Assert.Contains("第一条", last, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_parties_have_a_field_each_in_the_order_of_the_form() => Assert.Equal(
        ["employer", "worker", "partner"],
        OpenFile.Of("of all blocks").Widgets.Select(widget => ((Pdf.PdfString)widget["T"]!).ToText()));

    [Fact]
    public void English_stands_below_its_Chinese_only_where_the_paper_asks_for_it()
    {
        Assert.Contains("PartyBworksat", Papers.TextOf(AllBlocks.Typeset().Pdf), StringComparison.Ordinal);
        Assert.DoesNotContain("PartyBworksat", Papers.TextOf(AllBlocks.Typeset(isBilingual: false).Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_are_English_in_English_lines() => Assert.Contains(
        "from1December2026.", Papers.TextOf(AllBlocks.Typeset().Pdf), StringComparison.Ordinal);

    [Fact]
    public void Two_languages_say_which_of_them_prevails()
    {
        var text = Papers.TextOf(Papers.Typesetter.Typeset(Papers.Paper with { Bilingual = true }).Pdf);

        Assert.Contains("中文和英文不一致的，以中文为准", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("* 没有标题")]
    [InlineData("! 样张\n~ 没有表 | 格")]
    [InlineData("! 样张\n没有标记")]
    [InlineData("> No Chinese")]
    [InlineData("! 样张\n> One\n> Two")]
    public void A_template_that_is_written_wrongly_is_refused(string text) =>
        Assert.Throws<FormatException>(() => ContractTemplate.Read(text));
}
