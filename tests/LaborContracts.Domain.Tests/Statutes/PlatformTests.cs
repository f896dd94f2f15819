using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

public sealed class PlatformTests
{
    private static readonly ContractTerms Terms = LawfulForms.Platform;

    private static readonly Classification AsEmployed = new(Degree.Full, Degree.Some, Degree.Full, Degree.Full, Degree.Some, Degree.Some);
    private static readonly Classification OnOwnAccount = new(Degree.None, Degree.None, Degree.None, Degree.None, Degree.None, Degree.Full);

    [Fact]
    public void U01_finds_an_agreement_where_employment_is_grave()
    {
        var finding = Of("U01", Terms with { Classification = AsEmployed }).Single();

        Assert.Equal(Severity.Warn, finding.Severity);
        Assert.Contains("应当依法订立劳动合同", finding.Message, StringComparison.Ordinal);
        Assert.Contains("二倍工资", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void U01_holds_the_answers_against_the_document()
    {
        var contract = Terms with { Kind = DocumentKind.PlatformLaborContract };

        Assert.Null(Worst("U01", Terms));
        Assert.Equal(Severity.Warn, Worst("U01", Terms with { Classification = OnOwnAccount }));
        Assert.Null(Worst("U01", contract with { Classification = AsEmployed }));
        Assert.Equal(Severity.Inform, Worst("U01", contract));
        Assert.Equal(Severity.Warn, Worst("U01", contract with { Classification = null }));
        Assert.Null(Worst("U01", Drafts.Lawful));
    }

    [Theory]
    [InlineData("26", null)]
    [InlineData("25.99", Severity.Warn)]
    [InlineData("18.49", Severity.Block)]
    [InlineData(null, Severity.Warn)]
    public void U04_holds_the_floor_against_the_hourly_minimum(string? floor, Severity? severity) => Assert.Equal(
        severity,
        Worst("U04", Terms with { PlatformPay = Terms.PlatformPay! with { HourlyFloor = floor is null ? null : Money.Parse(floor) } }));

    [Fact]
    public void U04_cannot_check_without_a_district() =>
        Assert.Equal("workplace", Of("U04", Terms with { Workplace = null }).Single().Field);

    [Theory]
    [InlineData(4.0, 8.0, null)]
    [InlineData(4.25, 8.0, Severity.Warn)]
    [InlineData(4.0, 8.25, Severity.Inform)] // an agreement: by consultation
    [InlineData(null, 8.0, Severity.Warn)]
    [InlineData(4.0, null, Severity.Warn)]
    public void U05_limits_the_stretch_and_the_day(double? stretch, double? day, Severity? severity) =>
        Assert.Equal(severity, Worst("U05", Working(Terms, stretch, day)));

    [Theory]
    [InlineData(8.0, null)]
    [InlineData(8.25, Severity.Warn)]
    public void U05_gives_a_labor_contract_eight_hours(double day, Severity? severity) =>
        Assert.Equal(severity, Worst("U05", Working(Terms with { Kind = DocumentKind.PlatformLaborContract }, 4, day)));

    [Fact]
    public void U05_and_U08_follow_the_draft_from_its_day_on()
    {
        var terms = Working(Terms, 4.25, 8) with { PlatformRules = Terms.PlatformRules! with { HumanReview = false } };

        Assert.Equal(2, StatuteBook.Check(Draft.Of(terms, new(2026, 10, 8))).Count(f => f.Id is "U05" or "U08"));
        Assert.Equal(0, StatuteBook.Check(Draft.Of(terms, new(2026, 10, 7))).Count(f => f.Id is "U05" or "U08"));
    }

    [Fact]
    public void U05_wants_rest_when_a_limit_is_reached() => Assert.Equal(
        "platformWork.rest", Of("U05", Terms with { PlatformWork = Terms.PlatformWork! with { Rest = null } }).Single().Field);

    [Theory]
    [InlineData("首页", 7, 0)]
    [InlineData("首页", 6, 1)]
    [InlineData("首页", null, 1)]
    [InlineData(null, null, 2)]
    public void U07_wants_rules_published_and_changes_announced(string? at, int? days, int findings) => Assert.Equal(
        findings,
        Of("U07", Terms with { PlatformRules = Terms.PlatformRules! with { PublishedAt = at, NoticeDays = days } }).Count);

    [Theory]
    [InlineData("客服", true, 0)]
    [InlineData("", true, 1)]
    [InlineData(null, false, 2)]
    public void U08_wants_appeals_and_a_person(string? appeals, bool review, int findings) => Assert.Equal(
        findings,
        Of("U08", Terms with { PlatformRules = Terms.PlatformRules! with { Appeals = appeals, HumanReview = review } }).Count);

    [Theory]
    [InlineData(PlatformTrade.Delivery, Severity.Warn)]
    [InlineData(PlatformTrade.Housekeeping, Severity.Inform)]
    public void U09_wants_injury_protection(PlatformTrade trade, Severity severity) => Assert.Equal(
        severity,
        Worst("U09", Terms with { InjuryProtection = new(" "), Platform = Terms.Platform! with { Trade = trade } }));

    [Fact]
    public void U10_wants_two_firms_and_their_duties()
    {
        var three = LawfulForms.ThreeParty;

        Assert.Null(Worst("U10", three));
        Assert.Equal("partner.creditCode", Of("U10", three with { Partner = three.Employer }).Single().Field);
        Assert.Equal("dutyDivision", Of("U10", three with { DutyDivision = " " }).Single().Field);
        Assert.Null(Worst("U10", Terms));
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(32, Severity.Warn)]
    [InlineData(null, Severity.Warn)]
    public void U12_wants_pay_settled_within_a_month(int? days, Severity? severity) =>
        Assert.Equal(severity, Worst("U12", Terms with { PlatformPay = Terms.PlatformPay! with { SettlementDays = days } }));

    [Fact]
    public void What_is_missing_is_said_once()
    {
        var bare = Terms with
        {
            PlatformWork = null, PlatformPay = new(), PlatformRules = new(), InjuryProtection = null,
        };
        var findings = StatuteBook.Check(Draft.Of(bare, Drafts.Today)).Where(f => f.Severity > Severity.Inform).ToList();

        Assert.Equal(findings.Count, findings.Select(f => f.Field).Distinct().Count());
    }

    [Fact]
    public void An_amendment_of_an_agreement_is_judged_and_one_of_a_labor_contract_is_not()
    {
        var broken = Terms with { PlatformPay = Terms.PlatformPay! with { SettlementDays = null } };

        Assert.Contains(StatuteBook.Check(new(DocumentKind.Amendment, broken, Drafts.Today)), f => f.Id == "U12");
        Assert.DoesNotContain(StatuteBook.Check(new(DocumentKind.Amendment, Drafts.Lawful, Drafts.Today)), f => f.Id[0] == 'U');
    }

    private static ContractTerms Working(ContractTerms terms, double? stretch, double? day) => terms with
    {
        PlatformWork = terms.PlatformWork! with { LongestContinuousHours = (decimal?)stretch, LongestDailyHours = (decimal?)day },
    };

    private static Severity? Worst(string id, ContractTerms terms) => Of(id, terms).Select(f => (Severity?)f.Severity).Max();

    private static List<Finding> Of(string id, ContractTerms terms) =>
        [.. StatuteBook.Check(Draft.Of(terms, Drafts.Today)).Where(f => f.Id == id)];
}
