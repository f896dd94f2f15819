using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

public sealed class EndingTests
{
    private static readonly DateOnly Given = Drafts.Today; // 2026-11-24

    [Theory]
    [InlineData(EndingGround.ResignationWithNotice, "2026-12-24", null)] // thirty days later
    [InlineData(EndingGround.ResignationWithNotice, "2026-12-23", Severity.Warn)]
    [InlineData(EndingGround.ResignationInProbation, "2026-11-27", null)]
    [InlineData(EndingGround.ResignationInProbation, "2026-11-26", Severity.Warn)]
    [InlineData(EndingGround.ResignationForCause, "2026-11-24", null)]
    public void E01_counts_the_days_of_notice(EndingGround ground, string lastDay, Severity? severity) => Assert.Equal(
        severity, Worst("E01", DocumentKind.ResignationNotice, new(ground, Drafts.Day(lastDay), Given)));

    [Fact]
    public void E01_says_from_which_day_on() => Assert.Equal(
        "应当提前三十日书面通知：2026年11月24日 通知的，最后工作日不早于 2026年12月24日；用人单位同意提前的除外，提前离开造成损失的可能要赔偿。",
        Of("E01", DocumentKind.ResignationNotice, new(EndingGround.ResignationWithNotice, Given, Given)).Single().Message);

    [Fact]
    public void E01_knows_when_probation_is_over()
    {
        var terms = LawfulForms.Ended(new(EndingGround.ResignationInProbation, new(2026, 12, 24), Given)) with
        {
            Probation = new(Drafts.Days("2020-01-01", "2020-06-30"), Money.Of(6500)),
        };

        Assert.Equal("ending.ground", Assert.Single(Of("E01", new(DocumentKind.ResignationNotice, terms, Given))).Field);
    }

    [Fact]
    public void E02_tells_of_severance_and_C17_asks_for_the_facts()
    {
        Ending ending = new(EndingGround.ResignationForCause, Given, Given);

        Assert.Equal([Severity.Inform], Of("E02", DocumentKind.ResignationNotice, ending).Select(f => f.Severity));
        Assert.Equal("ending.reason", Of("C17", DocumentKind.ResignationNotice, ending).Single().Field);
        Assert.Empty(Of("C17", DocumentKind.ResignationNotice, ending with { Reason = "拖欠三个月工资。" }));
    }

    [Theory]
    [InlineData("2026-12-24", false, null)]
    [InlineData("2026-12-23", false, Severity.Block)]
    [InlineData("2026-11-24", true, null)] // a month's pay instead
    public void E03_wants_thirty_days_or_a_months_pay(string lastDay, bool inLieu, Severity? severity) => Assert.Equal(
        severity,
        Worst("E03", DocumentKind.TerminationNotice, new(
            EndingGround.IllnessBeyondTreatment, Drafts.Day(lastDay), Given, PayInLieu: inLieu, UnionNotifiedOn: Given)));

    [Theory]
    [InlineData(EndingGround.Incompetence, ProtectedStatus.PregnancyMaternityNursing, Severity.Block)]
    [InlineData(EndingGround.MassDismissal, ProtectedStatus.MedicalPeriod, Severity.Block)]
    [InlineData(EndingGround.Incompetence, ProtectedStatus.UnionOfficeOrServicePeriod, Severity.Warn)]
    [InlineData(EndingGround.GraveBreach, ProtectedStatus.PregnancyMaternityNursing, null)] // Art. 42 speaks of 40 and 41
    public void E03_protects_who_may_not_be_dismissed(EndingGround ground, ProtectedStatus status, Severity? severity) => Assert.Equal(
        severity,
        Worst("E03", DocumentKind.TerminationNotice, new(
            ground, new(2027, 1, 31), Given, UnionNotifiedOn: Given, Protected: [status])));

    [Theory]
    [InlineData(EndingGround.GraveBreach, null, Severity.Warn)]
    [InlineData(EndingGround.GraveBreach, "2026-11-25", Severity.Warn)] // after the worker
    [InlineData(EndingGround.GraveBreach, "2026-11-24", null)]
    [InlineData(EndingGround.MassDismissal, null, Severity.Warn)]
    [InlineData(EndingGround.MassDismissal, "2027-01-01", null)]
    [InlineData(EndingGround.MassDismissal, "2027-01-02", Severity.Block)] // 29 days before
    [InlineData(EndingGround.RetirementAge, null, null)]
    public void E03_tells_the_union_first(EndingGround ground, string? told, Severity? severity) => Assert.Equal(
        severity,
        Worst("E03", DocumentKind.TerminationNotice, new(
            ground, new(2027, 1, 31), Given, UnionNotifiedOn: told is null ? null : Drafts.Day(told))));

    [Theory]
    [InlineData("7470", "52290", null)] // seven months of three minimum wages: not capped anywhere
    [InlineData("7470", "52289.99", Severity.Block)]
    [InlineData("7470.01", "52290.07", Severity.Inform)] // perhaps capped: the city's average is not on record
    [InlineData("7470.01", "52290.06", Severity.Warn)]
    public void E04_blocks_a_notice_with_less_than_is_certainly_due(string average, string amount, Severity? severity) =>
        Assert.Equal(severity, Worst("E04", DocumentKind.TerminationNotice, Paid(EndingGround.GreatChange, average, amount)));

    [Fact]
    public void E04_only_warns_of_a_settlement_for_less()
    {
        var finding = Of("E04", DocumentKind.AgreedTermination, Paid(EndingGround.AgreedOnEmployersProposal, "7000", "48999.99")).Single();

        Assert.Equal(Severity.Warn, finding.Severity);
        Assert.StartsWith(
            "经济补偿 48999.99 元低于应付的 49000.00 元：2020年1月1日 至 2026年12月31日 为 7 个月，每月 7000.00 元。", finding.Message, StringComparison.Ordinal);
        Assert.Contains("第三十五条", finding.Article, StringComparison.Ordinal);
    }

    [Fact]
    public void E04_counts_the_minimum_wage_where_the_average_is_lower() => Assert.Contains(
        "按最低工资标准计算", Of("E04", DocumentKind.TerminationNotice, Paid(EndingGround.GreatChange, "2000", "14000")).Single().Message, StringComparison.Ordinal);

    [Fact]
    public void E04_asks_for_an_amount_where_there_is_none_and_for_none_where_none_is_due()
    {
        Assert.Equal(Severity.Warn, Worst("E04", DocumentKind.TerminationNotice, new(EndingGround.GreatChange, new(2026, 12, 31), Given)));
        Assert.Null(Worst("E04", DocumentKind.TerminationNotice, new(EndingGround.GraveBreach, new(2026, 12, 31), Given)));
        Assert.Null(Worst("E04", DocumentKind.AgreedTermination, new(EndingGround.AgreedOnWorkersProposal, new(2026, 12, 31), Given)));
    }

    [Fact]
    public void E04_leaves_the_years_before_2008_to_the_rules_of_their_time()
    {
        var ending = Paid(EndingGround.GreatChange, "7000", "133000") with { ServiceSince = new(1998, 1, 1) }; // 19 years since 2008

        var finding = Assert.Single(Of("E04", DocumentKind.TerminationNotice, ending));

        Assert.Equal(("ending.serviceSince", Severity.Inform), (finding.Field, finding.Severity));
    }

    [Theory]
    [InlineData(RenewalOffer.None, Severity.Warn)]
    [InlineData(RenewalOffer.Worse, Severity.Warn)]
    [InlineData(RenewalOffer.RefusedSameOrBetter, Severity.Inform)]
    public void E05_owes_severance_unless_a_fair_renewal_was_refused(RenewalOffer offer, Severity severity)
    {
        Ending ending = new(EndingGround.Expiry, new(2029, 12, 31), Given, RenewalOffer: offer);

        Assert.Equal(severity, Worst("E05", DocumentKind.TerminationNotice, ending));
        Assert.Null(Worst("E04", DocumentKind.TerminationNotice, ending));
    }

    [Fact]
    public void E06_speaks_of_dismissals_only()
    {
        Assert.Equal(Severity.Inform, Worst("E06", DocumentKind.TerminationNotice, new(EndingGround.MassDismissal, new(2027, 1, 31), Given)));
        Assert.Null(Worst("E06", DocumentKind.TerminationNotice, new(EndingGround.Expiry, new(2029, 12, 31), Given)));
    }

    [Theory]
    [InlineData("2026-11-09", null)] // fifteen days ago
    [InlineData("2026-11-08", Severity.Warn)]
    public void E07_says_when_the_transfer_is_late(string lastDay, Severity? severity) => Assert.Equal(
        severity,
        Worst("E07", DocumentKind.TerminationCertificate, new(
            EndingGround.ResignationWithNotice, Drafts.Day(lastDay), ServiceSince: new(2020, 1, 1), Post: "数控车床操作")));

    [Theory]
    [InlineData("最后工作日办结。", Severity.Inform)]
    [InlineData("交接完毕且赔偿后方可出具离职证明。", Severity.Warn)]
    [InlineData("不得以未办结交接为由拒绝出具离职证明。", Severity.Inform)]
    public void E08_lets_the_certificate_depend_on_nothing(string handover, Severity severity) => Assert.Equal(
        severity,
        Worst("E08", DocumentKind.AgreedTermination, new(EndingGround.AgreedOnWorkersProposal, Given, Given, Handover: handover)));

    [Theory]
    [InlineData("2026-12-31", "2026-11-24", null, null)]
    [InlineData("2019-12-31", "2019-12-01", "ending.lastDay", Severity.Block)] // before the first day
    [InlineData("2026-11-23", "2026-11-24", "ending.noticeOn", Severity.Warn)] // dated back
    public void E09_wants_days_that_are_possible(string lastDay, string notice, string? field, Severity? severity)
    {
        var finding = Of("E09", DocumentKind.TerminationNotice, new(EndingGround.GraveBreach, Drafts.Day(lastDay), Drafts.Day(notice))).SingleOrDefault();

        Assert.Equal((field, severity), (finding?.Field, finding?.Severity));
    }

    [Theory]
    [InlineData("2029-12-31", null)]
    [InlineData("2029-12-30", Severity.Block)]
    [InlineData("2030-01-01", Severity.Warn)]
    public void E09_lets_a_term_expire_on_its_last_day(string lastDay, Severity? severity) => Assert.Equal(
        severity, Worst("E09", DocumentKind.TerminationNotice, new(EndingGround.Expiry, Drafts.Day(lastDay), Given)));

    [Theory]
    [InlineData(DocumentKind.TerminationNotice, EndingGround.ResignationWithNotice)]
    [InlineData(DocumentKind.TerminationNotice, EndingGround.AgreedOnEmployersProposal)]
    [InlineData(DocumentKind.TerminationNotice, EndingGround.PartTimeAtWill)]
    [InlineData(DocumentKind.TerminationNotice, EndingGround.AsAgreed)]
    [InlineData(DocumentKind.ResignationNotice, EndingGround.GraveBreach)]
    [InlineData(DocumentKind.AgreedTermination, EndingGround.Expiry)]
    public void E09_wants_a_ground_that_belongs_to_the_document(DocumentKind document, EndingGround ground) =>
        Assert.Contains("ending.ground", Of("E09", document, new(ground, new(2029, 12, 31), Given)).Select(f => f.Field));

    [Theory]
    [InlineData(DocumentKind.TerminationNotice)]
    [InlineData(DocumentKind.TerminationCertificate)]
    public void E09_lets_no_term_expire_that_has_no_last_day(DocumentKind document) => Assert.Equal(
        [("ending.ground", Severity.Block)],
        WithTerm(document, EndingGround.Expiry, new(new(2020, 1, 1), null, TermKind.OpenEnded)));

    [Theory]
    [InlineData(DocumentKind.TerminationNotice)]
    [InlineData(DocumentKind.TerminationCertificate)]
    public void E09_lets_no_task_be_done_that_was_not_agreed(DocumentKind document)
    {
        Assert.Equal([("ending.ground", Severity.Block)], WithTerm(document, EndingGround.TaskDone, Drafts.Days("2020-01-01", "2029-12-31")));
        Assert.Empty(WithTerm(document, EndingGround.TaskDone, new(new(2020, 1, 1), null, TermKind.Task, "一号车间设备安装")));
    }

    [Theory]
    [InlineData("2026-11-24", Severity.Block)] // 36 years old
    [InlineData("2040-03-06", Severity.Block)]
    [InlineData("2040-03-07", Severity.Warn)] // ten years before the earliest pension: special trades, invalidity
    [InlineData("2053-03-06", Severity.Warn)]
    [InlineData("2053-03-07", null)]
    public void E09_retires_nobody_before_their_age(string lastDay, Severity? severity)
    {
        var terms = LawfulForms.Ended(new(EndingGround.RetirementAge, Drafts.Day(lastDay), Given)) with
        {
            Term = new(new(2020, 1, 1), null, TermKind.OpenEnded),
        };

        Assert.Equal(severity, Of("E09", new(DocumentKind.TerminationNotice, terms, Given)).Select(f => (Severity?)f.Severity).Max());
    }

    [Theory]
    [InlineData("2026-11-23", Severity.Block)] // over since yesterday
    [InlineData("2026-11-24", null)]
    [InlineData(null, Severity.Block)]
    public void E09_finds_nobody_unfit_in_a_probation_that_is_over(string? probationEnd, Severity? severity)
    {
        var terms = LawfulForms.Ended(new(EndingGround.UnfitInProbation, Given, Given)) with
        {
            Probation = probationEnd is null ? null : new(Drafts.Days("2026-08-24", probationEnd), Money.Of(6500)),
        };

        Assert.Equal(severity, Of("E09", new(DocumentKind.TerminationNotice, terms, Given)).Select(f => (Severity?)f.Severity).Max());
    }

    [Theory]
    [InlineData("2026-11-22", Severity.Block)]
    [InlineData("2026-11-23", null)]
    public void E09_certifies_no_end_that_is_yet_to_come(string today, Severity? severity)
    {
        var terms = LawfulForms.Ended(new(EndingGround.Expiry, new(2026, 11, 23))) with { Term = Drafts.Days("2020-01-01", "2026-11-23") };
        var running = new Draft(DocumentKind.TerminationCertificate, terms, Drafts.Day(today)) { Base = terms with { Ending = null } };

        Assert.Equal(severity, Of("E09", running).Select(f => (Severity?)f.Severity).Max());
        Assert.Empty(Of("E09", running with { Base = terms })); // an end that notice was given of may be certified early
    }

    [Theory]
    [InlineData("2026-12-24", null)]
    [InlineData("2026-12-23", Severity.Warn)] // thirty days from the typed day, not from the document's
    public void E03_doubts_a_notice_that_is_dated_back(string lastDay, Severity? severity) => Assert.Equal(
        severity,
        Worst("E03", DocumentKind.TerminationNotice, new(
            EndingGround.Incompetence, Drafts.Day(lastDay), new(2026, 10, 1), UnionNotifiedOn: new(2026, 9, 30))));

    [Fact]
    public void E04_counts_the_years_before_a_renewal()
    {
        var terms = LawfulForms.Ended(Paid(EndingGround.GreatChange, "7000", "21000")) with
        {
            Term = Drafts.Days("2024-01-01", "2026-12-31"), EmploymentStart = null,
        };
        var notice = new Draft(DocumentKind.TerminationNotice, terms, Given) { Held = [new(Drafts.Days("2020-01-01", "2023-12-31"))] };

        Assert.Contains("49000.00", Assert.Single(Of("E04", notice)).Message, StringComparison.Ordinal);
        Assert.Equal(
            [("ending.serviceSince", Severity.Warn)],
            Of("E09", notice with { Terms = terms with { Ending = terms.Ending! with { ServiceSince = new(2024, 1, 1) } } })
                .Select(f => (f.Field, f.Severity)));
    }

    [Fact]
    public void Part_time_work_ends_at_will_and_by_none_of_these_rules()
    {
        var terms = LawfulForms.PartTime with { Term = Drafts.Days("2026-01-01", "2027-12-31"), Ending = new(EndingGround.PartTimeAtWill, Given, Given) };

        Assert.DoesNotContain(StatuteBook.Check(new(DocumentKind.TerminationNotice, terms, Given)), f => f.Id[0] == 'E');
    }

    private static Ending Paid(EndingGround ground, string average, string amount) =>
        new(ground, new(2026, 12, 31), Given, UnionNotifiedOn: Given, Severance: new(Money.Parse(average), Money.Parse(amount)));

    private static IEnumerable<(string, Severity)> WithTerm(DocumentKind document, EndingGround ground, ContractTerm term) =>
        Of("E09", new(document, LawfulForms.Ended(new(ground, Given, Given)) with { Term = term }, Given)).Select(f => (f.Field, f.Severity));

    private static Severity? Worst(string id, DocumentKind document, Ending ending) =>
        Of(id, document, ending).Select(f => (Severity?)f.Severity).Max();

    private static List<Finding> Of(string id, DocumentKind document, Ending ending) => Of(id, new(document, LawfulForms.Ended(ending), Given));

    private static List<Finding> Of(string id, Draft draft) => [.. StatuteBook.Check(draft).Where(f => f.Id == id)];
}
