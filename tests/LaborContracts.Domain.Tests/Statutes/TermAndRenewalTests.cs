using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Statutes.Rules;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

public sealed class TermAndRenewalTests
{
    private static readonly ContractTerms Lawful = Drafts.Lawful with { Probation = null };

    [Theory]
    [InlineData("2026-10-23", "2026-11-25", "367.82")] // 24 November: one working day of 21.75
    [InlineData("2026-09-24", "2026-11-25", "8000.00")] // 25 October to 24 November: a month
    [InlineData("2025-11-25", "2026-11-24", "87724.14")] // 26 December to 23 November: ten months and 21 working days
    [InlineData("2025-11-24", "2026-11-24", "88000.00")] // a year: eleven months
    [InlineData("2020-01-01", "2026-11-24", "88000.00")]
    public void F02_estimates_what_is_owed_beyond_the_wages(string start, string today, string sum)
    {
        var finding = Assert.Single(Findings.Of("F02", Draft.Of(Lawful with { EmploymentStart = Drafts.Day(start) }, Drafts.Day(today))));

        Assert.Contains($"约 {sum} 元", finding.Message, StringComparison.Ordinal);
        Assert.Contains($"about {sum} CNY", finding.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void F02_says_no_sum_where_the_wage_is_not_known_or_nothing_is_owed_yet()
    {
        var unknown = Lawful with { EmploymentStart = Drafts.Day("2026-09-01"), Remuneration = null };
        var today = Lawful with { EmploymentStart = Drafts.Day("2026-10-23") }; // 24 November would be the first day

        Assert.All(
            Findings.Of("F02", unknown).Concat(Findings.Of("F02", today)),
            finding => Assert.DoesNotContain("约", finding.Message, StringComparison.Ordinal));
        Assert.Equal((Severity.Warn, Severity.Warn), (Findings.WorstOf("F02", unknown), Findings.WorstOf("F02", today)));
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-01", "5", "0")]
    [InlineData("2026-03-02", "2026-03-02", "5", "100")] // a Monday
    [InlineData("2026-03-07", "2026-03-08", "5", "0")] // a weekend
    [InlineData("2026-03-07", "2026-03-08", "6", "100")] // Saturdays are worked
    [InlineData("2026-03-07", "2026-03-08", "7", "200")]
    [InlineData("2026-03-01", "2026-03-31", "5", "2175")]
    [InlineData("2026-03-01", "2026-05-01", "5", "4450")] // two months and 1 May, a Friday
    [InlineData("2026-03-02", "2026-03-31", "6", "2175")] // never more than a month's wage
    public void A_part_of_a_month_is_paid_by_its_working_days(string from, string until, string days, string sum) => Assert.Equal(
        decimal.Parse(sum, System.Globalization.CultureInfo.InvariantCulture),
        F02UnsignedWork.OneMore(2175, Drafts.Day(from), Drafts.Day(until), decimal.Parse(days, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void F01_and_F02_start_anew_after_an_earlier_contract()
    {
        var terms = Lawful with
        {
            EmploymentStart = Drafts.Day("2023-12-01"), EarlierContracts = [new(Drafts.Days("2023-12-01", "2026-11-30"))],
        };

        Assert.Null(Findings.WorstOf("F01", terms));
        Assert.Null(Findings.WorstOf("F02", terms));
        Assert.Equal(Severity.Inform, Findings.WorstOf("F01", Draft.Of(terms, Drafts.Day("2026-12-15"))));
        Assert.Equal(Severity.Warn, Findings.WorstOf("F02", Draft.Of(terms, Drafts.Day("2027-01-02"))));
    }

    [Theory]
    [InlineData("2026-11-04", null)] // day 20
    [InlineData("2026-11-03", Severity.Inform)]
    [InlineData("2020-01-01", Severity.Inform)]
    public void F03_reminds_of_the_record_once_time_is_short(string start, Severity? severity) =>
        Assert.Equal(severity, Findings.WorstOf("F03", Lawful with { EmploymentStart = Drafts.Day(start) }));

    public static TheoryData<ContractTerm?, string?> TermsOfContracts()
    {
        var start = Drafts.Day("2026-12-01");
        var end = Drafts.Day("2029-11-30");
        return new()
        {
            { new(start, end), null },
            { new(start, start), null },
            { new(start, null, TermKind.OpenEnded), null },
            { new(start, null, TermKind.Task, "示例大厦机电安装"), null },
            { null, "term" },
            { new(start), "term.end" },
            { new(start, Drafts.Day("2026-11-30")), "term.end" },
            { new(start, end, TermKind.OpenEnded), "term.end" },
            { new(start, end, TermKind.Task, "示例大厦机电安装"), "term.end" },
            { new(start, null, TermKind.Task), "term.task" },
            { new(start, null, TermKind.Task, " "), "term.task" },
            { new(start, end, TermKind.Fixed, "示例大厦机电安装"), "term.task" },
        };
    }

    [Theory]
    [MemberData(nameof(TermsOfContracts))]
    public void F06_wants_a_term_that_says_what_its_kind_needs(ContractTerm? term, string? field)
    {
        var findings = Findings.Of("F06", Lawful with { Term = term });

        Assert.Equal(field is null ? [] : [(field, Severity.Block)], findings.Select(f => (f.Field, f.Severity)));
    }

    [Theory]
    [InlineData("2023-12-01", "2026-11-30", Severity.Block)] // the third in a row
    [InlineData("2023-12-01", "2026-10-31", Severity.Block)] // 31 days lie between
    [InlineData("2023-12-01", "2026-10-30", null)]
    [InlineData("2024-01-01", "2026-11-30", Severity.Block)] // 31 days between the first two
    [InlineData("2024-01-02", "2026-11-30", null)]
    public void F07_counts_fixed_terms_that_follow_each_other(string start, string end, Severity? severity) => Assert.Equal(
        severity,
        Findings.WorstOf("F07", Lawful with
        {
            EarlierContracts = [new(Drafts.Days("2020-12-01", "2023-12-01")), new(Drafts.Days(start, end))],
        }));

    [Fact]
    public void F07_is_silent_for_the_second_term_an_open_one_and_a_workers_own_request()
    {
        EarlierContract[] two = [new(Drafts.Days("2020-12-01", "2023-11-30")), new(Drafts.Days("2023-12-01", "2026-11-30"))];

        Assert.Null(Findings.WorstOf("F07", Lawful with { EarlierContracts = [two[1]] }));
        Assert.Null(Findings.WorstOf("F07", Lawful with { EarlierContracts = two, Term = new(Drafts.Day("2026-12-01"), null, TermKind.OpenEnded) }));
        Assert.Null(Findings.WorstOf("F07", Lawful with { EarlierContracts = two, FixedTermRequest = new(Drafts.Today, "劳动者书面申请") }));
        Assert.Null(Findings.WorstOf("F07", Lawful with { EarlierContracts = [two[0] with { Kind = DocumentKind.PartTimeAgreement }, two[1]] }));
    }

    [Theory]
    [InlineData("2007-12-31", null)]
    [InlineData("2008-01-01", Severity.Block)]
    public void F07_counts_from_the_first_term_under_the_law(string start, Severity? severity)
    {
        var terms = Lawful with
        {
            Term = Drafts.Days("2012-01-01", "2013-12-31"),
            EarlierContracts = [new(Drafts.Days(start, "2009-12-31")), new(Drafts.Days("2010-01-01", "2011-12-31"))],
        };

        Assert.Equal(severity, Findings.WorstOf("F07", Draft.Of(terms, Drafts.Day("2011-12-01"))));
    }

    [Fact]
    public void F07_counts_what_a_renewal_renews_and_what_the_platform_holds_only_once()
    {
        var renewal = LawfulDrafts.Of(DocumentKind.Renewal);
        EarlierContract first = new(Drafts.Days("2023-01-01", "2024-12-31"));
        EarlierContract second = new(Drafts.Days("2025-01-01", "2026-12-31"));

        Assert.Null(Findings.WorstOf("F07", renewal));
        Assert.Null(Findings.WorstOf("F07", renewal with { Held = [second], Terms = renewal.Terms with { EarlierContracts = [second] } }));
        Assert.Equal(Severity.Block, Findings.WorstOf("F07", renewal with { Held = [first] }));
    }

    [Fact]
    public void F07_counts_renewals_that_keep_or_precede_the_first_day_of_what_they_renew()
    {
        var renewal = LawfulDrafts.Of(DocumentKind.Renewal);
        EarlierContract[] held = [new(Drafts.Days("2020-12-01", "2023-11-30")), new(Drafts.Days("2020-12-01", "2026-11-30"))];
        var again = renewal with
        {
            Terms = renewal.Terms with { Term = Drafts.Days("2020-12-01", "2029-11-30") },
            Base = renewal.Base! with { Term = Drafts.Days("2020-12-01", "2026-11-30") },
            Held = held,
        };

        Assert.Equal(Severity.Block, Findings.WorstOf("F07", again));
        Assert.Equal(Severity.Block, Findings.WorstOf(
            "F07", again with { Terms = renewal.Terms with { Term = Drafts.Days("2020-11-30", "2029-11-30") } }));
    }

    [Fact]
    public void F07_only_warns_for_dispatch()
    {
        var terms = LawfulDrafts.Of(DocumentKind.DispatchContract).Terms with
        {
            EarlierContracts = [new(Drafts.Days("2020-12-01", "2023-11-30")), new(Drafts.Days("2023-12-01", "2026-11-30"))],
        };

        Assert.Equal((Severity.Warn, Confidence.Recalled), Findings.Of("F07", terms).Select(f => (f.Severity, f.Confidence)).Single());
    }

    [Theory]
    [InlineData("2016-12-01", Severity.Block)] // ten years to the day
    [InlineData("2016-12-02", null)]
    public void F07_counts_ten_years_of_work(string since, Severity? severity)
    {
        Assert.Equal(severity, Findings.WorstOf("F07", Lawful with { Seniority = new(Drafts.Day(since)) }));
        Assert.Equal(severity, Findings.WorstOf("F07", Lawful with { EmploymentStart = Drafts.Day(since) }));
    }

    [Fact]
    public void F08_warns_of_a_contract_that_renews_itself()
    {
        Assert.Equal("autoRenews", Assert.Single(Findings.Of("F08", Lawful with { AutoRenews = true })).Field);
        Assert.Null(Findings.WorstOf("F08", Lawful with { AutoRenews = true, Term = new(Drafts.Day("2026-12-01"), null, TermKind.OpenEnded) }));
        Assert.Null(Findings.WorstOf("F08", Draft.Of(Lawful with { AutoRenews = true }, Drafts.Day("2025-08-31")))); // not yet law
    }

    [Theory]
    [InlineData(12, false, null, Severity.Warn)]
    [InlineData(11, false, null, null)]
    [InlineData(0, true, null, Severity.Warn)]
    [InlineData(0, false, "常州示例铸造有限公司", null)] // one term, with whomever
    public void F08_counts_an_extended_or_self_renewed_term_twice(int months, bool renewed, string? affiliate, Severity? severity) => Assert.Equal(
        severity,
        Findings.WorstOf("F08", Lawful with
        {
            EarlierContracts = [new(Drafts.Days("2023-12-01", "2026-11-30"), ExtendedMonths: months, AutoRenewed: renewed, Affiliate: affiliate)],
        }));

    [Fact]
    public void F08_counts_terms_with_another_firm_of_the_group()
    {
        var terms = Lawful with
        {
            EarlierContracts =
            [
                new(Drafts.Days("2020-12-01", "2023-11-30"), Affiliate: "常州示例铸造有限公司"), new(Drafts.Days("2023-12-01", "2026-11-30")),
            ],
        };

        Assert.Equal(Severity.Warn, Findings.WorstOf("F08", terms));
        Assert.Null(Findings.WorstOf("F07", terms));
        Assert.Null(Findings.WorstOf("F08", terms with { FixedTermRequest = new(Drafts.Today, "劳动者书面申请") }));
    }

    [Theory]
    [InlineData("2027-12-31", Severity.Warn)] // by a year
    [InlineData("2027-12-30", Severity.Inform)]
    [InlineData("2026-12-31", null)] // as it was
    [InlineData("2026-11-30", null)] // shorter
    public void F08_sees_an_amendment_that_extends_the_term(string end, Severity? severity)
    {
        var amendment = LawfulDrafts.Of(DocumentKind.Amendment);

        Assert.Equal(severity, Findings.WorstOf("F08", amendment with
        {
            Terms = amendment.Terms with { Term = Drafts.Days("2025-01-01", end) },
        }));
    }

    [Fact]
    public void F09_reminds_of_years_at_another_employer()
    {
        EarlierContract moved = new(Drafts.Days("2023-12-01", "2026-11-30"), Affiliate: "常州示例铸造有限公司");

        Assert.Equal("seniority.since", Assert.Single(Findings.Of("F09", Lawful with { Seniority = new(Drafts.Day("2020-01-01")) })).Field);
        Assert.Equal("seniority", Assert.Single(Findings.Of("F09", Lawful with { EarlierContracts = [moved] })).Field);
        Assert.Null(Findings.WorstOf("F09", Lawful with { EarlierContracts = [moved with { Affiliate = null }] }));
    }

    [Theory]
    [InlineData("2026-12-31", null)]
    [InlineData("2027-01-01", "2027年1月31日")]
    [InlineData("2027-01-31", "2027年1月31日")]
    [InlineData("2027-02-01", "超过一个月")]
    public void F10_reminds_who_renews_after_the_end(string today, string? says)
    {
        var findings = Findings.Of("F10", LawfulDrafts.Of(DocumentKind.Renewal) with { On = Drafts.Day(today) });

        if (says is null) Assert.Empty(findings);
        else Assert.Contains(says, Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-24", null)]
    [InlineData("2026-11-23", "早于今天")]
    [InlineData("2026-10-24", "早于今天")]
    [InlineData("2026-10-23", "超过一个月")]
    public void F13_reminds_of_changes_that_reach_back(string from, string? says)
    {
        var amendment = LawfulDrafts.Of(DocumentKind.Amendment);
        var findings = Findings.Of("F13", amendment with { Terms = amendment.Terms with { Amending = new(Drafts.Day(from)) } });

        if (says is null) Assert.Empty(findings);
        else Assert.Contains(says, Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void F15_marks_each_clause_that_weighs_on_the_worker()
    {
        var terms = LawfulDrafts.Of(DocumentKind.NonCompeteAgreement).Terms with
        {
            Training = LawfulDrafts.Of(DocumentKind.TrainingAgreement).Terms.Training,
            Penalties = [new(PenaltyGround.Restraint, Money.Of(1000), "违反竞业限制")],
            OtherAgreements = ["爱护设备。", "逾期不返还设备的，公司不承担后续费用。"],
            SpecialBenefit = new("办理落户"),
            PlatformRules = new(Penalties: "差评扣分。"),
            Remuneration = Lawful.Remuneration! with { DamageDeductionPercent = 10 },
        };

        Assert.Equal(
            [
                "nonCompete", "training.servicePeriod", "specialBenefit", "remuneration.damageDeductionPercent", "platformRules.penalties",
                "penalties[0]", "otherAgreements[1]",
            ],
            Findings.Of("F15", terms).Select(f => f.Field));
        Assert.Empty(Findings.Of("F15", Lawful with { OtherAgreements = ["爱护设备。"] }));
    }

    [Theory]
    [InlineData(false, null, Severity.Block)]
    [InlineData(false, "　", Severity.Block)]
    [InlineData(false, "授权委托书 2026-01", null)]
    [InlineData(true, null, null)]
    public void F16_wants_a_licence_or_an_authorisation(bool licence, string? authorisation, Severity? severity) => Assert.Equal(
        severity,
        Findings.WorstOf("F16", Lawful with { Employer = Lawful.Employer with { Branch = new Branch("示例分公司", licence, authorisation) } }));
}
