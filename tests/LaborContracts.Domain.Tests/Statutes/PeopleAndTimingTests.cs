using System.Globalization;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

public sealed class PeopleAndTimingTests
{
    [Fact]
    public void I01_only_warns_of_a_credit_code_whose_check_character_fails() => Assert.Equal(
        Severity.Warn,
        Of("I01", Drafts.Lawful with
        {
            Employer = Drafts.Lawful.Employer with { CreditCode = UnifiedSocialCreditCode.Parse("91320411MACY000188") },
        })?.Severity);

    [Theory]
    [InlineData("2010-08-31", Severity.Block)]
    [InlineData("2010-09-01", null)]
    public void I02_refuses_a_birth_date_that_has_not_come(string today, Severity? severity) => Assert.Equal(
        severity, Of("I02", Hired("320499201009010045", "2026-12-01", "2027-11-30"), today)?.Severity);

    [Theory]
    [InlineData("2026-08-31", Severity.Block, null)] // 15
    [InlineData("2026-09-01", null, Severity.Warn)] // 16 today
    [InlineData("2028-08-31", null, Severity.Warn)]
    [InlineData("2028-09-01", null, null)] // 18 today
    public void A01_and_A02_go_by_the_age_on_the_first_day(string start, Severity? child, Severity? minor)
    {
        var terms = Hired("320499201009010045", start, "2030-12-31");

        Assert.Equal(child, Of("A01", terms)?.Severity);
        Assert.Equal(minor, Of("A02", terms)?.Severity);
    }

    [Fact]
    public void A01_goes_by_the_first_working_day_if_work_began_before_the_term() => Assert.Equal(
        Severity.Block,
        Of("A01", Hired("320499201009010045", "2026-09-01", "2027-08-31") with { EmploymentStart = new(2026, 8, 1) })?.Severity);

    [Theory]
    [InlineData("320499199003070012", "2029-11-30", null)]
    [InlineData("320499196501150118", "2029-11-30", Severity.Block)] // a man of January 1965: retired in February 2025
    [InlineData("320499199003070020", "2045-03-07", Severity.Inform)] // a woman of 1990: 55 or 58, by the post
    [InlineData("320499199003070020", "2045-03-06", null)]
    [InlineData("320499199003070020", "2048-03-06", Severity.Inform)]
    [InlineData("320499199003070020", "2048-03-07", Severity.Warn)]
    public void R01_says_when_the_worker_retires_before_the_term_ends(string id, string end, Severity? severity) =>
        Assert.Equal(severity, Of("R01", Hired(id, "2026-12-01", end))?.Severity);

    [Theory]
    [InlineData("2026-11-25", null, null)] // has not begun
    [InlineData("2026-11-24", "F01", Severity.Inform)]
    [InlineData("2026-11-04", "F01", Severity.Inform)] // day 20
    [InlineData("2026-11-03", "F01", Severity.Warn)] // day 21
    [InlineData("2026-10-24", "F01", Severity.Warn)] // the month's last day
    [InlineData("2026-10-23", "F02", Severity.Warn)]
    [InlineData("2025-11-25", "F02", Severity.Warn)]
    [InlineData("2025-11-24", "F02", Severity.Warn)]
    public void F01_and_F02_count_from_the_first_working_day(string start, string? id, Severity? severity)
    {
        var finding = StatuteBook.Check(Draft.Of(Drafts.Lawful with { EmploymentStart = Drafts.Day(start) }, Drafts.Today))
            .SingleOrDefault(f => f.Id != "S02");

        Assert.Equal((id, severity), (finding?.Id, finding?.Severity));
    }

    [Fact]
    public void F02_tells_a_full_year_from_less()
    {
        Assert.Contains("无固定期限", Of("F02", Drafts.Lawful with { EmploymentStart = Drafts.Day("2025-11-24") })?.Message);
        Assert.DoesNotContain("无固定期限", Of("F02", Drafts.Lawful with { EmploymentStart = Drafts.Day("2025-11-25") })?.Message);
    }

    [Fact]
    public void A_finding_reads_the_same_under_every_culture()
    {
        var terms = Drafts.Lawful with
        {
            EmploymentStart = Drafts.Day("2026-11-03"),
            WorkingHours = Drafts.Lawful.WorkingHours! with { HoursPerDay = 7.5m, DaysPerWeek = 5.5m },
        };
        var here = CultureInfo.CurrentCulture;
        IReadOnlyList<Finding>[] findings;
        try
        {
            findings = [.. new[] { "zh-CN", "th-TH", "ar-SA", "de-DE" }.Select(name =>
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                return StatuteBook.Check(Draft.Of(terms, Drafts.Today));
            })];
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }

        Assert.Equal(3, findings[0].Count);
        Assert.All(findings, list => Assert.Equal(findings[0], list));
    }

    private static Finding? Of(string id, ContractTerms terms, string today = "2026-11-24") =>
        StatuteBook.Check(Draft.Of(terms, Drafts.Day(today))).SingleOrDefault(f => f.Id == id);

    private static ContractTerms Hired(string idNumber, string start, string end) => Drafts.Lawful with
    {
        Worker = Drafts.Lawful.Worker with { IdNumber = IdentityNumber.Parse(idNumber) },
        Term = Drafts.Days(start, end),
        Probation = null,
    };
}
