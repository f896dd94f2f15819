using System.Globalization;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Statutes.Rules;
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

    [Theory]
    [InlineData("15.29", null)] // 2660.46 for 174 hours
    [InlineData("15.28", Severity.Warn)]
    [InlineData("14.32", Severity.Warn)] // 2491.68
    [InlineData("14.31", Severity.Block)] // 2489.94
    public void W01_takes_full_time_pay_by_the_hour_for_a_month(string hourly, Severity? severity) => Assert.Equal(
        severity,
        Findings.WorstOf("W01", Drafts.Lawful with
        {
            Remuneration = new(null, 10, "银行转账", PayForm.Hourly, Money.Parse(hourly)), Probation = null,
        }));

    [Fact]
    public void W01_reminds_of_pay_by_the_piece() => Assert.Equal(
        Severity.Inform,
        Findings.WorstOf("W01", Drafts.Lawful with { Remuneration = new(null, 10, "银行转账", PayForm.Piece, PayRules: "每件 2 元"), Probation = null }));

    [Theory]
    [InlineData("320481", "2430.00", null)] // the worker is sent to Liyang
    [InlineData("320481", "2429.99", Severity.Warn)]
    [InlineData(null, "2430.00", Severity.Block)] // not said where: the place of work, Xinbei
    public void W01_goes_by_the_place_of_the_user_unit(string? user, string wage, Severity? severity)
    {
        var terms = LawfulDrafts.Of(DocumentKind.DispatchContract).Terms;

        Assert.Equal(severity, Findings.WorstOf("W01", terms with
        {
            Dispatch = terms.Dispatch! with { UserDistrict = user is null ? null : DistrictCode.Parse(user) },
            Remuneration = terms.Remuneration! with { MonthlyWage = Money.Parse(wage) },
        }));
    }

    [Theory]
    [InlineData(DocumentKind.PlatformLaborContract, Severity.Block)]
    [InlineData(DocumentKind.PartTimeAgreement, null)] // by the hour, which is T02
    [InlineData(DocumentKind.PlatformAgreement, null)]
    public void W01_speaks_of_employment(DocumentKind kind, Severity? severity) => Assert.Equal(
        severity,
        Findings.WorstOf("W01", LawfulDrafts.Of(kind).Terms with { Remuneration = Drafts.Lawful.Remuneration! with { MonthlyWage = Money.Of(1) } }));

    [Theory]
    [InlineData("320411", "26.00", null)]
    [InlineData("320411", "25.99", Severity.Warn)] // recalled
    [InlineData("320411", "18.49", Severity.Block)] // below 2018, which was read
    [InlineData("320481", "22.00", null)]
    [InlineData("320481", "21.99", Severity.Warn)]
    [InlineData("320481", "16.49", Severity.Block)]
    [InlineData("110101", "30.00", Severity.Inform)]
    public void An_hour_is_held_against_the_hourly_minimum(string district, string wage, Severity? severity) => Assert.Equal(
        severity,
        W01MinimumWage.BelowHourly(
            Draft.Of(Paid(district, "8000.00"), Drafts.Today), Money.Parse(wage), new("remuneration.hourlyWage", "小时工资", "The hourly wage"))
            .Select(remark => (Severity?)remark.Severity).SingleOrDefault());

    [Theory]
    [InlineData(null, 7, false, null)] // by the week
    [InlineData(null, 31, false, null)]
    [InlineData(null, 32, false, "remuneration.settlementDays")]
    [InlineData(10, 60, false, "remuneration.settlementDays")]
    [InlineData(null, null, false, "remuneration.payDay")]
    [InlineData(10, null, true, "remuneration.inKind")]
    public void W02_wants_money_and_at_least_monthly(int? payDay, int? settlement, bool inKind, string? field) => Assert.Equal(
        field is null ? [] : [(field, Severity.Block)],
        Findings.Of("W02", Drafts.Lawful with
        {
            Remuneration = Drafts.Lawful.Remuneration! with { PayDay = payDay, SettlementDays = settlement, InKind = inKind },
        }).Select(f => (f.Field, f.Severity)));

    [Theory]
    [InlineData("0", "2660.00", null)]
    [InlineData("20", "8000.00", null)]
    [InlineData("20.01", "8000.00", Severity.Block)]
    [InlineData("20", "3325.00", null)] // exactly 2660 are left
    [InlineData("20", "3324.99", Severity.Warn)]
    [InlineData("20", "2700.00", Severity.Warn)] // 2160 are left, below what is certain; yet the minimum is paid then
    public void W03_limits_what_is_taken_off_for_damage(string percent, string wage, Severity? severity) => Assert.Equal(
        severity,
        Findings.WorstOf("W03", Drafts.Lawful with
        {
            Remuneration = Drafts.Lawful.Remuneration! with
            {
                MonthlyWage = Money.Parse(wage), DamageDeductionPercent = decimal.Parse(percent, CultureInfo.InvariantCulture),
            },
        }));

    [Theory]
    [InlineData("1", "36", null)]
    [InlineData("1.01", null, Severity.Warn)]
    [InlineData("3", null, Severity.Warn)]
    [InlineData("3.01", null, Severity.Block)]
    [InlineData(null, "36.01", Severity.Block)]
    public void W06_limits_overtime(string? day, string? month, Severity? severity)
    {
        var hours = Drafts.Lawful.WorkingHours! with { OvertimePerDay = Number(day), OvertimePerMonth = Number(month) };

        Assert.Equal(severity, Findings.WorstOf("W06", Drafts.Lawful with { WorkingHours = hours }));
        Assert.Null(Findings.WorstOf("W06", Drafts.Lawful with { WorkingHours = hours with { System = HourSystem.Flexible } }));
    }

    [Theory]
    [InlineData(null, null, Severity.Block)]
    [InlineData(" ", "2030-12-31", Severity.Block)]
    [InlineData("常人社工时〔2026〕1号", null, Severity.Warn)]
    [InlineData("常人社工时〔2026〕1号", "2026-11-30", Severity.Block)] // the day before the term
    [InlineData("常人社工时〔2026〕1号", "2026-12-01", Severity.Inform)]
    [InlineData("常人社工时〔2026〕1号", "2029-11-29", Severity.Inform)]
    [InlineData("常人社工时〔2026〕1号", "2029-11-30", null)]
    public void W07_wants_an_approval_that_holds(string? number, string? until, Severity? severity)
    {
        var hours = Drafts.Lawful.WorkingHours! with
        {
            HoursPerDay = 12, DaysPerWeek = 7, System = HourSystem.Comprehensive, ApprovalNumber = number,
            ApprovalUntil = until is null ? null : Drafts.Day(until),
        };

        Assert.Equal(severity, Findings.WorstOf("W07", Drafts.Lawful with { WorkingHours = hours }));
        Assert.Null(Findings.WorstOf("W04", Drafts.Lawful with { WorkingHours = hours }));
        Assert.Equal(Severity.Inform, Findings.WorstOf("W05", Drafts.Lawful with { WorkingHours = hours }));
        Assert.Null(Findings.WorstOf("W07", Drafts.Lawful with { WorkingHours = hours with { System = HourSystem.Standard } }));
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 5, null)]
    [InlineData(1, 4, Severity.Warn)]
    [InlineData(9, 5, null)]
    [InlineData(10, 9, Severity.Warn)]
    [InlineData(10, 10, null)]
    [InlineData(19, 10, null)]
    [InlineData(20, 14, Severity.Warn)]
    [InlineData(20, 15, null)]
    public void W10_gives_leave_by_the_years_of_work(int years, int days, Severity? severity) => Assert.Equal(
        severity,
        Findings.WorstOf("W10", Drafts.Lawful with { WorkingHours = Drafts.Lawful.WorkingHours! with { ServiceYears = years, AnnualLeaveDays = days } }));

    [Fact]
    public void W09_converts_by_days_that_follow_from_the_calendar()
    {
        Assert.Equal(WorkingTime.PaidDaysPerMonth, decimal.Round((365 - 104) / 12m, 2));
        Assert.Equal(WorkingTime.WorkingDaysPerMonth, decimal.Round((365 - 104 - 13) / 12m, 2));
        Assert.Equal(174, WorkingTime.PaidHoursPerMonth);
    }

    private static Finding? Of(string id, ContractTerms terms, DateOnly on) =>
        StatuteBook.Check(Draft.Of(terms, on)).SingleOrDefault(f => f.Id == id);

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static ContractTerms Paid(string district, string wage) => Drafts.Lawful with
    {
        Workplace = Drafts.Lawful.Workplace! with { District = DistrictCode.Parse(district) },
        Remuneration = Drafts.Lawful.Remuneration! with { MonthlyWage = Money.Parse(wage) },
    };
}
