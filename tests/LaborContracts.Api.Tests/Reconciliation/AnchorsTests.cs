using System.Globalization;
using LaborContracts.Api.Tests.Anchoring;
using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>A chain that has lost blocks deeper than the confirmations, or says something else than it did.</summary>
public sealed class AnchorsTests : ReconciliationTests
{
    [Fact]
    public async Task What_agrees_shows_no_divergence()
    {
        await Rig.AmendedAsync(await Rig.ConcludedAsync());
        await Rig.AnchorAsync();
        await Rig.ConcludedAsync();

        Assert.Empty(await Rig.ReconcileAsync());
        Assert.Empty(await Rig.DivergencesAsync());
        Assert.Empty(Rig.Alarms);
        Assert.Equal(12, await Rig.ReadAsync(db => db.Rounds.CountAsync(r => r.EndedAt >= r.BegunAt, Token)));
    }

    [Fact]
    public async Task A_root_that_the_chain_has_lost_is_sent_again_with_the_same_bytes()
    {
        var before = await Rig.Chain.RememberAsync();
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        var batch = await Rig.BatchAsync();
        await Rig.Chain.ForgetAsync(before);

        Assert.Equal([BatchAnchors.RootMissing], await Rig.ReconcileAsync());
        Assert.Null((await Rig.BatchAsync()).ProvenAt); // no proof names a block that is not there
        await Rig.AnchorAsync();
        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.OpenCodesAsync());
        Assert.Equal(batch.Transaction, (await Rig.BatchAsync()).Transaction);
        Assert.Equal(1, await Rig.ReadAsync(db => db.Transactions.CountAsync(Token)));
        await Rig.ProofAsync(contract);
        await Rig.EachIsAnchoredOnceAsync();
        Assert.Single(Rig.Alarms);
    }

    [Fact]
    public async Task A_root_whose_transaction_can_never_be_mined_again_is_sent_in_a_new_one()
    {
        var before = await Rig.Chain.RememberAsync();
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        await Rig.Chain.ForgetAsync(before);
        await Rig.SendAsync(nonce => Rig.Sender.PrepareStatusesAsync([new(Keccak256.Of("nobody's"u8), RecordedStatus.Amended, 2, Bytes32.Zero)], nonce, null, Token));

        Assert.Equal([BatchAnchors.RootMissing], await Rig.ReconcileAsync());
        await Rig.AnchorAsync();
        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.OpenCodesAsync());
        await Rig.ProofAsync(contract);
        await Rig.EachIsAnchoredOnceAsync();
    }

    [Fact]
    public async Task A_root_that_came_into_another_block_is_recorded_there()
    {
        var before = await Rig.Chain.RememberAsync();
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        var batch = await Rig.BatchAsync();
        await Rig.Chain.ForgetAsync(before);
        await Rig.MineAsync(5);
        await Rig.Sender.SendAsync(new SignedTransaction(batch.Transaction), Token);
        await Rig.MineAsync(AnchoringRig.Confirmations);

        Assert.Equal([BatchAnchors.BlockMoved], await Rig.ReconcileAsync());
        await Rig.AnchorAsync();
        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.OpenCodesAsync());
        Assert.NotEqual((ulong)batch.BlockNumber!.Value, (await Rig.ProofAsync(contract)).BlockNumber);
        Assert.Equal(batch.Transaction, (await Rig.BatchAsync()).Transaction);
        await Rig.EachIsAnchoredOnceAsync();
    }

    [Fact]
    public async Task A_block_that_the_row_names_wrongly_is_recorded_as_it_is()
    {
        await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        var batch = await Rig.BatchAsync();
        foreach (var wrong in new Func<Storage.LaborContractsDb, Task<int>>[]
        {
            db => db.Batches.ExecuteUpdateAsync(set => set.SetProperty(b => b.BlockNumber, 1), Token),
            db => db.Batches.ExecuteUpdateAsync(set => set.SetProperty(b => b.BlockTime, DateTimeOffset.UnixEpoch), Token),
            db => db.Batches.ExecuteUpdateAsync(set => set.SetProperty(b => b.BlockHash, new byte[32]), Token),
            db => db.Batches.ExecuteUpdateAsync(set => set.SetProperty(b => b.TransactionHash, new byte[32]), Token),
        })
        {
            await Rig.TamperAsync(wrong);

            Assert.Equal([BatchAnchors.BlockMoved], await Rig.ReconcileAsync());
            await Rig.AnchorAsync();
            await Rig.LookAgainAsync();

            Assert.Empty(await Rig.OpenCodesAsync());
            var after = await Rig.BatchAsync();
            Assert.Equal((batch.BlockNumber, batch.BlockTime), (after.BlockNumber, after.BlockTime));
            Assert.Equal(batch.BlockHash, after.BlockHash);
            Assert.Equal(batch.TransactionHash, after.TransactionHash);
        }
    }

    [Fact]
    public async Task A_root_with_another_leaf_count_is_left_for_a_person()
    {
        await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        var batch = await Rig.BatchAsync();
        // The registry's third member of the struct at keccak-256(root ‖ slot 2): block number, block time, leaf count from the low end.
        var mapping = new byte[32];
        mapping[^1] = 2;
        var slot = Keccak256.Of([.. batch.Root, .. mapping]).ToString();
        var value = (await Rig.Chain.CallAsync("eth_getStorageAt", Rig.Registry.Address.ToString(), slot, "latest")).GetString()!;
        Assert.Equal(batch.LeafCount, int.Parse(value.AsSpan(2 + 24, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        await Rig.Chain.CallAsync("anvil_setStorageAt", Rig.Registry.Address.ToString(), slot, $"{value[..26]}00000007{value[34..]}");

        Assert.Equal([BatchAnchors.LeafCountDiffers], await Rig.ReconcileAsync());
        await Rig.AnchorAsync();
        await Rig.LookAgainAsync();

        Assert.Equal([BatchAnchors.LeafCountDiffers], await Rig.OpenCodesAsync());
        Assert.Equivalent(batch, await Rig.BatchAsync(), strict: true);
    }

    [Fact]
    public async Task A_root_of_the_platforms_account_that_it_does_not_know()
    {
        var root = Keccak256.Of("nobody's"u8);
        await Rig.SendAsync(nonce => Rig.Sender.PrepareAnchorAsync(root, 1, nonce, null, Token));

        Assert.Equal([RegistryHistory.RootUnknown], await Rig.ReconcileAsync());
        Assert.Equal([$"Reconciliation: root.unknown of {root}"], Rig.Alarms);
    }
}
