using LaborContracts.Api.Setup;
using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>What of a closed batch may not be opened again, and what does not keep others from being looked at.</summary>
public sealed class ReopenedBatchesTests : ReconciliationTests
{
    private static readonly int Most = new ReconciliationSettings().MostReopened;

    [Fact]
    public async Task A_batch_whose_leaves_no_longer_give_its_root_stays_closed_and_holds_nobody_up()
    {
        var before = await Rig.Chain.RememberAsync();
        await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        await Rig.TamperAsync(db => db.Leaves.ExecuteUpdateAsync(set => set.SetProperty(l => l.Leaf, new byte[] { 1 }), Token));
        await Rig.Chain.ForgetAsync(before);

        Assert.Equal([BatchLeaves.RootDiffers, BatchAnchors.RootMissing, LeafContents.Differs], await Rig.ReconcileAsync());
        var closed = await Rig.BatchAsync();
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();

        Assert.NotNull(closed.ProvenAt);
        await Rig.ProofAsync(contract);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task More_than_a_chain_loses_are_left_for_a_person(int more)
    {
        var before = await Rig.Chain.RememberAsync();
        for (var i = 0; i < Most + more; i++)
        {
            await Rig.ConcludedAsync();
            await Rig.AnchorAsync();
        }

        await Rig.Chain.ForgetAsync(before);
        var codes = await Rig.ReconcileAsync();
        await Rig.LookAgainAsync();

        Assert.Equal(Enumerable.Repeat(BatchAnchors.RootMissing, Most + more), codes);
        Assert.Equal(more == 0 ? Most : 0, await Rig.ReadAsync(db => db.Batches.CountAsync(b => b.ProvenAt == null, Token)));
    }

    [Fact]
    public async Task A_batch_whose_event_the_node_no_longer_serves_does_not_keep_the_next_from_being_looked_at()
    {
        await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        var pruned = await Rig.BatchAsync();
        await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        await Rig.TamperAsync(db => db.Batches.Where(b => b.Id != pruned.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.BlockHash, new byte[32]), Token));
        await using var db = Rig.Open();
        var registry = new Pruned(Rig.Registry, new(pruned.Root));
        var check = new BatchAnchors(db, registry, new BatchTrees(db, registry, Rig.Settings), Rig.Settings);

        var slice = await check.NextAsync(null, Token);

        Assert.Equal([BatchAnchors.BlockMoved], slice.Divergences.Select(d => d.Code));
        Assert.Equal(("2", true), (slice.Position, slice.AtEnd));
        Assert.Contains(pruned.Id.ToString(), slice.Unseen, StringComparison.Ordinal);
        await Assert.ThrowsAsync<EventNotServedException>(() => check.LookAsync(pruned.Id.ToString(), Token));
    }

    /// <summary>The registry by a node that keeps no logs of the block of one root.</summary>
    private sealed class Pruned(IRegistry registry, Bytes32 root) : IRegistry
    {
        public ulong ChainId => registry.ChainId;

        public Address Address => registry.Address;

        public Task<ChainHead> HeadAsync(CancellationToken cancellationToken) => registry.HeadAsync(cancellationToken);

        public Task<ChainHead> SettledAsync(int confirmations, CancellationToken cancellationToken) =>
            registry.SettledAsync(confirmations, cancellationToken);

        public Task<Anchor?> AnchorOfAsync(Bytes32 asked, CancellationToken cancellationToken) => registry.AnchorOfAsync(asked, cancellationToken);

        public Task<AnchoredEvent?> FindAnchoredAsync(Bytes32 asked, CancellationToken cancellationToken) =>
            asked == root ? throw new EventNotServedException(1) : registry.FindAnchoredAsync(asked, cancellationToken);

        public Task<StatusEntry?> StatusOfAsync(Bytes32 key, CancellationToken cancellationToken) => registry.StatusOfAsync(key, cancellationToken);
    }
}
