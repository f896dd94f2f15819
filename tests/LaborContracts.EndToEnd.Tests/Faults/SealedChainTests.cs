using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Tests.Consensus;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>A platform on a chain whose blocks four validators seal: its own node's, sealed on their way by the test.</summary>
public sealed class SealedChainTests : IDisposable
{
    private readonly QbftNetwork _network = new();
    private readonly string _validatorsFile = Path.GetTempFileName();

    public void Dispose() => File.Delete(_validatorsFile);

    [Fact]
    public async Task Parties_take_away_a_consensus_proof_that_holds_without_platform_and_node()
    {
        await using var rig = await FaultRig.StartAsync();
        var contract = await rig.Parties.ConcludedAsync();
        await rig.EachIsAnchoredOnceAsync(contract);
        var path = $"{Parties.PathOf(contract)}/consensus.json";
        var unpinned = await rig.Parties.Worker.GetAsync(path);
        await PinValidatorsAsync(rig);
        var unsealed = await rig.Parties.Worker.GetAsync(path);
        rig.Proxy.Change("eth_getBlockByNumber", Seal);

        var consensus = ConsensusProof.Read((await rig.Parties.Worker.GetAsync(path)).Good().Body);

        Assert.Equal((HttpStatusCode.Conflict, "consensus.not-pinned"), (unpinned.Status, unpinned.Code));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "consensus.unproven"), (unsealed.Status, unsealed.Code));
        var proof = Proof.Read((await rig.Parties.Worker.GetAsync($"{Parties.PathOf(contract)}/proof.json")).Good().Body);
        var proven = consensus.Check(proof.Root, proof.TreeSize, new(proof.Registry, _network.Pins)).Proven!;
        Assert.Equal((proof.BlockNumber, 3, 4), (proven.Block.Number, proven.Block.Seals, proven.Block.Validators));

        var pins = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(rig.Platform.DataFolder, "trust.json"), TestContext.Current.CancellationToken));
        Assert.Equal(4, pins.RootElement.GetProperty("validators")[0].GetProperty("addresses").GetArrayLength());
        Assert.Equal(
            HttpStatusCode.NotFound, (await (await rig.Parties.OtherWorkerAsync()).GetAsync(path)).Status);
    }

    private async Task PinValidatorsAsync(FaultRig rig)
    {
        await File.WriteAllTextAsync(_validatorsFile, new JsonObject
        {
            ["chainId"] = rig.Chain.ChainId,
            ["validators"] = new JsonArray(new JsonObject
            {
                ["fromBlock"] = 0,
                ["addresses"] = new JsonArray([.. _network.Validators.Select(address => (JsonNode)address.ToString())]),
                ["quorum"] = "ceil(2N/3)",
            }),
        }.ToJsonString());
        await rig.Platform.KillAsync();
        await rig.Platform.StartAsync(("Chain:ValidatorsFile", _validatorsFile), ("Timestamps:Authority", rig.Timestamps.Url.ToString()));
    }

    private void Seal(JsonObject reply)
    {
        if (reply["result"] is not JsonObject block) return;
        var header = _network.Seal(new ConsensusProof(NodeHeader.Encode(JsonSerializer.SerializeToElement(block)), null, null)).Header;
        var items = RlpItem.Read(header).Items;
        (block["difficulty"], block["mixHash"]) = ("0x1", Hex.Encode(items[13].Bytes.Span));
        (block["extraData"], block["hash"]) = (Hex.Encode(items[12].Bytes.Span), Keccak256.Of(header.Span).ToString());
    }
}
