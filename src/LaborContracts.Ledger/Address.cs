using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace LaborContracts.Ledger;

/// <summary>
/// An Ethereum address of 20 bytes. Written with the checksum of EIP-55; read in lower case, in upper case, or in mixed
/// case with a right checksum. <c>default</c> is the zero address.
/// </summary>
public readonly struct Address : IEquatable<Address>
{
    /// <summary>The number of bytes.</summary>
    public const int Size = 20;

    private readonly ulong _a, _b;
    private readonly uint _c;

    /// <param name="bytes">Exactly 20 bytes.</param>
    /// <exception cref="ArgumentException">Another length.</exception>
    public Address(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException($"got {bytes.Length} bytes, want {Size}", nameof(bytes));
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
    }

    /// <summary>The address nobody holds.</summary>
    public static Address Zero => default;

    /// <exception cref="FormatException">Not <c>0x</c> and 40 hexadecimal digits, or mixed case with a wrong
    /// checksum.</exception>
    public static Address Parse(string text) => TryParse(text, out var address)
        ? address
        : throw new FormatException(
            $"got {text?.Length ?? 0} characters, want 0x, 40 hexadecimal digits and a right EIP-55 checksum");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Address address)
    {
        address = default;
        Span<byte> bytes = stackalloc byte[Size];
        if (!Hex.TryDecode(text, bytes)) return false;
        var read = new Address(bytes);
        var digits = text.AsSpan(2);
        var mixed = digits.ContainsAnyInRange('a', 'f') && digits.ContainsAnyInRange('A', 'F');
        if (mixed && !digits.SequenceEqual(read.ToString().AsSpan(2))) return false;
        address = read;
        return true;
    }

    /// <summary>Writes the 20 bytes at the start of <paramref name="destination"/>.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], _c);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>
    /// EIP-55: a digit is a capital where the same place of keccak-256 over the lower-case text is 8 or more.
    /// </summary>
    public override string ToString()
    {
        var digits = Convert.ToHexStringLower(ToArray()).ToCharArray();
        var hash = Keccak256.Of(Encoding.ASCII.GetBytes(digits)).ToArray();
        for (var i = 0; i < digits.Length; i++)
        {
            var nibble = i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 15;
            if (nibble >= 8) digits[i] = char.ToUpperInvariant(digits[i]);
        }
        return "0x" + new string(digits);
    }

    public bool Equals(Address other) => _a == other._a && _b == other._b && _c == other._c;

    public override bool Equals(object? obj) => obj is Address other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_a, _b, _c);

    public static bool operator ==(Address left, Address right) => left.Equals(right);

    public static bool operator !=(Address left, Address right) => !left.Equals(right);
}
