using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace LaborContracts.Ledger.Merkle;

/// <summary>
/// The nodes of a tree in a file, from which a path is read in a few small reads: four bytes <c>LCT1</c>, the number of
/// leaves (4 bytes, big-endian), then the 32 bytes of every node, the leaves' hashes first and level by level up to the
/// root. It is a convenience that can be made again from the leaves; whoever reads a path from it compares the root that
/// the path leads to with the recorded one.
/// </summary>
public static class MerkleTreeFile
{
    private const int HeaderLength = 8;

    private static ReadOnlySpan<byte> Magic => "LCT1"u8;

    /// <summary>Writes the whole tree.</summary>
    public static void Write(Stream output, MerkleTree tree)
    {
        Span<byte> bytes = stackalloc byte[Bytes32.Size];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], tree.Size);
        output.Write(bytes[..HeaderLength]);
        foreach (var node in tree.Nodes)
        {
            node.CopyTo(bytes);
            output.Write(bytes);
        }
    }

    /// <summary>The inclusion path of a leaf, from the leaf's sibling upwards.</summary>
    /// <exception cref="FormatException">Not a file of a tree of this size, or cut short.</exception>
    public static IReadOnlyList<Bytes32> ReadPath(SafeFileHandle file, uint index, uint size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        Span<byte> bytes = stackalloc byte[Bytes32.Size];
        Read(file, bytes[..HeaderLength], 0);
        if (!bytes[..4].SequenceEqual(Magic) || BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]) != size)
            throw new FormatException($"not the file of a tree of {size} leaves");
        var path = new List<Bytes32>(Inclusion.LongestPath);
        long start = HeaderLength;
        for (long width = size, i = index; width > 1; start += width * Bytes32.Size, width = (width + 1) / 2, i /= 2)
        {
            var sibling = i ^ 1;
            if (sibling >= width) continue; // at the right edge, and rises without one
            Read(file, bytes, start + sibling * Bytes32.Size);
            path.Add(new(bytes));
        }

        return path;
    }

    private static void Read(SafeFileHandle file, Span<byte> bytes, long at)
    {
        if (RandomAccess.Read(file, bytes, at) != bytes.Length) throw new FormatException("the file of the tree is cut short");
    }
}
