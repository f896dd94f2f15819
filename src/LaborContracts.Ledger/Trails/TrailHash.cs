using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LaborContracts.Ledger.Trails;

/// <summary>
/// The three hashes of a trail (docs/formats/trail.md); label and number keep each from being read as another.
/// </summary>
public static class TrailHash
{
    private static ReadOnlySpan<byte> Label => "LC-TRAIL-1"u8;

    /// <summary>The head of a trail without events: SHA-256("LC-TRAIL-1" ‖ 0x00 ‖ key).</summary>
    public static Bytes32 Start(Bytes32 key) => Of(0, key.ToArray());

    /// <summary>
    /// SHA-256("LC-TRAIL-1" ‖ 0x01 ‖ salt ‖ event). Without the salt it cannot be guessed back, however little there is
    /// to guess; so salt and event can be shredded and the commitment kept.
    /// </summary>
    public static Bytes32 Commitment(Bytes32 salt, ReadOnlySpan<byte> @event) => Of(1, [.. salt.ToArray(), .. @event]);

    /// <summary>SHA-256("LC-TRAIL-1" ‖ 0x02 ‖ previous head ‖ sequence (4 bytes, big-endian) ‖ commitment).</summary>
    public static Bytes32 Head(Bytes32 previous, uint sequence, Bytes32 commitment)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, sequence);
        return Of(2, [.. previous.ToArray(), .. number, .. commitment.ToArray()]);
    }

    private static Bytes32 Of(byte what, ReadOnlySpan<byte> content) =>
        new(SHA256.HashData([.. Label, what, .. content]));
}
