using LaborContracts.Ledger.Merkle;

namespace LaborContracts.Ledger.Tests.Merkle;

/// <summary>The tree as RFC 9162 defines it, word for word and as slow.</summary>
internal static class NaiveTree
{
    /// <summary>MTH, section 2.1.1, from the leaves' hashes on.</summary>
    public static Bytes32 RootOf(ReadOnlySpan<Bytes32> leaves)
    {
        if (leaves.Length == 1) return leaves[0];
        var k = Split(leaves.Length);
        return MerkleHash.Node(RootOf(leaves[..k]), RootOf(leaves[k..]));
    }

    /// <summary>PATH, section 2.1.3.1.</summary>
    public static Bytes32[] PathOf(int index, ReadOnlySpan<Bytes32> leaves)
    {
        if (leaves.Length == 1) return [];
        var k = Split(leaves.Length);
        return index < k
            ? [.. PathOf(index, leaves[..k]), RootOf(leaves[k..])]
            : [.. PathOf(index - k, leaves[k..]), RootOf(leaves[..k])];
    }

    /// <summary>On which side each sibling of the path stands, from the leaf up: L or R. By the same recursion.</summary>
    public static string TurnsOf(long index, long size)
    {
        if (size == 1) return "";
        var k = Split(size);
        return index < k ? TurnsOf(index, k) + "R" : TurnsOf(index - k, size - k) + "L";
    }

    private static int Split(int size) => (int)Split((long)size);

    /// <summary>k, the largest power of two smaller than the size.</summary>
    private static long Split(long size)
    {
        var k = 1L;
        while (k * 2 < size) k *= 2;
        return k;
    }
}
