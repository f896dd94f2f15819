using System.Security.Cryptography;

namespace LaborContracts.Ledger.Merkle;

/// <summary>The two hashes of the tree, RFC 9162 section 2.1.1, over SHA-256.</summary>
public static class MerkleHash
{
    // The prefixes keep a leaf from being read as a node and a node from being read as a leaf.
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    /// <summary>SHA-256(0x00 ‖ leaf).</summary>
    public static Bytes32 Leaf(ReadOnlySpan<byte> leaf)
    {
        const int onStack = 256; // bytes; leaves of ours have 137, and a batch has up to a million
        Span<byte> preimage = leaf.Length < onStack ? stackalloc byte[1 + leaf.Length] : new byte[1 + leaf.Length];
        preimage[0] = LeafPrefix;
        leaf.CopyTo(preimage[1..]);
        Span<byte> hash = stackalloc byte[Bytes32.Size];
        SHA256.HashData(preimage, hash);
        return new(hash);
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static Bytes32 Node(Bytes32 left, Bytes32 right)
    {
        Span<byte> preimage = stackalloc byte[1 + 2 * Bytes32.Size];
        preimage[0] = NodePrefix;
        left.CopyTo(preimage[1..]);
        right.CopyTo(preimage[(1 + Bytes32.Size)..]);
        Span<byte> hash = stackalloc byte[Bytes32.Size];
        SHA256.HashData(preimage, hash);
        return new(hash);
    }
}
