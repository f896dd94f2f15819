using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace LaborContracts.Ledger;

/// <summary>
/// A value of exactly 32 bytes: a hash, a contract key, a root. Written as <c>0x</c> and 64 lower-case hexadecimal
/// digits; read in either case. <c>default</c> is thirty-two zero bytes.
/// </summary>
public readonly struct Bytes32 : IEquatable<Bytes32>
{
    /// <summary>The number of bytes.</summary>
    public const int Size = 32;

    // Four words rather than an array: a tree of a million leaves holds two million of these.
    private readonly ulong _a, _b, _c, _d;

    /// <param name="bytes">Exactly 32 bytes.</param>
    /// <exception cref="ArgumentException">Another length.</exception>
    public Bytes32(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException($"got {bytes.Length} bytes, want {Size}", nameof(bytes));
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Thirty-two zero bytes.</summary>
    public static Bytes32 Zero => default;

    /// <summary>Reads <c>0x</c> and 64 hexadecimal digits; anything else is refused.</summary>
    /// <exception cref="FormatException">Not of that form.</exception>
    public static Bytes32 Parse(string text) => TryParse(text, out var value)
        ? value
        : throw new FormatException($"got {text?.Length ?? 0} characters, want 0x and {Size * 2} hexadecimal digits");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Bytes32 value)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var holds = Hex.TryDecode(text, bytes);
        value = holds ? new(bytes) : default;
        return holds;
    }

    /// <summary>Writes the 32 bytes at the start of <paramref name="destination"/>.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    public override string ToString() => Hex.Encode(ToArray());

    public bool Equals(Bytes32 other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d;

    public override bool Equals(object? obj) => obj is Bytes32 other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_a, _b, _c, _d);

    public static bool operator ==(Bytes32 left, Bytes32 right) => left.Equals(right);

    public static bool operator !=(Bytes32 left, Bytes32 right) => !left.Equals(right);
}
