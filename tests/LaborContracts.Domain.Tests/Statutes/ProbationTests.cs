using CsCheck;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

public sealed class ProbationTests
{
    [Theory]
    [InlineData("2026-01-01", "2026-03-30", 0)]
    [InlineData("2026-01-01", "2026-03-31", 1)]
    [InlineData("2026-01-01", "2026-12-30", 1)]
    [InlineData("2026-01-01", "2026-12-31", 2)]
    [InlineData("2026-01-01", "2028-12-30", 2)]
    [InlineData("2026-01-01", "2028-12-31", 6)]
    [InlineData("2024-02-29", "2027-02-27", 6)]
    [InlineData("2024-02-29", "2027-02-28", 6)]
    public void P01_allows_the_months_that_the_term_gives_and_not_a_day_more(string start, string end, int most)
    {
        var term = Drafts.Days(start, end);
        var longest = term.Start.AddMonths(most).AddDays(-1);

        if (most > 0) Assert.DoesNotContain("P01", IdsOf(term, Term.Of(term.Start, longest)));
        Assert.Contains("P01", IdsOf(term, Term.Of(term.Start, longest.AddDays(1))));
    }

    [Fact]
    public void P01_says_what_is_too_long_why_and_what_would_be_right()
    {
        var finding = Assert.Single(Check(Drafts.Lawful with
        {
            Term = Drafts.Days("2026-12-01", "2028-11-30"),
            Probation = new(Drafts.Days("2026-12-01", "2027-02-28"), Money.Of(6500)),
        }));

        Assert.Equal(("P01", Severity.Block, "劳动合同法第十九条", "probation.term"), Head(finding));
        Assert.Equal("试用期最长 2 个月：合同期限 1 年以上不满 3 年。请将试用期改在 2027年1月31日 或之前结束；超过部分已经履行的，应当按试用期满月工资支付赔偿金（第八十三条）。", finding.Message);
        Assert.Equal(
            "Probation is at most 2 month(s): the term is from 1 to less than 3 years. Let it end by 2027-01-31; what was lived beyond is compensated at full wage (Art. 83).",
            finding.MessageEn);
    }

    [Theory]
    [InlineData("2026-12-01", "2027-05-31", null)]
    [InlineData("2026-11-30", "2027-01-31", Severity.Block)] // begins before the contract
    [InlineData("2029-11-01", "2029-12-01", Severity.Block)] // ends after it
    [InlineData("2027-01-01", "2027-03-31", Severity.Warn)] // begins in its midst
    public void P03_wants_probation_inside_the_term(string start, string end, Severity? severity) => Assert.Equal(
        severity,
        Check(Drafts.Lawful with { Probation = new(Drafts.Days(start, end), Money.Of(6500)) })
            .SingleOrDefault(f => f.Id == "P03")?.Severity);

    [Fact]
    public void P03_refuses_a_contract_of_nothing_but_probation()
    {
        var term = Drafts.Days("2026-12-01", "2027-05-31");

        Assert.Contains("P03", IdsOf(term, term));
    }

    [Theory]
    [InlineData("6400.00", null)]
    [InlineData("6399.99", Severity.Warn)]
    [InlineData("2489.99", Severity.Block)]
    public void P05_wants_eighty_percent_and_the_minimum_wage(string wage, Severity? worst) => Assert.Equal(
        worst,
        Check(Drafts.Lawful with { Probation = Drafts.Lawful.Probation! with { MonthlyWage = Money.Parse(wage) } })
            .Where(f => f.Id == "P05").Select(f => (Severity?)f.Severity).Max());

    [Theory]
    [InlineData("5000.00", "4000.00", null)] // 80 % of the grade
    [InlineData("5000.00", "3999.99", Severity.Block)]
    [InlineData("9000.00", "6400.00", null)] // 80 % of the wage, whatever the grade
    [InlineData("9000.00", "6399.99", Severity.Block)]
    public void P05_is_content_with_eighty_percent_of_the_lowest_grade(string grade, string wage, Severity? worst) => Assert.Equal(
        worst,
        Findings.WorstOf("P05", Drafts.Lawful with
        {
            Remuneration = Drafts.Lawful.Remuneration! with { LowestGrade = Money.Parse(grade) },
            Probation = Drafts.Lawful.Probation! with { MonthlyWage = Money.Parse(wage) },
        }));

    [Fact]
    public void P05_rounds_up_to_the_fen() => Assert.Equal(
        (Severity.Warn, null),
        (PayOf("6400.00"), PayOf("6400.01")));

    [Fact]
    public void P01_allows_six_months_in_an_open_contract_and_none_for_a_task()
    {
        var start = Drafts.Day("2026-12-01");
        var open = Drafts.Lawful with { Term = new(start, null, TermKind.OpenEnded) };
        var task = Drafts.Lawful with { Term = new(start, null, TermKind.Task, "示例大厦机电安装") };

        Assert.Null(Findings.WorstOf("P01", open));
        Assert.Equal(Severity.Block, Findings.WorstOf("P01", open with { Probation = new(Drafts.Days("2026-12-01", "2027-06-01"), Money.Of(6500)) }));
        Assert.StartsWith("以完成一定工作任务为期限的，不得约定试用期", Assert.Single(Findings.Of("P01", task)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-01", "2027-05-31", null)]
    [InlineData("2026-11-30", "2027-05-29", Severity.Block)]
    [InlineData("2026-12-02", "2027-05-31", Severity.Warn)]
    public void P03_holds_without_a_last_day_too(string start, string end, Severity? severity) => Assert.Equal(
        severity,
        Findings.WorstOf("P03", Drafts.Lawful with
        {
            Term = new(Drafts.Day("2026-12-01"), null, TermKind.OpenEnded), Probation = new(Drafts.Days(start, end), Money.Of(6500)),
        }));

    [Theory]
    [InlineData(true, null, Severity.Block)]
    [InlineData(true, "常州示例铸造有限公司", Severity.Warn)]
    [InlineData(false, null, Severity.Inform)]
    public void P02_allows_probation_once(bool had, string? affiliate, Severity severity)
    {
        var terms = Drafts.Lawful with
        {
            EarlierContracts = [new(Drafts.Days("2015-01-01", "2016-12-31"), HadProbation: had, Affiliate: affiliate)],
        };

        Assert.Equal(severity, Findings.WorstOf("P02", terms));
        Assert.Equal(severity, Findings.WorstOf("P02", Draft.Of(Drafts.Lawful, Drafts.Today) with { Held = terms.EarlierContracts }));
        Assert.Null(Findings.WorstOf("P02", terms with { Probation = null }));
        Assert.Null(Findings.WorstOf("P02", Drafts.Lawful));
    }

    [Fact]
    public void P02_refuses_probation_in_a_renewal()
    {
        var renewal = LawfulDrafts.Of(DocumentKind.Renewal);

        Assert.Null(Findings.WorstOf("P02", renewal));
        Assert.Equal(Severity.Block, Findings.WorstOf("P02", renewal with
        {
            Terms = renewal.Terms with { Probation = new(Drafts.Days("2027-01-01", "2027-01-31"), Money.Of(6500)) },
        }));
    }

    [Theory]
    [InlineData("2025-02-28", null)]
    [InlineData("2025-01-31", null)]
    [InlineData("2025-03-01", Severity.Warn)]
    public void P02_warns_of_an_amendment_that_lengthens_probation(string end, Severity? severity)
    {
        var amendment = LawfulDrafts.Of(DocumentKind.Amendment);

        Assert.Equal(severity, Findings.WorstOf("P02", amendment with
        {
            Terms = amendment.Terms with { Probation = new(Drafts.Days("2025-01-01", end), Money.Of(6800)) },
        }));
    }

    [Fact]
    public void P07_refuses_probation_of_part_time_work_only()
    {
        var partTime = LawfulDrafts.Of(DocumentKind.PartTimeAgreement).Terms;

        Assert.Null(Findings.WorstOf("P07", partTime));
        Assert.Equal(Severity.Block, Findings.WorstOf("P07", partTime with { Probation = Drafts.Lawful.Probation }));
        Assert.Null(Findings.WorstOf("P07", Drafts.Lawful));
    }

    [Fact]
    public void A_longer_contract_never_allows_a_shorter_probation() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[0, 2000], Gen.Int[0, 2000], Gen.Int[1, 200]).Sample((day, days, more, length) =>
        {
            var start = new DateOnly(2000, 1, 1).AddDays(day);
            var probation = Term.Of(start, start.AddDays(length));
            return !IdsOf(Term.Of(start, start.AddDays(days + more)), probation).Contains("P01")
                || IdsOf(Term.Of(start, start.AddDays(days)), probation).Contains("P01");
        });

    private static Severity? PayOf(string probation) => Findings.WorstOf("P05", Drafts.Lawful with
    {
        Remuneration = Drafts.Lawful.Remuneration! with { MonthlyWage = Money.Parse("8000.01") },
        Probation = Drafts.Lawful.Probation! with { MonthlyWage = Money.Parse(probation) },
    });

    private static (string, Severity, string, string) Head(Finding f) => (f.Id, f.Severity, f.Article, f.Field);

    private static IReadOnlyList<Finding> Check(ContractTerms terms) => StatuteBook.Check(Draft.Of(terms, Drafts.Today));

    private static List<string> IdsOf(Term term, Term probation) =>
        [.. Check(Drafts.Lawful with { Term = term, Probation = new(probation, Money.Of(6500)) }).Select(f => f.Id)];
}
