using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Tests.Consensus;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>A chain whose blocks four validators seal: a development node's, sealed on their way to the platform.</summary>
internal sealed class SealedChain : IDisposable
{
    private readonly QbftNetwork _network = new();
    private readonly string _validatorsFile = Path.GetTempFileName();

    /// <summary>As whoever trusts the four would pin them.</summary>
    public ValidatorPins Pins => _network.Pins;

    public void Dispose() => File.Delete(_validatorsFile);

    /// <summary>Starts the platform again with the four pinned.</summary>
    /// <param name="settings">Of the platform, besides.</param>
    public async Task PinAsync(FaultRig rig, params (string Name, string Value)[] settings)
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
        await rig.Platform.StartAsync([("Chain:ValidatorsFile", _validatorsFile), ("Timestamps:Authority", rig.Timestamps.Url.ToString()), .. settings]);
    }

    /// <summary>From now on.</summary>
    public void SealBlocksOf(FaultRig rig) => rig.Proxy.Change("eth_getBlockByNumber", Seal);

    private void Seal(JsonObject reply)
    {
        if (reply["result"] is not JsonObject block) return;
        var header = _network.Seal(new ConsensusProof(NodeHeader.Encode(JsonSerializer.SerializeToElement(block)), null, null)).Header;
        var items = RlpItem.Read(header).Items;
        (block["difficulty"], block["mixHash"]) = ("0x1", Hex.Encode(items[13].Bytes.Span));
        (block["extraData"], block["hash"]) = (Hex.Encode(items[12].Bytes.Span), Keccak256.Of(header.Span).ToString());
    }
}
