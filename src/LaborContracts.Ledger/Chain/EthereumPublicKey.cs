using static LaborContracts.Ledger.Chain.Secp256k1;

namespace LaborContracts.Ledger.Chain;

/// <summary>
/// The public half of a secp256k1 key: the point's two coordinates, 32 bytes each, big-endian. Nodes are known to their peers by it, and
/// its account is what validators are listed by. Written as <c>0x</c> and 128 hexadecimal digits in lower case.
/// </summary>
public sealed record EthereumPublicKey
{
    /// <summary>The number of bytes.</summary>
    public const int Size = 2 * Bytes32.Size;

    private const byte Uncompressed = 4; // SEC 1, section 2.3.3

    private readonly string _text;

    /// <param name="bytes">Exactly 64 bytes.</param>
    /// <exception cref="FormatException">Another length, or no point of the curve.</exception>
    public EthereumPublicKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new FormatException($"got a public key of {bytes.Length} bytes, want {Size}");
        try
        {
            Account = EthereumSignature.AccountOf(Curve.Curve.DecodePoint([Uncompressed, .. bytes]));
        }
        catch (ArgumentException e)
        {
            throw new FormatException("no point of secp256k1", e);
        }

        _text = Hex.Encode(bytes);
    }

    /// <summary>The last 20 bytes of keccak-256 over the key.</summary>
    public Address Account { get; }

    /// <exception cref="FormatException">Not <c>0x</c> and 128 hexadecimal digits of a point of the curve.</exception>
    public static EthereumPublicKey Parse(string text)
    {
        var bytes = new byte[Size];
        return Hex.TryDecode(text, bytes) ? new(bytes) : throw new FormatException($"a public key is 0x and {2 * Size} hexadecimal digits");
    }

    public override string ToString() => _text;
}
