using System.Globalization;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

public sealed class PayAndHoursTests
{
    [Theory]
    [InlineData("320411", "2660.00", null)]
    [InlineData("320411", "2659.99", Severity.Warn)] // the 2026 value is second-hand
    [InlineData("320411", "2490.00", Severity.Warn)]
    [InlineData("320411", "2489.99", Severity.Block)] // below the value of 2024, which was read
    [InlineData("320481", "2430.00", null)]
    [InlineData("320481", "2429.99", Severity.Warn)]
    [InlineData("320481", "1830.00", Severity.Warn)] // the class of Liyang today is to be confirmed
    [InlineData("320481", "1829.99", Severity.Block)] // below what it was in 2018, which was read
    [InlineData("320471", "2660.00", null)] // the development zone, by the platform's own code
    [InlineData("320471", "2489.99", Severity.Block)]
    [InlineData("110101", "8000.00", Severity.Inform)]
    public void W01_weighs_a_wage_by_how_sure_the_minimum_is(string district, string wage, Severity? severity) =>
        Assert.Equal(severity, Of("W01", Paid(district, wage), Drafts.Today)?.Severity);

    [Theory]
    [InlineData("2025-12-31", null)]
    [InlineData("2026-01-01", Severity.Warn)]
    [InlineData("2030-01-01", Severity.Warn)] // long over: by the minimum of its last day
    public void W01_goes_by_the_day_of_the_check_once_the_term_runs(string today, Severity? severity) => Assert.Equal(
        severity,
        Of(
            "W01",
            Paid("320402", "2600.00") with { Term = Drafts.Days("2025-06-01", "2026-05-31"), Probation = null },
            Drafts.Day(today))?.Severity);

    [Fact]
    public void W01_names_the_place_the_amount_the_notice_and_the_doubt() => Assert.Equal(
        "月工资 2400.00 元低于最低工资标准：常州市新北区每月 2490.00 元（2024年1月1日起，江苏省 2024 年最低工资标准）；"
            + "现行 常州市新北区每月 2660.00 元（2026年1月1日起，苏人社规〔2025〕3号，数值待核实）。"
            + "该标准不含加班费、特殊岗位津贴和法定福利，请提高工资。",
        Of("W01", Paid("320411", "2400.00"), Drafts.Today)?.Message);

    [Theory]
    [InlineData(1, null)]
    [InlineData(31, null)]
    [InlineData(0, "remuneration.payDay")]
    [InlineData(32, "remuneration.payDay")]
    public void W02_wants_a_day_of_the_month(int day, string? field) => Assert.Equal(
        field,
        Of("W02", Drafts.Lawful with { Remuneration = Drafts.Lawful.Remuneration! with { PayDay = day } }, Drafts.Today)?.Field);

    [Fact]
    public void W02_wants_a_way_of_payment() => Assert.Equal(
        "remuneration.payMethod",
        Of("W02", Drafts.Lawful with { Remuneration = Drafts.Lawful.Remuneration! with { PayMethod = "" } }, Drafts.Today)?.Field);

    [Theory]
    [InlineData("8", "5", null, null)]
    [InlineData("8", "5.5", Severity.Warn, null)] // 44 hours
    [InlineData("7", "6", Severity.Warn, null)] // 42
    [InlineData("8", "6", Severity.Block, null)] // 48
    [InlineData("8.01", "1", Severity.Block, null)]
    [InlineData("5", "7", null, Severity.Block)]
    [InlineData("6", "6.5", null, Severity.Block)]
    public void W04_and_W05_limit_the_day_the_week_and_its_days(string day, string week, Severity? hours, Severity? rest)
    {
        var terms = Drafts.Lawful with
        {
            WorkingHours = Drafts.Lawful.WorkingHours! with
            {
                HoursPerDay = decimal.Parse(day, CultureInfo.InvariantCulture),
                DaysPerWeek = decimal.Parse(week, CultureInfo.InvariantCulture),
            },
        };

        Assert.Equal(hours, Of("W04", terms, Drafts.Today)?.Severity);
        Assert.Equal(rest, Of("W05", terms, Drafts.Today)?.Severity);
    }

    private static Finding? Of(string id, ContractTerms terms, DateOnly on) =>
        StatuteBook.Check(Draft.Of(terms, on)).SingleOrDefault(f => f.Id == id);

    private static ContractTerms Paid(string district, string wage) => Drafts.Lawful with
    {
        Workplace = Drafts.Lawful.Workplace! with { District = DistrictCode.Parse(district) },
        Remuneration = Drafts.Lawful.Remuneration! with { MonthlyWage = Money.Parse(wage) },
    };
}
