using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>A concluded document that has lost its leaf gets the same one back, or a person is called.</summary>
public sealed class MissingLeavesTests : ReconciliationTests
{
    [Fact]
    public async Task A_leaf_that_was_never_collected_is_made_again_and_anchored()
    {
        await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        var contract = await Rig.ConcludedAsync();
        var before = await Rig.LeafAsync(contract);
        await ForgetLeafAsync(contract);

        Assert.Contains(ContractLeaves.LeafMissing, await Rig.ReconcileAsync());
        await Rig.AnchorAsync();
        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.OpenCodesAsync());
        Assert.Equal(before.Leaf, (await Rig.LeafAsync(contract)).Leaf);
        Assert.Equal(before.Sha256, (await Rig.LeafAsync(contract)).Sha256);
        Assert.NotNull(Assert.Single(await Rig.DivergencesAsync()).RepairedAt);
        await Rig.ProofAsync(contract);
        await Rig.EachIsAnchoredOnceAsync();
    }

    [Fact]
    public async Task A_leaf_of_an_anchored_batch_goes_back_to_its_place()
    {
        await Rig.ConcludedAsync();
        var contract = await Rig.ConcludedAsync();
        var amendment = await Rig.AmendedAsync(contract);
        await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        var (before, proof) = (await Rig.LeafAsync(amendment), await Rig.ProofAsync(amendment));
        await ForgetLeafAsync(amendment);

        await Rig.ReconcileAsync();
        await Rig.AnchorAsync();
        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.OpenCodesAsync());
        var after = await Rig.LeafAsync(amendment);
        Assert.Equal(before.Leaf, after.Leaf);
        Assert.Equal((before.BatchId, before.Index), (after.BatchId, after.Index));
        Assert.Equal(proof.Leaf, (await Rig.ProofAsync(amendment)).Leaf);
        await Rig.EachIsAnchoredOnceAsync();
    }

    [Fact]
    public async Task Without_its_document_no_leaf_is_made()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        await ForgetLeafAsync(contract);
        Directory.Delete(Rig.DocumentsFolder, recursive: true);

        var codes = await Rig.ReconcileAsync();

        Assert.Contains(ContractLeaves.LeafMissing, codes);
        Assert.Contains(StoredDocuments.FileMissing, codes);
        Assert.False(await Rig.ReadAsync(db => db.Leaves.AnyAsync(Token)));
    }

    [Fact]
    public async Task A_trail_with_an_event_too_few_does_not_tell_the_head_at_the_conclusion()
    {
        var contract = await Rig.ConcludedAsync();
        await ForgetLeafAsync(contract);
        await Rig.TamperAsync(async db => db.Remove(await db.Trail.SingleAsync(e => e.Sequence == 1, Token)));

        Assert.Equal([ContractLeaves.LeafMissing, TrailLinks.SequenceBroken], await Rig.ReconcileAsync());
        Assert.False(await Rig.ReadAsync(db => db.Leaves.AnyAsync(Token)));
        Assert.All(await Rig.DivergencesAsync(), divergence => Assert.Null(divergence.RepairedAt));
    }

    [Fact]
    public async Task Where_a_batch_lacks_two_leaves_none_is_anchored_a_second_time()
    {
        var (one, other) = (await Rig.ConcludedAsync(), await Rig.ConcludedAsync());
        await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        await ForgetLeafAsync(one);
        await ForgetLeafAsync(other);

        Assert.Equal([BatchLeaves.LeavesDiffer, ContractLeaves.LeafMissing, ContractLeaves.LeafMissing], await Rig.ReconcileAsync());
        await Rig.AnchorAsync();

        Assert.Equal(1, await Rig.ReadAsync(db => db.Leaves.CountAsync(Token)));
        Assert.Equal(1, await Rig.ReadAsync(db => db.Batches.CountAsync(Token)));
    }

    [Fact]
    public async Task Where_a_batch_itself_was_lost_none_of_its_leaves_is_anchored_a_second_time()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        await NoneIsAnchoredAgainWhenItsBatchIsLostAsync(contract);
    }

    [Fact]
    public async Task Where_a_batch_was_lost_after_its_block_was_read_none_of_its_leaves_is_anchored_a_second_time()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        Assert.Empty(await Rig.ReconcileAsync());
        await NoneIsAnchoredAgainWhenItsBatchIsLostAsync(contract);
    }

    [Fact]
    public async Task A_leaf_waits_for_no_other_batch_before_the_history_is_read_to_its_end_again()
    {
        await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        Assert.Empty(await Rig.ReconcileAsync());
        var contract = await Rig.ConcludedAsync();
        await ForgetLeafAsync(contract);
        Rig.Wait(TimeSpan.FromDays(1));
        await Rig.Chain.StopAsync();
        await Rig.SliceAsync();
        await Rig.LookAgainAsync();
        Assert.Contains(ContractLeaves.LeafMissing, await Rig.OpenCodesAsync());
        Assert.False(await Rig.ReadAsync(db => db.Leaves.AnyAsync(l => l.ContractId == contract.Id, Token)));

        await Rig.Chain.StartAgainAsync();
        await Rig.ReconcileAsync();

        Assert.True(await Rig.ReadAsync(db => db.Leaves.AnyAsync(l => l.ContractId == contract.Id && l.BatchId == null, Token)));
    }

    [Fact]
    public async Task A_batch_that_bears_an_earlier_time_than_the_conclusion_by_another_clock_gets_its_leaf_back()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        var before = await Rig.LeafAsync(contract);
        await Rig.TamperAsync(db => db.Database.ExecuteSqlAsync(
            $"""UPDATE "Batches" SET "RecordedAt" = {(before.RecordedAt - TimeSpan.FromHours(1)).UtcTicks}""", Token));
        await ForgetLeafAsync(contract);

        await Rig.ReconcileAsync();

        Assert.Equal((before.BatchId, before.Index), ((await Rig.LeafAsync(contract)).BatchId, (await Rig.LeafAsync(contract)).Index));
    }

    [Fact]
    public async Task Behind_many_batches_that_lack_a_leaf_the_right_one_is_found()
    {
        const int Many = 11;
        for (var i = 0; i < Many; i++)
        {
            await Rig.ConcludedAsync();
            await Rig.AnchorAsync();
        }

        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        var before = await Rig.LeafAsync(contract);
        await Rig.TamperAsync(db => db.Trail.Where(e => e.Sequence == 1 && e.ContractId != contract.Id).ExecuteDeleteAsync(Token)); // none of theirs can be made
        await Rig.TamperAsync(db => db.Leaves.ExecuteDeleteAsync(Token));

        await Rig.ReconcileAsync();

        var after = await Rig.ReadAsync(db => db.Leaves.AsNoTracking().SingleAsync(Token));
        Assert.Equal((before.BatchId, before.Index), (after.BatchId, after.Index));
    }

    private async Task NoneIsAnchoredAgainWhenItsBatchIsLostAsync(ContractRow contract)
    {
        await ForgetLeafAsync(contract);
        await Rig.TamperAsync(async db => db.Remove(await db.Batches.SingleAsync(Token)));

        Assert.Equal([ContractLeaves.LeafMissing, RegistryHistory.RootUnknown], await Rig.ReconcileAsync());
        await Rig.AnchorAsync();

        Assert.False(await Rig.ReadAsync(db => db.Leaves.AnyAsync(Token)));
    }

    private Task ForgetLeafAsync(ContractRow contract) => Rig.TamperAsync(async db =>
        db.Remove(await db.Leaves.SingleAsync(l => l.ContractId == contract.Id, Token)));
}
