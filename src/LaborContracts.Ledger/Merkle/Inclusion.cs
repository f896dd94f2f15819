using System.Numerics;

namespace LaborContracts.Ledger.Merkle;

/// <summary>
/// Inclusion proofs, RFC 9162 section 2.1.3. What holds here says nothing of whether the root was ever recorded.
/// </summary>
public static class Inclusion
{
    /// <summary>The longest path there can be in a tree of at most 2³² − 1 leaves.</summary>
    public const int LongestPath = 32;

    /// <summary>
    /// How many hashes the path of this leaf has in a tree of this size. Requires 0 ≤ index &lt; size.
    /// </summary>
    public static int PathLength(uint index, uint size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        // Below the level where the leaf's way joins the right edge of the tree every level gives a sibling;
        // above it only those levels do where the way comes from the right.
        var below = 32 - BitOperations.LeadingZeroCount(index ^ (size - 1));
        return below + (below == 32 ? 0 : BitOperations.PopCount(index >> below));
    }

    /// <summary>
    /// The root that a leaf's hash and its path lead to (section 2.1.3.2); the caller compares it with a root that it
    /// trusts. Requires 0 ≤ index &lt; size and a path of exactly <see cref="PathLength"/> hashes.
    /// </summary>
    public static Bytes32 RootOf(Bytes32 leafHash, uint index, uint size, IReadOnlyList<Bytes32> path)
    {
        var want = PathLength(index, size);
        if (path.Count != want)
            throw new ArgumentException($"got a path of {path.Count} hashes, want {want}", nameof(path));
        var (node, last, hash) = (index, size - 1, leafHash);
        foreach (var sibling in path)
        {
            // A node at the right edge without a sibling has risen unchanged to here.
            while (node == last && node % 2 == 0) (node, last) = (node >> 1, last >> 1);
            hash = node % 2 == 1 ? MerkleHash.Node(sibling, hash) : MerkleHash.Node(hash, sibling);
            (node, last) = (node >> 1, last >> 1);
        }
        return hash;
    }

    /// <summary>True when index, size and path length fit each other and the path leads to the root.</summary>
    public static bool Holds(Bytes32 leafHash, uint index, uint size, IReadOnlyList<Bytes32> path, Bytes32 root) =>
        index < size && path.Count == PathLength(index, size) && RootOf(leafHash, index, size, path) == root;
}
