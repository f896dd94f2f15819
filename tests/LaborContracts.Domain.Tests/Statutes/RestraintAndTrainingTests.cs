using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

public sealed class RestraintAndTrainingTests
{
    [Theory]
    [InlineData(PenaltyGround.Other, Severity.Block)]
    [InlineData(PenaltyGround.Restraint, null)]
    [InlineData(PenaltyGround.ServicePeriod, null)]
    public void M02_allows_penalties_for_service_and_restraint_only(PenaltyGround ground, Severity? severity) =>
        Assert.Equal(severity, Worst("M02", Drafts.Lawful with { Penalties = [new(ground, Money.Of(1), "违约")] }));

    [Theory]
    [InlineData("36000", true, true, "36000", Severity.Inform)]
    [InlineData("36000", true, true, "36000.01", Severity.Block)]
    [InlineData(null, true, true, "1", null)] // C17's
    [InlineData("36000", false, true, "1", Severity.Block)]
    [InlineData("36000", true, false, "1", Severity.Block)]
    [InlineData("36000", true, true, null, null)]
    public void M03_wants_special_training_at_the_employers_cost(string? cost, bool paid, bool special, string? penalty, Severity? severity) =>
        Assert.Equal(severity, Worst("M03", LawfulForms.Training with
        {
            Training = LawfulForms.Training.Training! with
            {
                Cost = Parse(cost), PaidByEmployer = paid, IsSpecial = special, Penalty = Parse(penalty),
            },
        }));

    [Fact]
    public void M03_says_what_one_owes_who_leaves_half_way() => Assert.Contains(
        "36000.00 元按服务期 2027年2月1日 至 2029年1月31日 分摊，例如 2028年2月1日 离职的，至多 17975.37 元",
        Of("M03", LawfulForms.Training).Single().Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("36000", null)]
    [InlineData("36000.01", Severity.Block)]
    public void M03_caps_a_penalty_in_the_list_too(string amount, Severity? severity) => Assert.Equal(
        severity,
        Of("M03", LawfulForms.Training with { Penalties = [new(PenaltyGround.ServicePeriod, Money.Parse(amount), "违反服务期")] })
            .SingleOrDefault(f => f.Field.StartsWith("penalties", StringComparison.Ordinal))?.Severity);

    [Fact]
    public void M03_cannot_judge_a_penalty_without_a_training() => Assert.Equal(
        Severity.Warn, Worst("M03", Drafts.Lawful with { Penalties = [new(PenaltyGround.ServicePeriod, Money.Of(1), "违反服务期")] }));

    [Theory]
    [InlineData("2029-11-30", false, null)]
    [InlineData("2029-12-01", false, Severity.Inform)]
    [InlineData("2029-12-01", true, null)]
    public void M04_tells_that_a_contract_goes_on_with_the_service_period(string end, bool ends, Severity? severity) => Assert.Equal(
        severity,
        Worst("M04", LawfulForms.Training with
        {
            Training = LawfulForms.Training.Training! with { ServicePeriod = Drafts.Days("2027-02-01", end), EndsWithContract = ends },
        }));

    [Fact]
    public void M05_has_nothing_against_a_benefit_without_a_penalty() =>
        Assert.Null(Worst("M05", Drafts.Lawful with { SpecialBenefit = new("落户", Drafts.Days("2026-12-01", "2031-11-30")) }));

    [Theory]
    [InlineData(null, "知悉", "范围", "常州市", "nonCompete.person")]
    [InlineData(RestrictedPerson.OtherWithSecrets, " ", "范围", "常州市", "nonCompete.justification")]
    [InlineData(RestrictedPerson.SeniorManager, "知悉", null, "常州市", "nonCompete.scope")]
    [InlineData(RestrictedPerson.SeniorManager, "知悉", "范围", null, "nonCompete.area")]
    [InlineData(RestrictedPerson.OtherWithSecrets, "知悉", "范围", "常州市", null)]
    public void N01_wants_to_know_whom_why_and_what(RestrictedPerson? person, string? why, string? scope, string? area, string? field) => Assert.Equal(
        field,
        Of("N01", InContract(n => n with { Person = person, Justification = why, Scope = scope, Area = area })).SingleOrDefault()?.Field);

    [Theory]
    [InlineData(24, null)]
    [InlineData(25, Severity.Block)]
    [InlineData(null, Severity.Warn)]
    public void N02_allows_two_years(int? months, Severity? severity) =>
        Assert.Equal(severity, Worst("N02", InContract(n => n with { Months = months })));

    [Theory]
    [InlineData(null, 12, false, Severity.Block)]
    [InlineData("0", 12, false, Severity.Block)]
    [InlineData("4000", 12, true, Severity.Block)] // part of the salary
    [InlineData("2660", 12, false, null)] // a third of 8,000 and the minimum wage
    [InlineData("2659.99", 12, false, Severity.Warn)] // the minimum wage of 2026 is second-hand
    [InlineData("2489.99", 12, false, Severity.Block)] // below the newest that is certain
    [InlineData("3999.99", 12, false, null)]
    [InlineData("3999.99", 13, false, Severity.Warn)] // more than a year: a half is advised
    [InlineData("4000", 13, false, null)]
    public void N03_weighs_what_a_restraint_is_paid(string? pay, int months, bool inSalary, Severity? severity) => Assert.Equal(
        severity,
        Worst("N03", Restrained(n => n with { MonthlyCompensation = Parse(pay), Months = months, InSalary = inSalary, Penalty = null })));

    [Theory]
    [InlineData("6000", "20000", null)] // thirty percent
    [InlineData("5999.99", "20000", Severity.Warn)]
    public void N03_wants_thirty_percent(string pay, string wage, Severity? severity) => Assert.Equal(
        severity,
        Worst("N03", Restrained(n => n with { MonthlyCompensation = Parse(pay), AverageWage = Parse(wage), Penalty = null })));

    [Theory]
    [InlineData("240000", null)] // five times 48,000
    [InlineData("240000.01", Severity.Warn)]
    [InlineData("999999999999.99", Severity.Warn)]
    public void N03_finds_more_than_five_times_too_much(string penalty, Severity? severity) =>
        Assert.Equal(severity, Worst("N03", Restrained(n => n with { Penalty = Parse(penalty) })));

    [Theory]
    [InlineData(AreaBreadth.Province, null, null)]
    [InlineData(AreaBreadth.Nation, null, Severity.Warn)]
    [InlineData(AreaBreadth.World, " ", Severity.Warn)]
    [InlineData(AreaBreadth.World, "产品销往全球。", null)]
    public void N03_wants_reasons_for_a_wide_area(AreaBreadth breadth, string? reasons, Severity? severity) =>
        Assert.Equal(severity, Worst("N03", Restrained(n => n with { Breadth = breadth, AreaReasons = reasons })));

    [Theory]
    [InlineData("2666.67", "320411", null)]
    [InlineData("2666.66", "320411", Severity.Warn)]
    [InlineData("2666.66", "310101", null)] // Shanghai
    public void N04_wants_a_third_in_Jiangsu(string pay, string district, Severity? severity) => Assert.Equal(
        severity,
        Worst("N04", Restrained(n => n with { MonthlyCompensation = Parse(pay) }) with
        {
            Workplace = new(DistrictCode.Parse(district), "示例路 1 号"),
        }));

    [Fact]
    public void Without_a_restraint_nothing_is_said_of_one() =>
        Assert.DoesNotContain(StatuteBook.Check(Draft.Of(Drafts.Lawful, Drafts.Today)), f => f.Id[0] == 'N');

    [Theory]
    [InlineData("2026-11-25", null)]
    [InlineData("2026-11-24", "2026年12月24日")]
    [InlineData("2026-10-25", "2026年11月24日")] // the thirtieth day
    [InlineData("2026-10-24", "尚未办理")]
    public void S02_counts_thirty_days(string first, string? said)
    {
        var finding = Of("S02", Drafts.Lawful with { EmploymentStart = Drafts.Day(first) }).SingleOrDefault();

        if (said is null) Assert.Null(finding);
        else Assert.Contains(said, finding?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_an_agreement_of_its_own_C17_says_what_is_missing()
    {
        var bare = Restrained(n => n with { Scope = null, Area = null, Months = null });

        Assert.Empty(Of("N01", bare));
        Assert.Empty(Of("N02", bare));
        Assert.Equal(["nonCompete.scope", "nonCompete.area", "nonCompete.months"], Of("C17", bare).Select(f => f.Field));
    }

    private static ContractTerms InContract(Func<NonCompete, NonCompete> change) =>
        Drafts.Lawful with { NonCompete = change(LawfulForms.NonCompete.NonCompete!) };

    private static ContractTerms Restrained(Func<NonCompete, NonCompete> change) =>
        LawfulForms.NonCompete with { NonCompete = change(LawfulForms.NonCompete.NonCompete!) };

    private static Money? Parse(string? amount) => amount is null ? null : Money.Parse(amount);

    private static Severity? Worst(string id, ContractTerms terms) => Of(id, terms).Select(f => (Severity?)f.Severity).Max();

    private static List<Finding> Of(string id, ContractTerms terms) =>
        [.. StatuteBook.Check(Draft.Of(terms, Drafts.Today)).Where(f => f.Id == id)];
}
