using System.Buffers.Binary;
using System.Security.Cryptography;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Leaves;

namespace LaborContracts.Ledger.Sequences;

/// <summary>
/// How far an employer's sequence has come (docs/formats/sequence.md): a hash over each of its leaves, in the order of their
/// registration, so that none can be left out or exchanged later. It says nothing of what was never registered.
/// </summary>
/// <param name="Key">Random, one for each employer; the name is not in it.</param>
/// <param name="Length">How many leaves it holds; the number of the last one.</param>
/// <param name="Head">The hash over all of them.</param>
public sealed record EmployerSequence(Bytes32 Key, ulong Length, Bytes32 Head)
{
    private static ReadOnlySpan<byte> Label => "LC-SEQUENCE-1"u8;

    /// <summary>A sequence without leaves: its head is SHA-256("LC-SEQUENCE-1" ‖ 0x00 ‖ key).</summary>
    public static EmployerSequence Start(Bytes32 key) => new(key, 0, Of(0, key.ToArray()));

    /// <summary>
    /// The sequence with one leaf more: SHA-256("LC-SEQUENCE-1" ‖ 0x01 ‖ head ‖ number (8 bytes, big-endian) ‖ leaf hash).
    /// </summary>
    /// <param name="leaf">Hash of a leaf of kind 1 to 3, as it is in the tree.</param>
    public EmployerSequence Append(Bytes32 leaf)
    {
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(number, Length + 1);
        return new(Key, Length + 1, Of(1, [.. Head.ToArray(), .. number, .. leaf.ToArray()]));
    }

    /// <summary>What a leaf of kind 4 says of a sequence.</summary>
    /// <exception cref="FormatException">A leaf of another kind, or one with more than a number in the place of the number.</exception>
    public static EmployerSequence Read(Leaf leaf)
    {
        var length = BinaryPrimitives.ReadUInt64BigEndian(leaf.TrailHead.ToArray().AsSpan(Bytes32.Size - sizeof(ulong)));
        var read = new EmployerSequence(leaf.Key, length, leaf.Sha256);
        return read.ToLeaf() == leaf ? read : throw new FormatException("sequence: want a leaf of kind 4 with a number of eight bytes");
    }

    /// <summary>The leaf by which the head is anchored with a batch.</summary>
    public Leaf ToLeaf() => new(LeafKind.SequenceHead, Key, Revision: 0, Head, Bytes32.Zero, AbiWords.Word(Length));

    private static Bytes32 Of(byte what, ReadOnlySpan<byte> content) => new(SHA256.HashData([.. Label, what, .. content]));
}
