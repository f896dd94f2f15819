using System.Text.Json;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// A header's bytes from a node's JSON, in the order of Besu's BlockHeader.writeTo. They are believed only when they hash to
/// what the node calls the block.
/// </summary>
internal static class NodeHeader
{
    /// <summary>Items that later forks added, in their order; the first that is not there ends the header.</summary>
    private static readonly (string Name, bool IsNumber)[] Later =
    [
        ("baseFeePerGas", true), ("withdrawalsRoot", false), ("blobGasUsed", true), ("excessBlobGas", true),
        ("parentBeaconBlockRoot", false), ("requestsHash", false),
    ];

    /// <exception cref="FormatException">Not a block.</exception>
    public static byte[] Encode(JsonElement block)
    {
        List<byte[]> items =
        [
            Bytes(block, "parentHash"), Bytes(block, "sha3Uncles"), Bytes(block, "miner"), Bytes(block, "stateRoot"),
            Bytes(block, "transactionsRoot"), Bytes(block, "receiptsRoot"), Bytes(block, "logsBloom"),
            Number(block, "difficulty"), Number(block, "number"), Number(block, "gasLimit"), Number(block, "gasUsed"),
            Number(block, "timestamp"), Bytes(block, "extraData"), Bytes(block, "mixHash"), Bytes(block, "nonce"),
        ];
        items.AddRange(Later
            .TakeWhile(item => block.TryGetProperty(item.Name, out var value) && value.ValueKind != JsonValueKind.Null)
            .Select(item => item.IsNumber ? Number(block, item.Name) : Bytes(block, item.Name)));
        return Rlp.OfList(items);
    }

    /// <summary>Whether a block with this header has this hash, by the rules of one of the protocols or of Ethereum itself.</summary>
    public static bool IsOf(byte[] header, Bytes32 blockHash)
    {
        if (Keccak256.Of(header) == blockHash) return true;
        return HashesTo(header, BftProtocol.Qbft, blockHash) || HashesTo(header, BftProtocol.Ibft2, blockHash);
    }

    private static bool HashesTo(byte[] header, BftProtocol protocol, Bytes32 blockHash)
    {
        try
        {
            return new BftHeader(BlockHeader.Read(header), protocol).BlockHash == blockHash;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static byte[] Bytes(JsonElement block, string member) => Rlp.OfBytes(block.GetProperty(member).Data());

    private static byte[] Number(JsonElement block, string member) => Rlp.OfNumber(block.GetProperty(member).Quantity());
}
