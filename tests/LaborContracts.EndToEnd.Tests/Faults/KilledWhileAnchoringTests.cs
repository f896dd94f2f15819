using System.Net;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>
/// The platform is killed between any two steps of anchoring and started again on the same data: every concluded contract
/// ends on chain, once. A contract concluded afterwards shows that the account's next transaction is not stuck.
/// </summary>
public sealed class KilledWhileAnchoringTests
{
    [Fact]
    public async Task Killed_before_the_batch_is_recorded()
    {
        await using var rig = await FaultRig.StartAsync(batchAge: "01:00:00");
        Guid[] concluded = [await rig.Parties.ConcludedAsync(), await rig.Parties.ConcludedAsync()];
        Assert.Empty(await rig.Data.BatchesAsync());

        await rig.Platform.KillAsync();
        await rig.StartPlatformAsync();

        await rig.EachIsAnchoredOnceAsync(concluded);
        Assert.Equal(3, Assert.Single(await rig.Data.BatchesAsync()).LeafCount); // and the head of their employer's sequence
    }

    [Fact]
    public async Task Killed_before_the_transaction_is_prepared()
    {
        await using var rig = await FaultRig.StartAsync();
        var hold = rig.Proxy.Hold("eth_getTransactionCount", HoldPoint.BeforeTheNode);
        var contract = await rig.Parties.ConcludedAsync();
        await hold.Arrived;
        await rig.BatchAsync("recorded, not prepared", b => b.Transaction is null);

        await rig.Platform.KillAsync();
        hold.Drop();
        await rig.StartPlatformAsync();

        await rig.EachIsAnchoredOnceAsync(contract, await rig.Parties.ConcludedAsync());
    }

    [Fact]
    public async Task Killed_before_the_transaction_is_sent()
    {
        await using var rig = await FaultRig.StartAsync();
        var hold = rig.Proxy.Hold("eth_sendRawTransaction", HoldPoint.BeforeTheNode);
        var contract = await rig.Parties.ConcludedAsync();
        await hold.Arrived;
        var prepared = await rig.BatchAsync("prepared, not sent", b => b.Transaction is not null && b.SentAt is null);

        await rig.Platform.KillAsync();
        hold.Drop();
        Assert.Empty(await rig.AnchoredRootsAsync());
        await rig.StartPlatformAsync();

        await rig.EachIsAnchoredOnceAsync(contract);
        var anchored = Assert.Single(await rig.Data.BatchesAsync());
        Assert.Equal(prepared.Transaction, anchored.Transaction);
        await rig.EachIsAnchoredOnceAsync(contract, await rig.Parties.ConcludedAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_before_the_node_could_say_that_it_has_the_transaction(bool minedMeanwhile)
    {
        await using var rig = await FaultRig.StartAsync();
        var hold = rig.Proxy.Hold("eth_sendRawTransaction", HoldPoint.AfterTheNode);
        var contract = await rig.Parties.ConcludedAsync();
        await hold.Arrived;
        await rig.BatchAsync("sent, as far as the chain knows", b => b.SentAt is null);

        await rig.Platform.KillAsync();
        hold.Drop();
        if (minedMeanwhile) await rig.Chain.MineAsync();
        await rig.StartPlatformAsync();

        await rig.EachIsAnchoredOnceAsync(contract, await rig.Parties.ConcludedAsync());
    }

    [Fact]
    public async Task Killed_before_the_block_is_recorded()
    {
        await using var rig = await FaultRig.StartAsync();
        await rig.Data.RefuseAsync("UPDATE OF BlockNumber ON Batches");
        var contract = await rig.Parties.ConcludedAsync();
        await Eventually.TrueAsync("the root is on chain", async () => (await rig.AnchoredRootsAsync()).Length == 1);
        await rig.BatchAsync("on chain, not seen", b => b.BlockNumber is null);

        await rig.Platform.KillAsync();
        await rig.Data.AllowAsync();
        await rig.StartPlatformAsync();

        await rig.EachIsAnchoredOnceAsync(contract, await rig.Parties.ConcludedAsync());
    }

    [Fact]
    public async Task Killed_before_the_proofs_are_stored()
    {
        await using var rig = await FaultRig.StartAsync();
        await rig.Data.RefuseAsync("UPDATE OF ProvenAt ON Batches");
        var contract = await rig.Parties.ConcludedAsync();
        await rig.BatchAsync("seen, without proofs", b => b.BlockNumber is not null);
        Assert.Equal(
            HttpStatusCode.Conflict, (await rig.Parties.Worker.GetAsync($"{Parties.PathOf(contract)}/proof.json")).Status);

        await rig.Platform.KillAsync();
        await rig.Data.AllowAsync();
        await rig.StartPlatformAsync();

        await rig.EachIsAnchoredOnceAsync(contract, await rig.Parties.ConcludedAsync());
    }
}
