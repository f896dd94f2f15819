using System.Globalization;
using LaborContracts.Domain.Kinds;
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
    [InlineData("2026-08-31", Severity.Block, Severity.Block)] // 15 then, 16 on the day of the check
    [InlineData("2026-09-01", null, Severity.Block)] // 16 today
    [InlineData("2028-08-31", null, Severity.Block)]
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
    [InlineData("2045-03-06", PostCategory.Operations, null)]
    [InlineData("2045-03-07", PostCategory.Operations, Severity.Warn)]
    [InlineData("2048-03-06", PostCategory.ManagementOrTechnical, null)]
    [InlineData("2048-03-07", PostCategory.ManagementOrTechnical, Severity.Warn)]
    public void R01_is_certain_once_the_kind_of_post_is_stated(string end, PostCategory category, Severity? severity) => Assert.Equal(
        severity,
        Of("R01", Hired("320499199003070020", "2026-12-01", end) with { Retirement = new(category) })?.Severity);

    [Theory]
    [InlineData("2045-03-07", Severity.Warn)] // perhaps past the age when it starts
    [InlineData("2048-03-06", Severity.Warn)]
    [InlineData("2048-03-07", Severity.Block)]
    public void R01_doubts_a_start_between_a_womans_two_ages(string start, Severity severity) => Assert.Equal(
        severity,
        Of("R01", Hired("320499199003070020", start, "2048-12-31"))?.Severity);

    [Theory]
    [InlineData("2025-02-15", "2028-02-15", "2028-02-14", null)] // a man of January 1965, three years longer
    [InlineData("2025-02-15", "2028-02-15", "2028-02-15", Severity.Warn)]
    [InlineData("2025-02-15", "2028-02-16", "2028-02-14", Severity.Block)] // three years are the most
    [InlineData("2028-02-15", "2028-02-15", "2029-02-14", Severity.Block)]
    public void R01_knows_a_retirement_deferred_by_agreement(string start, string deferred, string end, Severity? severity) => Assert.Equal(
        severity,
        Findings.WorstOf("R01", Hired("320499196501150118", start, end) with { Retirement = new(null, Drafts.Day(deferred)) }));

    [Fact]
    public void R01_says_nothing_where_birth_or_sex_is_not_known() => Assert.Null(
        Findings.WorstOf("R01", Drafts.Lawful with { Worker = Drafts.Lawful.Worker with { IdNumber = Passport } }));

    [Fact]
    public void R01_holds_for_open_contracts_too() => Assert.Equal(
        Severity.Block,
        Of("R01", Hired("320499196501150118", "2026-12-01", "2029-11-30") with { Term = new(Drafts.Day("2026-12-01"), null, TermKind.OpenEnded) })?.Severity);

    [Theory]
    [InlineData("320499195806300127", "2026-12-01", false, null)] // a woman of 1958
    [InlineData("320499196501150118", "2025-02-15", false, null)]
    [InlineData("320499196501150118", "2025-02-14", false, Severity.Block)]
    [InlineData("320499196501150118", "2025-02-14", true, Severity.Inform)] // draws a pension since 60, as the law allows
    [InlineData("320499196501150118", "2025-01-14", true, Severity.Warn)] // before 60: needs another ground
    [InlineData("320499199003070012", "2026-12-01", true, Severity.Block)] // at 36, nobody
    [InlineData("320499199003070020", "2045-03-06", false, Severity.Block)]
    [InlineData("320499199003070020", "2045-03-07", false, Severity.Warn)] // by the post
    [InlineData("320499199003070020", "2048-03-07", false, null)]
    public void R05_keeps_the_agreement_for_who_is_past_the_age(string id, string start, bool pension, Severity? severity) => Assert.Equal(
        severity,
        Findings.WorstOf("R05", Late(id, start) with { OverAge = new(pension, "工伤保险。") }));

    [Fact]
    public void R05_refuses_who_has_deferred_retirement() => Assert.Equal(
        Severity.Block,
        Findings.WorstOf("R05", Late("320499196501150118", "2026-12-01") with { Retirement = new(null, Drafts.Day("2027-12-31")) }));

    [Theory]
    [InlineData(null, false, null, Severity.Block, 1)]
    [InlineData(" ", false, null, Severity.Block, 1)]
    [InlineData("常未登 0001", false, null, Severity.Inform, 1)]
    [InlineData("常未登 0001", true, null, Severity.Warn, 2)]
    [InlineData("常未登 0001", true, 1, Severity.Warn, 3)]
    public void A02_wants_minors_registered_and_kept_from_nights(string? registration, bool night, int? overtime, Severity worst, int findings)
    {
        var hired = Hired("320499201009010045", "2026-12-01", "2027-11-30");
        var terms = hired with
        {
            Worker = hired.Worker with { MinorRegistration = registration },
            WorkingHours = hired.WorkingHours! with { NightWork = night, OvertimePerDay = overtime },
        };

        Assert.Equal(worst, Findings.WorstOf("A02", terms));
        Assert.Equal(findings, Findings.Of("A02", terms).Count);
    }

    [Theory]
    [InlineData("2028-08-31", Severity.Inform)]
    [InlineData("2028-09-01", null)]
    public void A03_speaks_of_sixteen_and_seventeen(string start, Severity? severity) =>
        Assert.Equal(severity, Of("A03", Hired("320499201009010045", start, "2030-12-31"))?.Severity);

    [Theory]
    [InlineData("320499199003070020", true, null, "workingHours.nightWork")]
    [InlineData("320499199003070020", false, 1, "workingHours.overtimePerDay")]
    [InlineData("320499199003070020", false, 0, null)]
    [InlineData("320499199003070012", true, 1, null)] // a man
    public void W11_reminds_of_women_at_night(string id, bool night, int? overtime, string? field)
    {
        var hired = Hired(id, "2026-12-01", "2027-11-30");

        Assert.Equal(field, Of("W11", hired with { WorkingHours = hired.WorkingHours! with { NightWork = night, OvertimePerDay = overtime } })?.Field);
    }

    [Theory]
    [InlineData(null, Severity.Block)]
    [InlineData("2026-11-30", Severity.Block)]
    [InlineData("2026-12-01", Severity.Warn)]
    [InlineData("2029-11-29", Severity.Warn)]
    [InlineData("2029-11-30", null)]
    public void X01_wants_a_work_permit_that_holds(string? until, Severity? severity)
    {
        var worker = Drafts.Lawful.Worker with { IdNumber = Passport, WorkPermit = until is null ? null : new("WP0001", Drafts.Day(until)) };

        Assert.Equal(severity, Findings.WorstOf("X01", Drafts.Lawful with { Worker = worker }));
    }

    [Theory]
    [InlineData("810000198808080013")]
    [InlineData("932840198507150018")]
    [InlineData("USA310012345678")]
    public void X01_wants_none_of_permanent_residents_and_compatriots(string id) =>
        Assert.Null(Findings.WorstOf("X01", Drafts.Lawful with { Worker = Drafts.Lawful.Worker with { IdNumber = IdentityNumber.Parse(id) } }));

    [Theory]
    [InlineData("320499199003070012", "1990-03-07", Sex.Male, null)]
    [InlineData("320499199003070012", "1990-03-08", Sex.Male, Severity.Block)]
    [InlineData("320499199003070012", null, Sex.Female, Severity.Block)]
    [InlineData("810000198808080013", "1988-08-09", null, Severity.Block)]
    [InlineData("932840198507150018", "1985-07-16", null, Severity.Warn)] // the inner layout was not read
    [InlineData("USA310012345678", "1985-07-16", Sex.Male, null)]
    public void I03_compares_what_is_stated_with_the_number(string id, string? birth, Sex? sex, Severity? severity) => Assert.Equal(
        severity,
        Findings.WorstOf("I03", Drafts.Lawful with
        {
            Worker = Drafts.Lawful.Worker with
            {
                IdNumber = IdentityNumber.Parse(id), BirthDate = birth is null ? null : Drafts.Day(birth), Sex = sex,
            },
        }));

    [Fact]
    public void I01_looks_at_partner_and_user_unit_too()
    {
        var wrong = UnifiedSocialCreditCode.Parse("91320411MACY000188");
        var dispatch = LawfulDrafts.Of(DocumentKind.DispatchContract).Terms;
        var three = LawfulDrafts.Of(DocumentKind.PlatformAgreementThreeParty).Terms;

        Assert.Equal(
            ["dispatch.user.creditCode"],
            Findings.Of("I01", dispatch with { Dispatch = dispatch.Dispatch! with { User = dispatch.Dispatch.User with { CreditCode = wrong } } }).Select(f => f.Field));
        Assert.Equal(["partner.creditCode"], Findings.Of("I01", three with { Partner = three.Partner! with { CreditCode = wrong } }).Select(f => f.Field));
    }

    [Fact]
    public void I02_looks_at_a_stated_birth_date_where_the_number_tells_none() => Assert.Equal(
        "worker.birthDate",
        Of("I02", Drafts.Lawful with { Worker = Drafts.Lawful.Worker with { IdNumber = Passport, BirthDate = Drafts.Day("2026-11-25") } })?.Field);

    [Fact]
    public void W12_reminds_of_a_collective_contract() => Assert.Equal(
        (Severity.Inform, null),
        (Of("W12", Drafts.Lawful with { CollectiveContract = "常集合字〔2026〕1号" })?.Severity, Of("W12", Drafts.Lawful)?.Severity));

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
            .SingleOrDefault(f => f.Id is not ("F03" or "S02"));

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

        Assert.Equal(4, findings[0].Count);
        Assert.All(findings, list => Assert.Equal(findings[0], list));
    }

    private static IdentityNumber Passport { get; } =
        IdentityNumber.TryParse("E12345678", IdentityKind.Passport, out var number) ? number : throw new FormatException();

    private static ContractTerms Late(string id, string start)
    {
        var terms = LawfulDrafts.Of(DocumentKind.PostRetirementAgreement).Terms;
        return terms with
        {
            Worker = terms.Worker with { IdNumber = IdentityNumber.Parse(id) },
            Term = Term.Of(Drafts.Day(start), Drafts.Day(start).AddYears(1).AddDays(-1)),
        };
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
