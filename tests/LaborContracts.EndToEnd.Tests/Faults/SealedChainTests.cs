using System.Net;
using System.Text.Json;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Proofs;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>A platform on a chain whose blocks four validators seal.</summary>
public sealed class SealedChainTests : IDisposable
{
    private readonly SealedChain _chain = new();

    public void Dispose() => _chain.Dispose();

    [Fact]
    public async Task Parties_take_away_a_consensus_proof_that_holds_without_platform_and_node()
    {
        await using var rig = await FaultRig.StartAsync();
        var contract = await rig.Parties.ConcludedAsync();
        await rig.EachIsAnchoredOnceAsync(contract);
        var path = $"{Parties.PathOf(contract)}/consensus.json";
        var unpinned = await rig.Parties.Worker.GetAsync(path);
        await _chain.PinAsync(rig);
        var unsealed = await rig.Parties.Worker.GetAsync(path);
        _chain.SealBlocksOf(rig);

        var consensus = ConsensusProof.Read((await rig.Parties.Worker.GetAsync(path)).Good().Body);

        Assert.Equal((HttpStatusCode.Conflict, "consensus.not-pinned"), (unpinned.Status, unpinned.Code));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "consensus.unproven"), (unsealed.Status, unsealed.Code));
        var proof = Proof.Read((await rig.Parties.Worker.GetAsync($"{Parties.PathOf(contract)}/proof.json")).Good().Body);
        var proven = consensus.Check(proof.Root, proof.TreeSize, new(proof.Registry, _chain.Pins)).Proven!;
        Assert.Equal((proof.BlockNumber, 3, 4), (proven.Block.Number, proven.Block.Seals, proven.Block.Validators));

        var pins = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(rig.Platform.DataFolder, "trust.json"), TestContext.Current.CancellationToken));
        Assert.Equal(4, pins.RootElement.GetProperty("validators")[0].GetProperty("addresses").GetArrayLength());
        Assert.Equal(
            HttpStatusCode.NotFound, (await (await rig.Parties.OtherWorkerAsync()).GetAsync(path)).Status);
    }
}
