using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Retention;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Retention;

/// <summary>When the time begins to run for which a relation is kept, and how long the law makes it at least.</summary>
public sealed class RetentionClockTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Drafted = new(2026, 11, 24);

    [Fact]
    public void A_fixed_term_runs_from_its_last_day_and_a_longer_service_period_from_its_own()
    {
        Assert.Equal((RetainedKind.Relation, Drafts.Day("2029-11-30")), RetentionClock.Of(Concluded(Drafts.Lawful), Drafted));
        Assert.Equal(
            (RetainedKind.Relation, Drafts.Day("2031-06-30")),
            RetentionClock.Of(Concluded(Drafts.Lawful with { Training = new() { ServicePeriod = Drafts.Days("2027-01-01", "2031-06-30") } }), Drafted));
    }

    [Fact]
    public void What_has_no_last_day_or_renews_itself_has_no_end()
    {
        foreach (var term in (ContractTerm[])[new(Drafts.Today, Kind: TermKind.OpenEnded), new(Drafts.Today, Kind: TermKind.Task, Task: "安装一台设备")])
            Assert.Null(RetentionClock.Of(Concluded(Drafts.Lawful with { Term = term }), Drafted));
        Assert.Null(RetentionClock.Of(Concluded(Drafts.Lawful with { AutoRenews = true }), Drafted));
    }

    [Fact]
    public void A_document_that_is_out_for_signing_keeps_it()
    {
        var offered = Draft(Drafts.Lawful);
        offered.Offer(Now, Now.AddDays(7), []);
        Assert.Null(RetentionClock.Of(offered, Drafted));

        var concluded = Concluded(Drafts.Lawful).ToSnapshot();
        var amending = LaborContract.Restore(concluded with { Succession = new Succession(concluded.Terms, 1, Guid.NewGuid()) });
        Assert.Null(RetentionClock.Of(amending, Drafted));
    }

    [Fact]
    public void A_draft_runs_from_its_day_and_an_offer_that_came_to_nothing_from_its_end()
    {
        var withdrawnDraft = Draft(Drafts.Lawful);
        withdrawnDraft.Withdraw(Now);
        var declined = Draft(Drafts.Lawful);
        declined.Offer(Now, Now.AddDays(7), []);
        declined.Decline(Now, "另有安排");

        Assert.Equal((RetainedKind.Draft, Drafted), RetentionClock.Of(Draft(Drafts.Lawful), Drafted));
        Assert.Equal((RetainedKind.Draft, Drafted), RetentionClock.Of(withdrawnDraft, Drafted));
        Assert.Equal((RetainedKind.Offer, Drafts.Day("2026-12-01")), RetentionClock.Of(declined, Drafted));
    }

    [Fact]
    public void Every_kind_has_a_row_that_is_usually_no_shorter_than_the_law()
    {
        Assert.Equal(Enum.GetValues<RetainedKind>(), RetentionRule.Table.Select(rule => rule.Kind));
        Assert.All(RetentionRule.Table, rule => Assert.True(rule.UsualYears >= rule.LeastYears));
        Assert.Equal(2, RetentionRule.Of(RetainedKind.Relation).LeastYears); // LCL 50
    }

    private static LaborContract Draft(ContractTerms terms) => LaborContract.Draft(Guid.NewGuid(), "CZ20260000000001", terms);

    private static LaborContract Concluded(ContractTerms terms)
    {
        var contract = Draft(terms);
        contract.Offer(Now, Now.AddDays(7), []);
        foreach (var role in terms.Kind.Signers())
        {
            contract.RequestSignature(role, Now);
            contract.RecordSignature(Now);
        }

        return contract;
    }
}
