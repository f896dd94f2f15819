using System.Text.Json;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>A receipt's bytes from a node's JSON, as they stand in the receipts' trie (EIP-2718).</summary>
internal static class NodeReceipt
{
    private const ulong GreatestType = 0x7f;

    /// <exception cref="FormatException">Not a receipt.</exception>
    public static byte[] Encode(JsonElement receipt)
    {
        var fields = Rlp.OfList(
            Outcome(receipt), Rlp.OfNumber(receipt.GetProperty("cumulativeGasUsed").Quantity()),
            Rlp.OfBytes(receipt.GetProperty("logsBloom").Data()),
            Rlp.OfList([.. receipt.GetProperty("logs").EnumerateArray().Select(EncodeLog)]));
        var type = receipt.TryGetProperty("type", out var value) ? value.Quantity() : 0;
        return type switch
        {
            0 => fields,
            <= GreatestType => [(byte)type, .. fields],
            _ => throw new FormatException($"got a receipt of type {type}"),
        };
    }

    /// <summary>Whether it failed; before Byzantium rules, the state's root.</summary>
    private static byte[] Outcome(JsonElement receipt) => receipt.TryGetProperty("status", out var status)
        ? Rlp.OfNumber(status.Quantity())
        : Rlp.OfBytes(receipt.GetProperty("root").Data());

    private static byte[] EncodeLog(JsonElement log) => Rlp.OfList(
        Rlp.OfBytes(log.GetProperty("address").Account().ToArray()),
        Rlp.OfList([.. log.GetProperty("topics").EnumerateArray().Select(topic => Rlp.OfBytes(topic.Data()))]),
        Rlp.OfBytes(log.GetProperty("data").Data()));
}
