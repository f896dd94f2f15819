using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.Domain.Terms.Sheets;
using Xunit;

namespace LaborContracts.Domain.Tests.Terms.Sheets;

public sealed class TermsColumnsTests
{
    [Theory]
    [InlineData("worker.name", "worker.name")]
    [InlineData("劳动者姓名", "worker.name")]
    [InlineData(" Worker's name ", "worker.name")]
    [InlineData("otherAgreements", "otherAgreements[0]")]
    [InlineData("otherAgreements[3]", "otherAgreements[3]")]
    [InlineData("约定的其他事项", "otherAgreements[0]")]
    [InlineData("约定的其他事项 2", "otherAgreements[1]")]
    [InlineData("约定的其他事项2", "otherAgreements[1]")]
    [InlineData("penalties[1].amount", "penalties[1].amount")]
    public void A_heading_is_a_path_or_a_name(string heading, string path) => Assert.Equal(path, TermsColumns.Find(heading)?.Path);

    [Theory]
    [InlineData("")]
    [InlineData("worker")]
    [InlineData("worker.nickname")]
    [InlineData("worker.name[0]")]
    [InlineData("劳动者姓名 2")]
    [InlineData("otherAgreements[50]")]
    [InlineData("kind")]
    [InlineData("ending.reason")]
    public void What_terms_do_not_have_is_no_column(string heading) => Assert.Null(TermsColumns.Find(heading));

    [Theory, MemberData(nameof(Agreements))]
    public void Every_heading_of_a_template_is_found_again_in_both_languages(DocumentKind kind)
    {
        var columns = TermsColumns.Of(kind);

        Assert.Equal(columns.Select(c => c.Path), columns.Select(c => TermsColumns.Find(c.Heading.Chinese)?.Path));
        Assert.Equal(columns.Select(c => c.Path), columns.Select(c => TermsColumns.Find(c.Heading.English)?.Path));
        Assert.Contains("worker.idNumber", columns.Select(c => c.Path));
    }

    [Theory]
    [InlineData("workingHours.nightWork", "是", "true")]
    [InlineData("workingHours.nightWork", "FALSE", "false")]
    [InlineData("workingHours.nightWork", "也许", "\"也许\"")]
    [InlineData("remuneration.payDay", "10", "10")]
    [InlineData("remuneration.payDay", "十日", "\"十日\"")]
    [InlineData("remuneration.monthlyWage", "6,500.00", "\"6500.00\"")]
    [InlineData("remuneration.monthlyWage", "6,50", "\"6,50\"")]
    [InlineData("term.start", "2026/12/1", "\"2026-12-01\"")]
    [InlineData("term.start", "2026年12月1日", "\"2026-12-01\"")]
    [InlineData("term.start", "46357", "\"2026-12-01\"")]
    [InlineData("term.start", "明天", "\"明天\"")]
    [InlineData("workingHours.system", "标准工时制", "\"standard\"")]
    [InlineData("worker.idNumber", " 320499199003070012 ", "\"320499199003070012\"")]
    public void A_cell_is_read_as_people_write_it_and_else_left_for_the_terms_to_refuse(string path, string cell, string json)
    {
        var terms = new JsonObject();

        TermsColumns.Find(path)!.Put(terms, cell);

        var value = path.Split('.').Aggregate((JsonNode)terms, (at, step) => at[step]!);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), value), value.ToJsonString());
    }

    [Fact]
    public void A_blank_cell_leaves_what_is_there()
    {
        var terms = new JsonObject { ["workContent"] = "仓储配送" };

        TermsColumns.Find("workContent")!.Put(terms, "  ");

        Assert.Equal("仓储配送", (string?)terms["workContent"]);
    }

    [Fact]
    public void Items_of_lists_come_to_their_places()
    {
        var terms = new JsonObject();

        TermsColumns.Find("otherAgreements[1]")!.Put(terms, "第二");
        TermsColumns.Find("penalties[0].amount")!.Put(terms, "100");
        TermsColumns.Find("penalties[0].text")!.Put(terms, "甲");

        Assert.Equal("""{"otherAgreements":["","第二"],"penalties":[{"amount":"100","text":"甲"}]}""", JsonSerializer.Serialize(terms, Plain));
    }

    [Fact]
    public void Cells_make_terms_that_are_read()
    {
        var terms = new JsonObject { ["kind"] = "labor-contract" };
        foreach (var (path, cell) in (ValueTuple<string, string>[])
            [
                ("employer.name", "常州常顺物流有限公司"), ("employer.creditCode", "91320411MACY000187"), ("employer.address", "通江中路 199 号"),
                ("employer.legalRepresentative", "周常顺"), ("worker.name", "王䶮"), ("worker.idNumber", "320499199003070012"),
                ("worker.address", "延陵中路 20 号"), ("worker.phone", "13800000001"), ("term.start", "2026-12-01"), ("term.end", "2029-11-30"),
            ])
            TermsColumns.Find(path)!.Put(terms, cell);

        var (read, faults) = TermsJson.Read(JsonSerializer.SerializeToElement(terms));

        Assert.Empty(faults);
        Assert.Equal("王䶮", read!.Worker.Name);
    }

    public static TheoryData<DocumentKind> Agreements => [.. Enum.GetValues<DocumentKind>().Where(kind => kind.IsAgreement())];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
