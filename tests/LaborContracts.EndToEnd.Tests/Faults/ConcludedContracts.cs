using System.Text;
using LaborContracts.Ledger;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>What has to become of contracts that were concluded, whatever happens meanwhile.</summary>
internal sealed class ConcludedContracts(Parties parties, PlatformData data, RegistryLog log)
{
    /// <summary>
    /// Every contract that was concluded, and nothing else, comes on chain: each leaf in one place of one batch, each batch
    /// in one event of the registry by one transaction, each proof enough for a verdict.
    /// </summary>
    public async Task EachIsAnchoredOnceAsync(params Guid[] concluded)
    {
        await Eventually.TrueAsync("nothing waits for the chain", async () => await WaitingAsync() == 0);
        var leaves = await data.LeavesAsync();
        var batches = await data.BatchesAsync();

        Assert.Equal(concluded.Order(), leaves.Select(l => l.ContractId).Order());
        Assert.Equal(
            batches.SelectMany(b => Enumerable.Range(0, b.LeafCount).Select(index => (b.Id, index))).Order(),
            leaves.Select(l => (l.BatchId!.Value, l.Index!.Value)).Order());
        Assert.Equal(batches.Select(b => Hex.Encode(b.Root)).Order(), (await log.AnchoredRootsAsync()).Order());
        Assert.Equal(batches.Length, await log.AnchorersTransactionsAsync()); // and no transaction was sent in vain
        foreach (var leaf in leaves) await ProvesAsync(leaf);
    }

    /// <summary>How many wait for their proof, as the platform tells.</summary>
    public async Task<int> WaitingAsync() =>
        (await parties.Anyone.GetAsync("/api/v1/chain")).Good().Json.GetProperty("lag").GetProperty("waiting").GetInt32();

    private async Task ProvesAsync(LeafRow leaf)
    {
        var proof = (await parties.Worker.GetAsync($"{Parties.PathOf(leaf.ContractId)}/proof.json")).Good();
        Assert.Equal(Hex.Encode(leaf.Leaf), proof.Json.GetProperty("leaf").GetString());

        var report = (await parties.Anyone.VerifyAsync(await parties.DocumentAsync(leaf.ContractId), proof.Body)).Good().Json;
        Assert.True(report.GetProperty("verdict").GetString() == "AUTHENTIC", Encoding.UTF8.GetString(proof.Body) + report);
    }
}
