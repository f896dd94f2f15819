using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// The way of a key through a Merkle-Patricia trie (Ethereum yellow paper, appendix D), from a root that the caller
/// trusts. A node below 32 bytes is embedded in its parent, every other is named by its keccak-256.
/// </summary>
internal static class TrieWalk
{
    private const int BranchItems = 17;
    private const int PairItems = 2;

    /// <summary>The root of a trie that holds nothing: keccak-256 over the empty string's encoding.</summary>
    public static readonly Bytes32 EmptyRoot = Keccak256.Of(Rlp.OfBytes([]));

    /// <summary>
    /// The value that a proof shows under the root: nodes from the root downwards, each used once. Null: the nodes prove
    /// that the trie holds nothing under the key.
    /// </summary>
    /// <exception cref="FormatException">The nodes prove neither: one is missing, changed, left over or no node.</exception>
    public static byte[]? ValueAt(Bytes32 root, ReadOnlySpan<byte> key, IReadOnlyList<byte[]> nodes)
    {
        var used = 0;
        var value = root == EmptyRoot && nodes.Count == 0
            ? null
            : ValueAt(root, key, hash =>
            {
                if (used == nodes.Count) throw new FormatException($"the path ends after {used} nodes");
                var node = nodes[used++];
                return Keccak256.Of(node) == hash ? node : throw new FormatException($"node {used - 1} is not {hash}");
            });
        return used == nodes.Count ? value : throw new FormatException($"got {nodes.Count} nodes, the path has {used}");
    }

    /// <summary>The same for a proof under judgement.</summary>
    /// <exception cref="RefusedException">The nodes prove neither.</exception>
    public static byte[]? Require(Bytes32 root, byte[] key, IReadOnlyList<byte[]> nodes) =>
        RefusedException.Unless(ConsensusRefusal.BrokenPath, () => ValueAt(root, key, nodes));

    /// <summary>The same, asking for each node by its hash.</summary>
    public static byte[]? ValueAt(Bytes32 root, ReadOnlySpan<byte> key, Func<Bytes32, byte[]> nodeOf)
    {
        var node = RlpItem.Read(nodeOf(root));
        if (!node.IsList) return node.Bytes.IsEmpty ? null : throw NoNode();
        ReadOnlySpan<byte> way = HexPrefix.Nibbles(key);
        while (true)
        {
            RlpItem next;
            if (node.Items.Count == BranchItems)
            {
                if (way.IsEmpty) return ValueOf(node.Items[^1]);
                next = node.Items[way[0]];
                way = way[1..];
            }
            else
            {
                var pair = node.ListOf(PairItems);
                var (part, isLeaf) = HexPrefix.Decode(pair[0].Bytes.Span);
                if (isLeaf) return way.SequenceEqual(part) ? ValueOf(pair[1]) ?? throw NoNode() : null;
                if (part.Length == 0) throw NoNode();
                if (!way.StartsWith(part)) return null;
                next = pair[1];
                way = way[part.Length..];
            }
            if (!next.IsList && next.Bytes.IsEmpty) return null;
            node = Follow(next, nodeOf);
        }
    }

    private static RlpItem Follow(RlpItem child, Func<Bytes32, byte[]> nodeOf)
    {
        if (child.IsList) return child.Encoded.Length < Bytes32.Size ? child : throw NoNode();
        var node = RlpItem.Read(nodeOf(child.Hash()));
        return node.IsList && node.Encoded.Length >= Bytes32.Size ? node : throw NoNode();
    }

    private static byte[]? ValueOf(RlpItem item) => item.Bytes.IsEmpty ? null : item.Bytes.ToArray();

    private static FormatException NoNode() => new("not a node of a Merkle-Patricia trie");
}
