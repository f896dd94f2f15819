using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Utilities;
using static LaborContracts.Ledger.Chain.Secp256k1;

namespace LaborContracts.Ledger.Chain;

/// <summary>r, s, and the parity of R's y coordinate, which recovers the signer.</summary>
public sealed record EthereumSignature(Bytes32 R, Bytes32 S, bool YIsOdd)
{
    /// <summary>The number of bytes of r ‖ s ‖ v.</summary>
    public const int Size = 65;

    /// <summary>Reads r (32 bytes) ‖ s (32) ‖ v (1), v being 0 or 1.</summary>
    /// <exception cref="FormatException">Another length, or another v.</exception>
    public static EthereumSignature Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new FormatException($"got a signature of {bytes.Length} bytes, want {Size}");
        if (bytes[^1] > 1) throw new FormatException($"got v {bytes[^1]}, want 0 or 1");
        return new(new(bytes[..Bytes32.Size]), new(bytes.Slice(Bytes32.Size, Bytes32.Size)), bytes[^1] == 1);
    }

    /// <summary>
    /// Whether s is in the lower half (EIP-2). Anybody can turn a signature into one with the other half that is as good, so where a signature's own bytes matter
    /// only the lower one may be taken.
    /// </summary>
    public bool HasLowS => new BigInteger(1, S.ToArray()).CompareTo(HalfOrder) <= 0;

    /// <summary>r ‖ s ‖ v, as <see cref="Read"/> takes it.</summary>
    public byte[] ToBytes() => [.. R.ToArray(), .. S.ToArray(), (byte)(YIsOdd ? 1 : 0)];

    /// <summary>
    /// The account whose key signed the hash (SEC 1, section 4.1.6: Q = (sR - zG) / r), null if no key did. Either half of s
    /// is taken.
    /// </summary>
    public Address? SignerOf(Bytes32 hash)
    {
        var (r, s) = (new BigInteger(1, R.ToArray()), new BigInteger(1, S.ToArray()));
        if (!IsScalar(r) || !IsScalar(s) || PointAt(R) is not { } point) return null;
        var inverse = r.ModInverse(Curve.N);
        var z = new BigInteger(1, hash.ToArray());
        var key = ECAlgorithms.SumOfTwoMultiplies(
            Curve.G, inverse.Multiply(Curve.N.Subtract(z.Mod(Curve.N))).Mod(Curve.N),
            point, inverse.Multiply(s).Mod(Curve.N)).Normalize();
        return key.IsInfinity ? null : AccountOf(key);
    }

    /// <summary>The same signature with s in the lower half, the only one of the two that a chain takes (EIP-2).</summary>
    internal EthereumSignature WithLowS()
    {
        var s = new BigInteger(1, S.ToArray());
        return s.CompareTo(HalfOrder) > 0
            ? new(R, new(BigIntegers.AsUnsignedByteArray(Bytes32.Size, Curve.N.Subtract(s))), !YIsOdd) // -s goes with -R
            : this;
    }

    /// <summary>The account of a public point: the last 20 bytes of keccak-256 over it.</summary>
    internal static Address AccountOf(ECPoint point) =>
        new(Keccak256.Of(point.GetEncoded(compressed: false).AsSpan(1)).ToArray().AsSpan(Bytes32.Size - Address.Size));

    private static bool IsScalar(BigInteger number) => number.SignValue > 0 && number.CompareTo(Curve.N) < 0;

    private ECPoint? PointAt(Bytes32 x)
    {
        try
        {
            return Curve.Curve.DecodePoint([(byte)(YIsOdd ? 3 : 2), .. x.ToArray()]);
        }
        catch (ArgumentException) // no point of the curve has this x
        {
            return null;
        }
    }
}
