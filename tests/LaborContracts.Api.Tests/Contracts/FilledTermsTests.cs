using System.Text.Json;
using LaborContracts.Api.Pages.Desk.Drafting;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.Domain.Terms.Sheets;
using LaborContracts.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace LaborContracts.Api.Tests.Contracts;

/// <summary>What a form sends is read as terms, and terms fill a form.</summary>
public sealed class FilledTermsTests
{
    private static readonly (string Path, string Text)[] Parties =
    [
        .. TermsJson.Fields(Example("terms.json")).Where(value => value.Path.StartsWith("employer.", StringComparison.Ordinal)
            || value.Path.StartsWith("worker.", StringComparison.Ordinal)).Select(value => (value.Path, value.Value.ToString()!)),
    ];

    public static TheoryData<string> Examples =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "examples"), "*.json").Select(file => Path.GetFileName(file)).Order()];

    [Fact]
    public void There_is_an_example_of_every_kind_of_agreement() => Assert.Equal(
        Enum.GetValues<DocumentKind>().Where(kind => kind.IsAgreement()),
        Examples.Select(example => Example(example.Data).Kind).Distinct().Order());

    [Theory, MemberData(nameof(Examples))]
    public void A_form_shows_all_terms_of_an_example_and_sends_them_back_whole(string example)
    {
        var terms = Example(example);

        var sent = FilledTerms.Of(Sent(terms.Kind, FilledTerms.Of(terms)));

        Assert.Equal(TermsJson.ToElement(terms).GetRawText(), TermsJson.ToElement(Read(sent, terms.Kind)).GetRawText());
    }

    [Theory, MemberData(nameof(Examples))]
    public void What_a_new_form_holds_is_lawful_beside_what_an_example_adds(string example)
    {
        var terms = Example(example);
        var today = new DateOnly(2026, 11, 24);

        var usual = FormDefaults.Of(terms.Kind, today);

        var filled = FilledTerms.Of(terms).With(usual.Only([.. usual.Parts.Except(["term", "dispatch"])])); // an example has days of its own

        Assert.DoesNotContain(StatuteBook.Check(Draft.Of(Read(filled, terms.Kind), today)), finding => finding.Severity == Severity.Block);
    }

    [Fact]
    public void An_empty_form_says_nothing_but_its_kind()
    {
        var sent = Sent(DocumentKind.PlatformLaborContract, FilledTerms.Of([]));

        Assert.Equal("""{"kind":"platform-labor-contract"}""", FilledTerms.Of(sent).ToJson(DocumentKind.PlatformLaborContract).GetRawText());
    }

    [Fact]
    public void A_tick_that_was_taken_away_is_an_answer()
    {
        var terms = Read(FilledTerms.Of(Form(
            [.. Parties, ("overAge.workInjuryInsurance", "用人单位参加。"), ("overAge.receivesPension", "false"), ("autoRenews", "false")])), DocumentKind.PostRetirementAgreement);

        Assert.False(terms.OverAge!.ReceivesPension);
        Assert.False(terms.AutoRenews);
    }

    [Fact]
    public void A_ticked_box_counts_before_the_no_that_stands_behind_it() => Assert.True(Read(
        FilledTerms.Of(new FormCollection(Parties.ToDictionary(pair => pair.Path, pair => new StringValues(pair.Text))
            .Append(new("autoRenews", new StringValues(["true", "false"]))).ToDictionary())),
        DocumentKind.LaborContract).AutoRenews);

    [Fact]
    public void Items_that_were_left_blank_are_closed_up()
    {
        var filled = FilledTerms.Of(Form(
            ("otherAgreements[0]", " "), ("otherAgreements[1]", "提供午餐。"), ("otherAgreements[3]", "提供班车。"),
            ("penalties[2].ground", "restraint"), ("penalties[2].text", "按约定支付。"), ("penalties[0].ground", "")));

        Assert.Equal(("提供午餐。", "提供班车。", ""), (filled["otherAgreements[0]"], filled["otherAgreements[1]"], filled["otherAgreements[2]"]));
        Assert.Equal("按约定支付。", filled["penalties[0].text"]);
        Assert.Equal((2, 1), (filled.ItemsOf("otherAgreements"), filled.ItemsOf("penalties")));
    }

    [Fact]
    public void Lines_are_read_as_a_browser_sends_them()
    {
        var terms = Read(FilledTerms.Of(Form([.. Parties, ("workContent", "分拣\r\n配送")])), DocumentKind.LaborContract);

        Assert.Equal("分拣\n配送", terms.WorkContent);
    }

    [Theory]
    [InlineData("remuneration.monthlyWage", "八千", "remuneration.monthlyWage", "money")]
    [InlineData("remuneration.payDay", "32", "remuneration.payDay", "range")]
    [InlineData("probation.monthlyWage", "8000", "probation.term", "required")]
    [InlineData("term.end", "2027-12-31", "term.start", "required")]
    public void What_cannot_be_read_stays_as_it_was_written_and_is_a_fault_of_its_field(string path, string text, string field, string fault)
    {
        var filled = FilledTerms.Of(Form([.. Parties, (path, text)]));

        var (_, faults) = TermsJson.Read(filled.ToJson(DocumentKind.LaborContract));

        Assert.Equal(fault, faults[field]);
        Assert.Equal(text, filled[path]);
    }

    [Theory]
    [InlineData("kind", "training-agreement")]
    [InlineData("worker.nickname", "小王")]
    [InlineData("otherAgreements[77]", "很多")]
    [InlineData("__proto__", "x")]
    public void What_terms_do_not_have_is_left_out(string path, string text) =>
        Assert.Equal("""{"kind":"labor-contract"}""", FilledTerms.Of(Form((path, text))).ToJson(DocumentKind.LaborContract).GetRawText());

    /// <summary>What a browser sends of the form: every field that it shows, a box without a tick as its "no" alone.</summary>
    private static FormCollection Sent(DocumentKind kind, FilledTerms filled) => new(FormLayout.Of(kind, kind, filled)
        .SelectMany(section => section.Open.Concat(section.Folded.SelectMany(folded => folded.Fields)))
        .ToDictionary(field => field.Path, field => Shown(field, filled)));

    private static StringValues Shown(TermsColumn field, FilledTerms filled)
    {
        var shown = filled[field.Path] is { Length: > 0 } text ? text : field.Default ?? "";
        if (field.Type != typeof(bool)) return shown;
        return shown == "true" ? new StringValues(["true", "false"]) : new StringValues("false");
    }

    private static FormCollection Form(params (string Path, string Text)[] fields) =>
        new(fields.ToDictionary(field => field.Path, field => new StringValues(field.Text)));

    private static ContractTerms Read(FilledTerms filled, DocumentKind kind)
    {
        var (terms, faults) = TermsJson.Read(filled.ToJson(kind));
        Assert.Empty(faults);
        return terms!;
    }

    private static ContractTerms Example(string name) => TermsJson.Read(JsonElement.Parse(
        File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "examples", name)))).Terms!;
}
