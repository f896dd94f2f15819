using System.Globalization;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

/// <summary>Dispatch, part-time work, work past the age, building sites.</summary>
public sealed class FormsOfWorkTests
{
    [Theory]
    [InlineData("2026-12-01", "2028-11-30", null)]
    [InlineData("2026-12-01", "2028-11-29", Severity.Block)]
    public void D01_wants_two_years(string start, string end, Severity? severity) =>
        Assert.Equal(severity, Worst("D01", LawfulForms.Dispatch with { Term = Drafts.Days(start, end), Probation = null }));

    [Fact]
    public void D01_wants_a_fixed_term_and_pay_without_work()
    {
        Assert.Equal(Severity.Block, Worst("D01", LawfulForms.Dispatch with { Term = new(new(2026, 12, 1), null, TermKind.OpenEnded) }));
        Assert.Equal(Severity.Warn, Worst("D01", Dispatched(d => d with { IdlePay = null })));
    }

    [Fact]
    public void D01_only_warns_of_a_renewal() => Assert.Equal(
        Severity.Warn,
        StatuteBook.Check(new(DocumentKind.Renewal, LawfulForms.Dispatch with { Term = Drafts.Days("2026-12-01", "2027-11-30") }, Drafts.Today))
            .Single(f => f.Id == "D01").Severity);

    [Theory]
    [InlineData(" ", "2029-12-31", false, Severity.Block)]
    [InlineData("001", null, false, Severity.Warn)]
    [InlineData("001", "2026-11-30", false, Severity.Block)] // gone on the first day
    [InlineData("001", "2026-12-01", false, Severity.Inform)] // before the last
    [InlineData("001", "2029-11-30", false, null)]
    [InlineData("001", "2029-12-31", true, Severity.Block)]
    public void D02_wants_a_licence_that_holds_and_another_users_unit(string? licence, string? until, bool affiliate, Severity? severity) => Assert.Equal(
        severity,
        Worst("D02", Dispatched(d => d with
        {
            Licence = licence, LicenceUntil = until is null ? null : Drafts.Day(until), UserIsAffiliate = affiliate,
        })));

    [Fact]
    public void D02_sees_an_employer_that_dispatches_to_itself()
    {
        var dispatch = LawfulForms.Dispatch.Dispatch!;

        Assert.Equal(Severity.Block, Worst("D02", Dispatched(d => d with { User = dispatch.User with { CreditCode = Drafts.Lawful.Employer.CreditCode } })));
        Assert.Equal(Severity.Block, Worst("D02", LawfulForms.Dispatch with { Dispatch = null }));
    }

    [Theory]
    [InlineData(PostNature.Temporary, "2027-05-31", 10, null)]
    [InlineData(PostNature.Temporary, "2027-06-01", 10, Severity.Warn)]
    [InlineData(PostNature.Substitute, "2027-06-01", 10, null)]
    [InlineData(null, "2027-05-31", 10, Severity.Warn)]
    [InlineData(PostNature.Auxiliary, "2027-05-31", 11, Severity.Warn)]
    public void D03_limits_posts_and_numbers(PostNature? nature, string end, int dispatched, Severity? severity) => Assert.Equal(
        severity,
        Worst("D03", Dispatched(d => d with { Nature = nature, Period = Drafts.Days("2026-12-01", end), UserDispatched = dispatched })));

    [Fact]
    public void D03_bars_dispatch_of_part_time_workers() =>
        Assert.Equal(Severity.Warn, Worst("D03", LawfulForms.PartTime with { Dispatch = LawfulForms.Dispatch.Dispatch }));

    [Theory]
    [InlineData("4", "6", null)]
    [InlineData("4.01", "1", Severity.Block)]
    [InlineData("4", "6.01", Severity.Block)]
    public void T01_allows_four_hours_and_twenty_four(string day, string week, Severity? severity) => Assert.Equal(
        severity,
        Worst("T01", LawfulForms.PartTime with
        {
            WorkingHours = new(decimal.Parse(day, CultureInfo.InvariantCulture), decimal.Parse(week, CultureInfo.InvariantCulture), "每周休息一日。"),
        }));

    [Theory]
    [InlineData("26", 15, null)]
    [InlineData("25.99", 15, Severity.Warn)] // the value of 2026 is recalled
    [InlineData("18.49", 15, Severity.Block)] // below that of 2018, which was found
    [InlineData(null, 15, Severity.Block)]
    [InlineData("26", 16, Severity.Block)]
    [InlineData("26", null, Severity.Block)]
    public void T02_wants_the_hourly_minimum_within_fifteen_days(string? hourly, int? days, Severity? severity) => Assert.Equal(
        severity,
        Worst("T02", LawfulForms.PartTime with
        {
            Remuneration = LawfulForms.PartTime.Remuneration! with
            {
                HourlyWage = hourly is null ? null : Money.Parse(hourly), SettlementDays = days,
            },
        }));

    [Fact]
    public void T02_says_where_no_hourly_minimum_is_on_record() => Assert.Equal(
        Severity.Inform, Worst("T02", LawfulForms.PartTime with { Workplace = new(DistrictCode.Parse("110101"), "示例路 1 号") }));

    [Fact]
    public void P07_allows_no_probation_in_part_time_work()
    {
        Assert.Equal(Severity.Block, Worst("P07", LawfulForms.PartTime with { Probation = Drafts.Lawful.Probation }));
        Assert.Null(Worst("P07", LawfulForms.PartTime));
        Assert.Null(Worst("P07", Drafts.Lawful));
    }

    [Fact]
    public void R03_minds_nights_overtime_pay_and_hazards()
    {
        var terms = LawfulForms.PostRetirement;

        Assert.Equal(Severity.Warn, Worst("R03", terms with { WorkingHours = terms.WorkingHours! with { NightWork = true } }));
        Assert.Equal(Severity.Warn, Worst("R03", terms with { WorkingHours = terms.WorkingHours! with { OvertimePerMonth = 1 } }));
        Assert.Null(Worst("R03", terms with { Remuneration = terms.Remuneration! with { MonthlyWage = Money.Of(2660) } }));
        Assert.Equal(Severity.Warn, Worst("R03", terms with { Remuneration = terms.Remuneration! with { MonthlyWage = Money.Of(2659.99m) } }));
        Assert.Equal(Severity.Inform, Worst("R03", terms with { OccupationalHazards = "岗位有噪声。" }));
        Assert.DoesNotContain(StatuteBook.Check(Draft.Of(terms with { OccupationalHazards = "岗位有噪声。" }, new(2026, 6, 30))), f => f.Id == "R03");
    }

    [Fact]
    public void C01_and_C02_speak_of_building_sites()
    {
        var site = LawfulForms.Site.Construction!;
        var pay = LawfulForms.Site.Remuneration!;

        Assert.Equal(
            ["construction.wageAccount", "construction.generalContractor", "construction.realNameRegistered"],
            Of("C01", Drafts.Lawful with { Construction = new(site.ProjectName) }).Select(f => f.Field));
        Assert.Equal(
            ["remuneration", "remuneration.payDay", "remuneration.payMethod", "remuneration.inKind"],
            Of("C02", LawfulForms.Site with { Remuneration = pay with { MonthlyWage = null, PayDay = null, PayMethod = "", InKind = true } }).Select(f => f.Field));
        Assert.Null(Worst("C02", Drafts.Lawful with { Remuneration = pay with { InKind = true } }));
        Assert.Null(Worst("C02", LawfulForms.Site with { Remuneration = pay with { MonthlyWage = null, PayRules = "每立方米 30 元。" } }));
    }

    private static ContractTerms Dispatched(Func<Dispatch, Dispatch> change) =>
        LawfulForms.Dispatch with { Dispatch = change(LawfulForms.Dispatch.Dispatch!) };

    private static Severity? Worst(string id, ContractTerms terms) => Of(id, terms).Select(f => (Severity?)f.Severity).Max();

    private static List<Finding> Of(string id, ContractTerms terms) =>
        [.. StatuteBook.Check(Draft.Of(terms, Drafts.Today)).Where(f => f.Id == id)];
}
