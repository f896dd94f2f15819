using System.Text;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>What has to become of contracts that were concluded, whatever happens meanwhile.</summary>
internal sealed class ConcludedContracts(Parties parties, PlatformData data, RegistryLog log)
{
    private const int FullyJudged = 8;

    /// <summary>
    /// Every contract that was concluded, and nothing else, comes on chain: each leaf in one place of one batch, each batch
    /// in one event of the registry by one transaction, each proof leading to such a root, and enough for a verdict (of many, some
    /// are judged whole). Behind the documents of a batch is the head of their one employer's sequence.
    /// </summary>
    public async Task EachIsAnchoredOnceAsync(params Guid[] concluded)
    {
        for (var waiting = await WaitingAsync(); waiting > 0; waiting = await WaitingAsync())
        {
            var before = waiting;
            await Eventually.TrueAsync($"fewer than {before} wait for the chain", async () => await WaitingAsync() < before);
        }

        var (leaves, heads, batches) = (await data.LeavesAsync(), await data.SequenceHeadsAsync(), await data.BatchesAsync());
        var roots = await log.AnchoredRootsAsync();

        Assert.Equal(concluded.Order(), leaves.Select(l => l.ContractId).Order());
        Assert.Equal(
            batches.SelectMany(b => Enumerable.Range(0, b.LeafCount).Select(index => (b.Id, index))).Order(),
            leaves.Select(l => (l.BatchId!.Value, l.Index!.Value)).Concat(heads.Select(h => (h.BatchId, h.Index))).Order());
        Assert.Equal((batches.Length, leaves.Length), (heads.Length, heads.Max(h => h.Length)));
        Assert.Equal(batches.Select(b => Hex.Encode(b.Root)).Order(), roots.Order());
        Assert.Equal(batches.Length, await log.AnchorersTransactionsAsync()); // and no transaction was sent in vain
        var everySome = Math.Max(1, leaves.Length / FullyJudged);
        foreach (var (index, leaf) in leaves.Index()) await ProvesAsync(leaf, roots, isJudged: index % everySome == 0);
    }

    /// <summary>How many wait for their proof, as the platform tells.</summary>
    public async Task<int> WaitingAsync() =>
        (await parties.Anyone.GetAsync("/api/v1/chain")).Good().Json.GetProperty("lag").GetProperty("waiting").GetInt32();

    private async Task ProvesAsync(LeafRow leaf, string[] roots, bool isJudged)
    {
        var answer = (await parties.Worker.GetAsync($"{Parties.PathOf(leaf.ContractId)}/proof.json")).Good();
        var proof = Proof.Read(answer.Body);
        Assert.Equal(leaf.Leaf, proof.Leaf.ToBytes());
        Assert.True(proof.InclusionHolds);
        Assert.Contains(proof.Root.ToString(), roots);
        if (!isJudged) return;

        var report = (await parties.Anyone.VerifyAsync(await parties.DocumentAsync(leaf.ContractId), answer.Body)).Good().Json;
        Assert.True(report.GetProperty("verdict").GetString() == "AUTHENTIC", Encoding.UTF8.GetString(answer.Body) + report);
    }
}
