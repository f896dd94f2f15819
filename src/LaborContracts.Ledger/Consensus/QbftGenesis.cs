using System.Text.Json;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// The genesis file of a QBFT network without fees, as Besu reads it: London rules from the first block, nobody holds
/// anything, nothing is deployed. Every institution compares its bytes before it starts its node.
/// </summary>
/// <param name="ChainId">1 or more, of no other network.</param>
/// <param name="Start">The time of block 0, whole seconds.</param>
/// <param name="BlockPeriod">Seconds from block to block, 1 or more.</param>
/// <param name="Validators">The first validators; four can lose one.</param>
public sealed record QbftGenesis(
    ulong ChainId, DateTimeOffset Start, uint BlockPeriod, IReadOnlyCollection<Address> Validators)
{
    private const uint VotesAreForgottenAfter = 30_000;
    private const ulong GasLimit = 30_000_000;

    /// <summary>The file as UTF-8 JSON; the same network always gives the same bytes.</summary>
    public byte[] Write() => IndentedJson.Write(json =>
    {
        WriteRules(json);
        json.WriteString("nonce", "0x0");
        json.WriteString("timestamp", JsonRpcReading.ToQuantity((ulong)Start.ToUnixTimeSeconds()));
        json.WriteString("gasLimit", JsonRpcReading.ToQuantity(GasLimit));
        json.WriteString("difficulty", "0x1");
        json.WriteString("mixHash", BftHeader.MixHash.ToString());
        json.WriteString("coinbase", Address.Zero.ToString());
        json.WriteStartObject("alloc");
        json.WriteEndObject();
        json.WriteString("extraData", Hex.Encode(QbftExtraData.Genesis(Validators)));
    });

    private void WriteRules(Utf8JsonWriter json)
    {
        json.WriteStartObject("config");
        json.WriteNumber("chainId", ChainId);
        json.WriteNumber("londonBlock", 0);
        json.WriteBoolean("zeroBaseFee", true);
        json.WriteStartObject("qbft");
        json.WriteNumber("blockperiodseconds", BlockPeriod);
        json.WriteNumber("epochlength", VotesAreForgottenAfter);
        json.WriteNumber("requesttimeoutseconds", 2 * BlockPeriod);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
