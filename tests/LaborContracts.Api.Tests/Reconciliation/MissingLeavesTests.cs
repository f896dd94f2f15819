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

        Assert.Equal([ContractLeaves.LeafMissing], await Rig.ReconcileAsync());
        Assert.False(await Rig.ReadAsync(db => db.Leaves.AnyAsync(Token)));
        Assert.Null(Assert.Single(await Rig.DivergencesAsync()).RepairedAt);
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
        await ForgetLeafAsync(contract);
        await Rig.TamperAsync(async db => db.Remove(await db.Batches.SingleAsync(Token)));

        Assert.Equal([ContractLeaves.LeafMissing, RegistryHistory.RootUnknown], await Rig.ReconcileAsync());
        await Rig.AnchorAsync();

        Assert.False(await Rig.ReadAsync(db => db.Leaves.AnyAsync(Token)));
    }

    private Task ForgetLeafAsync(ContractRow contract) => Rig.TamperAsync(async db =>
        db.Remove(await db.Leaves.SingleAsync(l => l.ContractId == contract.Id, Token)));
}
