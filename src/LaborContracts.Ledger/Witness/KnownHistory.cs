using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Witness;

/// <summary>The blocks that a log knows, held against those that a node shows.</summary>
internal static class KnownHistory
{
    /// <summary>The lowest known block that is another one now; null if the last one is as it was, and so all before it.</summary>
    /// <param name="blocks">With growing numbers, the chain's first block before all.</param>
    /// <param name="last">The last block that was looked at.</param>
    /// <param name="head">The node's latest block.</param>
    /// <exception cref="ChainUnavailableException">The node is below what was looked at, and differs in nothing that it has: it may have fallen behind.</exception>
    public static async Task<WitnessFinding?> RewrittenAsync(
        JsonRpcNode node, IReadOnlyList<KnownBlock> blocks, KnownBlock last, ChainHead head, CancellationToken cancellationToken)
    {
        if (last.Number <= head.Number && await SameAsync(node, last, cancellationToken)) return null;
        // What differs in one block differs in all after it, so halving finds the first.
        var (same, other) = (-1, blocks.Count);
        while (other - same > 1)
        {
            var middle = same + (other - same) / 2;
            if (blocks[middle].Number <= head.Number && await SameAsync(node, blocks[middle], cancellationToken)) same = middle;
            else other = middle;
        }
        var lowest = other < blocks.Count ? blocks[other] : last;
        if (lowest.Number > head.Number)
            throw new ChainUnavailableException($"the node's latest block is {head.Number}, and block {last.Number} was seen before: it may have fallen behind");
        var shown = await node.BlockAsync(lowest.Number, cancellationToken);
        return shown.Hash == lowest.Hash
            ? throw new ChainUnavailableException($"the node shows two blocks {lowest.Number}")
            : Rewritten(lowest, shown.Hash.ToString());
    }

    /// <param name="shown">The hash of the block now, or <c>-</c> if it is the same and its events are others.</param>
    public static WitnessFinding Rewritten(KnownBlock known, string shown) =>
        WitnessFinding.Alarm(FindingCode.HistoryRewritten, WitnessText.Of(known.Number), known.Hash.ToString(), shown);

    private static async Task<bool> SameAsync(JsonRpcNode node, KnownBlock block, CancellationToken cancellationToken) =>
        (await node.BlockAsync(block.Number, cancellationToken)).Hash == block.Hash;
}

/// <summary>A block that a witness has seen.</summary>
public readonly record struct KnownBlock(ulong Number, Bytes32 Hash)
{
    internal static KnownBlock Of(ChainHead block) => new(block.Number, block.Hash);
}
