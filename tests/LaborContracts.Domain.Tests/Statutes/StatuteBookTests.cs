using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;
using LaborContracts.TestKit;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

public sealed class StatuteBookTests
{
    private static readonly Lazy<IReadOnlyList<Finding>> Everything = new(() => [.. Triggers.All.SelectMany(trigger => StatuteBook.Check(trigger.Draft))]);

    [Fact]
    public void No_two_rules_have_the_same_id() =>
        Assert.Equal(StatuteBook.Rules.Count, StatuteBook.Rules.Select(rule => rule.Id).Distinct().Count());

    [Fact]
    public void Every_rule_is_a_file_named_after_it() => Assert.Equal(
        StatuteBook.Rules.Select(rule => rule.Id),
        Directory.GetFiles(Path.Combine(Repository.Root, "src", "LaborContracts.Domain", "Statutes", "Rules"), "*.cs")
            .Select(file => Path.GetFileName(file)[..3]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_names_an_article_and_a_kind() => Assert.All(StatuteBook.Rules, rule =>
    {
        Assert.Matches("^[A-Z][0-9]{2}$", rule.Id);
        Assert.NotEmpty(rule.Article);
        Assert.NotEmpty(rule.Kinds);
    });

    public static TheoryData<string> Ids() => [.. Triggers.All.Select(trigger => trigger.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_of_the_table_is_triggered_by_its_draft(string id) => Assert.All(
        Triggers.All.Where(trigger => trigger.Id == id), trigger => Assert.Equal(
            trigger.Severity, StatuteBook.Check(trigger.Draft).Where(f => f.Id == id).Select(f => (Severity?)f.Severity).Max()));

    [Fact]
    public void The_table_has_a_draft_for_every_rule() => Assert.Equal(
        StatuteBook.Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal),
        Triggers.All.Select(trigger => trigger.Id).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_is_content_on_the_lawful_side_of_its_line(string id)
    {
        var boundary = Assert.Single(Triggers.Boundaries, boundary => boundary.Id == id);
        var rule = Assert.Single(StatuteBook.Rules, rule => rule.Id == id);

        // T03 reminds of every part-time agreement; its line is the kind of document.
        Assert.Equal(id != "T03", rule.SpeaksOf(boundary.Draft) && rule.IsLawOn(boundary.Draft.On));
        Assert.Equal(boundary.Left, Findings.WorstOf(id, boundary.Draft));
        Assert.True(boundary.Left is null || Triggers.All.Any(trigger => trigger.Id == id && trigger.Severity > boundary.Left));
    }

    [Fact]
    public void Every_finding_says_in_both_languages_where_and_why() => Assert.All(Everything.Value, finding =>
    {
        Assert.NotEmpty(finding.Article);
        Assert.Matches(@"^[a-z][A-Za-z]*(\[\d+\])?(\.[a-z][A-Za-z]*(\[\d+\])?)*$", finding.Field);
        Assert.Matches(@"[\u4e00-\u9fff].*。$", finding.Message);
        Assert.DoesNotMatch(@"[\u4e00-\u9fff][,;:(]|[,;:)][\u4e00-\u9fff]", finding.Message);
        Assert.DoesNotMatch(@"\{|\}", finding.Message + finding.MessageEn);
        Assert.Matches(@"^[A-Z].*\.$", finding.MessageEn);
    });

    [Fact]
    public void What_was_not_read_never_blocks() =>
        Assert.All(Everything.Value.Where(f => f.Confidence != Confidence.Found), f => Assert.NotEqual(Severity.Block, f.Severity));

    public static TheoryData<DocumentKind> Kinds() => [.. Enum.GetValues<DocumentKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_lawful_document_of_every_kind_is_not_blocked(DocumentKind kind) =>
        Assert.DoesNotContain(StatuteBook.Check(LawfulDrafts.Of(kind)), finding => finding.Severity == Severity.Block);

    [Theory]
    [InlineData(DocumentKind.PartTimeAgreement, false)]
    [InlineData(DocumentKind.LaborContract, true)]
    public void What_renews_an_agreement_is_judged_by_the_rules_of_that_agreement(DocumentKind kind, bool isJudged)
    {
        var terms = LawfulDrafts.Of(kind).Terms with { Probation = null };
        var renewal = new Draft(DocumentKind.Renewal, terms with { WorkingHours = new(9, 5, "每周休息两日。") }, Drafts.Today) { Base = terms };

        Assert.Equal(isJudged, StatuteBook.Check(renewal).Any(f => f.Id == "W04"));
    }

    [Fact]
    public void The_gravest_findings_come_first()
    {
        var severities = StatuteBook.Check(Draft.Of(
            Drafts.Lawful with
            {
                EmploymentStart = Drafts.Day("2026-09-01"), WorkContent = null, CollectiveContract = "集体合同", AutoRenews = true,
            },
            Drafts.Today)).Select(f => f.Severity).ToList();

        Assert.Equal(severities.OrderDescending(), severities);
        Assert.Equal(3, severities.Distinct().Count());
    }

    [Fact]
    public void A_rule_holds_from_its_first_day_to_its_last()
    {
        var rule = new Rule("Z99", "某条", new(2026, 1, 1), new HashSet<DocumentKind>(), _ => []) { Until = new(2026, 12, 31) };

        Assert.Equal(
            [false, true, true, false],
            new[] { "2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01" }.Select(day => rule.IsLawOn(Drafts.Day(day))));
    }
}
