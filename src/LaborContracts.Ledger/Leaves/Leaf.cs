using System.Buffers.Binary;
using System.Security.Cryptography;
using LaborContracts.Ledger.Merkle;

namespace LaborContracts.Ledger.Leaves;

/// <summary>
/// What one place in a batch commits to: 137 bytes, laid out in docs/formats/leaf.md. A leaf says that somebody
/// registered these values; it does not prove that the document is signed, nor by whom.
/// </summary>
/// <param name="Kind">What the leaf commits to.</param>
/// <param name="Key">Random, the same for a contract and all its successors (kind 4: for an employer).</param>
/// <param name="Revision">The contract's revision number, from 1 (kind 4: 0).</param>
/// <param name="Sha256">SHA-256 of the concluded revision of the PDF (kind 4: the head of the sequence).</param>
/// <param name="Sm3">SM3 of the same bytes (kind 4: zeros).</param>
/// <param name="TrailHead">Head of the evidence trail at that moment (kind 4: the sequence number, big-endian).</param>
public sealed record Leaf(LeafKind Kind, Bytes32 Key, uint Revision, Bytes32 Sha256, Bytes32 Sm3, Bytes32 TrailHead)
{
    /// <summary>The number of bytes of every leaf.</summary>
    public const int Size = 137;

    private static ReadOnlySpan<byte> Magic => "LCP1"u8;

    /// <summary>The leaf's hash in the tree: SHA-256(0x00 ‖ leaf), RFC 9162 section 2.1.1.</summary>
    public Bytes32 Hash => MerkleHash.Leaf(ToBytes());

    /// <summary>The leaf of a document that all parties have signed.</summary>
    /// <param name="pdf">Every byte of the concluded revision.</param>
    public static Leaf OfDocument(Bytes32 key, uint revision, ReadOnlySpan<byte> pdf, Bytes32 trailHead) =>
        new(LeafKind.ConcludedDocument, key, revision, new(SHA256.HashData(pdf)), Leaves.Sm3.Of(pdf), trailHead);

    /// <summary>Reads exactly one leaf; every byte string that this accepts is written back as it was.</summary>
    /// <exception cref="FormatException">Another length, magic or kind, or a field that the kind does not
    /// allow.</exception>
    public static Leaf Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new FormatException($"leaf: got {bytes.Length} bytes, want {Size}");
        if (!bytes[..4].SequenceEqual(Magic))
            throw new FormatException($"leaf: got magic {Hex.Encode(bytes[..4])}, want LCP1");
        if (bytes[4] is < 1 or > 4) throw new FormatException($"leaf: got kind {bytes[4]}, want 1 to 4");
        var leaf = new Leaf(
            (LeafKind)bytes[4], new(bytes[5..37]), BinaryPrimitives.ReadUInt32BigEndian(bytes[37..]),
            new(bytes[41..73]), new(bytes[73..105]), new(bytes[105..]));
        return leaf.Kind is LeafKind.SequenceHead ? leaf.AsSequenceHead() : leaf.AsDocument();
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        Magic.CopyTo(bytes);
        bytes[4] = (byte)Kind;
        Key.CopyTo(bytes.AsSpan(5));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(37), Revision);
        Sha256.CopyTo(bytes.AsSpan(41));
        Sm3.CopyTo(bytes.AsSpan(73));
        TrailHead.CopyTo(bytes.AsSpan(105));
        return bytes;
    }

    private Leaf AsDocument() =>
        Revision > 0 ? this : throw new FormatException("leaf: got revision 0, want 1 or more");

    private Leaf AsSequenceHead() => Revision == 0 && Sm3 == Bytes32.Zero
        ? this
        : throw new FormatException("leaf: got a revision or an SM3 hash with kind 4, want zeros");
}
