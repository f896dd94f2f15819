using System.Text.Json;

namespace LaborContracts.Ledger.Chain;

/// <summary>A node's blocks, without their transactions.</summary>
internal static class Blocks
{
    /// <summary>The latest.</summary>
    public static Task<ChainHead> HeadAsync(this JsonRpcNode node, CancellationToken cancellationToken) =>
        node.CallAsync("eth_getBlockByNumber", ["latest", false], ReadHead, cancellationToken);

    /// <summary>One that the node has: none at this height is a senseless answer.</summary>
    public static Task<ChainHead> BlockAsync(this JsonRpcNode node, ulong number, CancellationToken cancellationToken) =>
        node.CallAsync("eth_getBlockByNumber", [JsonRpcReading.ToQuantity(number), false], block => ReadHead(block) is var head && head.Number == number
            ? head
            : throw new FormatException($"got block {head.Number}, want {number}"), cancellationToken);

    private static ChainHead ReadHead(JsonElement block) => new(
        block.GetProperty("number").BlockNumber(), block.GetProperty("hash").Hash(),
        JsonRpcReading.BlockTime(block.GetProperty("timestamp").Quantity()));
}
