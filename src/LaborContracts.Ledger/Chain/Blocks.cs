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

    /// <summary>The latest block that is settled: below the head by one less than the confirmations, or the chain's first.</summary>
    /// <param name="confirmations">The block itself included; 1 or less is the head.</param>
    public static async Task<ChainHead> SettledAsync(this JsonRpcNode node, ChainHead head, int confirmations, CancellationToken cancellationToken)
    {
        if (confirmations <= 1) return head;
        var depth = (ulong)confirmations - 1;
        return await node.BlockAsync(head.Number > depth ? head.Number - depth : 0, cancellationToken);
    }

    private static ChainHead ReadHead(JsonElement block) => new(
        block.GetProperty("number").BlockNumber(), block.GetProperty("hash").Hash(),
        JsonRpcReading.BlockTime(block.GetProperty("timestamp").Quantity()));
}
