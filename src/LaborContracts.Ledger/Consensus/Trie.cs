using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>A whole Merkle-Patricia trie (Ethereum yellow paper, appendix D), built to find a key's path in it.</summary>
internal sealed class Trie
{
    private readonly Dictionary<Bytes32, byte[]> _nodes = [];

    /// <param name="entries">Each key once, no value empty.</param>
    public Trie(IEnumerable<(byte[] Key, byte[] Value)> entries)
    {
        var sorted = entries.Select(e => new Entry(HexPrefix.Nibbles(e.Key), e.Value)).ToList();
        sorted.Sort((a, b) => a.Way.AsSpan().SequenceCompareTo(b.Way));
        Root = Keep(sorted.Count == 0 ? Rlp.OfBytes([]) : Node(sorted, 0));
    }

    public Bytes32 Root { get; }

    /// <summary>The nodes from the root to where the key is, or would be.</summary>
    public IReadOnlyList<byte[]> PathOf(ReadOnlySpan<byte> key)
    {
        var path = new List<byte[]>();
        TrieWalk.ValueAt(Root, key, hash =>
        {
            path.Add(_nodes[hash]);
            return path[^1];
        });
        return path;
    }

    private byte[] Node(List<Entry> entries, int depth)
    {
        if (entries.Count == 1) return Pair(entries[0].Way.AsSpan(depth), isLeaf: true, Rlp.OfBytes(entries[0].Value));
        // They are sorted, so what the first and the last share all share.
        var shared = entries[0].Way.AsSpan(depth).CommonPrefixLength(entries[^1].Way.AsSpan(depth));
        return shared == 0
            ? Branch(entries, depth)
            : Pair(entries[0].Way.AsSpan(depth, shared), isLeaf: false, Reference(Branch(entries, depth + shared)));
    }

    private byte[] Branch(List<Entry> entries, int depth)
    {
        var items = Enumerable.Repeat(Rlp.OfBytes([]), 17).ToArray();
        if (entries[0].Way.Length == depth) items[16] = Rlp.OfBytes(entries[0].Value);
        foreach (var group in entries.Where(e => e.Way.Length > depth).GroupBy(e => e.Way[depth]))
        {
            items[group.Key] = Reference(Node([.. group], depth + 1));
        }
        return Rlp.OfList(items);
    }

    private static byte[] Pair(ReadOnlySpan<byte> way, bool isLeaf, byte[] item) =>
        Rlp.OfList(Rlp.OfBytes(HexPrefix.Encode(way, isLeaf)), item);

    private byte[] Reference(byte[] node) => node.Length < Bytes32.Size ? node : Rlp.OfBytes(Keep(node).ToArray());

    private Bytes32 Keep(byte[] node)
    {
        var hash = Keccak256.Of(node);
        _nodes[hash] = node;
        return hash;
    }

    private sealed record Entry(byte[] Way, byte[] Value);
}
