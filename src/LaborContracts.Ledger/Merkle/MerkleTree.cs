namespace LaborContracts.Ledger.Merkle;

/// <summary>
/// The Merkle tree of one batch, RFC 9162 section 2.1, built level by level in one pass: a last node without a sibling
/// rises unchanged, which is the same tree as the RFC's recursive split at the largest power of two. Holds about 64
/// bytes a leaf.
/// </summary>
public sealed class MerkleTree
{
    private readonly List<Bytes32[]> _levels = [];

    /// <param name="leafHashes">The leaves' hashes in the order of the batch, at least one.</param>
    /// <exception cref="ArgumentException">No leaf.</exception>
    public MerkleTree(IEnumerable<Bytes32> leafHashes)
    {
        var level = leafHashes.ToArray();
        if (level.Length == 0) throw new ArgumentException("got no leaf, want at least one", nameof(leafHashes));
        _levels.Add(level);
        while (level.Length > 1) _levels.Add(level = Above(level));
    }

    /// <summary>The number of leaves.</summary>
    public uint Size => (uint)_levels[0].Length;

    /// <summary>The Merkle tree hash.</summary>
    public Bytes32 Root => _levels[^1][0];

    /// <summary>Every node, the leaves' hashes first, then level by level up to the root.</summary>
    internal IEnumerable<Bytes32> Nodes => _levels.SelectMany(level => level);

    /// <summary>The inclusion path of a leaf, from the leaf's sibling upwards. Requires 0 ≤ index &lt; Size.</summary>
    public IReadOnlyList<Bytes32> PathOf(uint index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        var path = new List<Bytes32>(_levels.Count);
        for (var (level, i) = (0, (int)index); level < _levels.Count - 1; level++, i /= 2)
        {
            var sibling = i ^ 1;
            if (sibling < _levels[level].Length) path.Add(_levels[level][sibling]);
        }
        return path;
    }

    private static Bytes32[] Above(Bytes32[] level)
    {
        var above = new Bytes32[(level.Length + 1) / 2];
        for (var i = 0; i < level.Length / 2; i++) above[i] = MerkleHash.Node(level[2 * i], level[2 * i + 1]);
        if (level.Length % 2 == 1) above[^1] = level[^1];
        return above;
    }
}
