using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Math.EC.Multiplier;
using Org.BouncyCastle.Utilities;
using ECPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace LaborContracts.Signatures.Asn1;

/// <summary>
/// SM2 signatures (GB/T 32918.2-2016) on the recommended curve (GB/T 32918.5-2017) with SM3 and the user id that holds
/// where none was agreed (GM/T 0009). Signatures are DER, SEQUENCE { r, s }.
/// </summary>
internal static class Sm2
{
    private const int NumberSize = 32; // bytes of a coordinate, of a key, of r and of s
    private const byte Uncompressed = 0x04;

    private static readonly X9ECParameters Domain = CustomNamedCurves.GetByOid(GMObjectIdentifiers.sm2p256v1);

    private static readonly byte[] CurveName = Der.Write(w => w.WriteObjectIdentifier(Oids.Sm2Curve));

    // What Z (GB/T 32918.2 §5.5) hashes before the public key: the id's length in bits, the id, a, b and the base point.
    private static readonly byte[] BeforePublicKey =
    [
        0x00, 0x80, .. "1234567812345678"u8,
        .. Domain.Curve.A.GetEncoded(), .. Domain.Curve.B.GetEncoded(), .. Domain.G.GetEncoded(compressed: false)[1..],
    ];

    /// <summary>A number from 1 to n - 2, every one as likely: a private key (§6.1), or a signature's k.</summary>
    public static BigInteger RandomNumber()
    {
        while (true)
        {
            var number = new BigInteger(1, RandomNumberGenerator.GetBytes(NumberSize));
            if (IsPrivateKey(number)) return number;
        }
    }

    public static bool IsPrivateKey(BigInteger number) =>
        number.SignValue > 0 && number.CompareTo(Domain.N.Subtract(BigInteger.One)) < 0;

    /// <summary>SubjectPublicKeyInfo of a private key.</summary>
    public static byte[] PublicKeyInfo(BigInteger privateKey) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.EcPublicKey);
                writer.WriteObjectIdentifier(Oids.Sm2Curve);
            }

            writer.WriteBitString(TimesBasePoint(privateKey).GetEncoded(compressed: false));
        }
    });

    /// <summary>Whether it is a key on this curve, the curve given by its name alone. The point is not looked at.</summary>
    /// <exception cref="DerFormatException">Not a SubjectPublicKeyInfo.</exception>
    public static bool IsKey(ReadOnlyMemory<byte> publicKeyInfo) => PointBytes(publicKeyInfo) is not null;

    /// <summary>e, the digest that is signed: SM3 over Z and the data (§6.1, A1 and A2).</summary>
    /// <exception cref="ArgumentException">Not a key on this curve.</exception>
    public static byte[] Digest(ReadOnlyMemory<byte> publicKeyInfo, ReadOnlySpan<byte> data) =>
        PointBytes(publicKeyInfo) is { Length: 1 + 2 * NumberSize } point
            ? Digest(point.AsSpan(1), data)
            : throw new ArgumentException("Not an SM2 public key.", nameof(publicKeyInfo));

    public static byte[] Sign(BigInteger privateKey, ReadOnlySpan<byte> digest)
    {
        while (true)
        {
            if (Sign(privateKey, digest, RandomNumber()) is { } signature) return signature;
        }
    }

    /// <summary>§6.1, A4 to A7; null if another <paramref name="k"/> is needed, which never happens by chance.</summary>
    public static byte[]? Sign(BigInteger privateKey, ReadOnlySpan<byte> digest, BigInteger k)
    {
        var n = Domain.N;
        var r = new BigInteger(1, digest).Add(TimesBasePoint(k).AffineXCoord.ToBigInteger()).Mod(n);
        if (r.SignValue == 0 || r.Add(k).Equals(n)) return null;
        var s = BigIntegers.ModOddInverse(n, privateKey.Add(BigInteger.One))
            .Multiply(k.Subtract(r.Multiply(privateKey)))
            .Mod(n);
        if (s.SignValue == 0) return null;
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteIntegerUnsigned(r.ToByteArrayUnsigned());
                writer.WriteIntegerUnsigned(s.ToByteArrayUnsigned());
            }
        });
    }

    /// <summary>
    /// §7.1. A key on another curve, with explicit parameters, compressed or off the curve is not accepted.
    /// </summary>
    /// <exception cref="DerFormatException">Not a SubjectPublicKeyInfo.</exception>
    public static SignatureCheck Verify(
        ReadOnlyMemory<byte> publicKeyInfo, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (PointBytes(publicKeyInfo) is not { } encoded || PointOnCurve(encoded) is not { } publicKey)
            return SignatureCheck.NotAccepted;
        var n = Domain.N;
        if (ReadSignature(signature) is not var (r, s) || !IsInRange(r) || !IsInRange(s)) return SignatureCheck.Invalid;
        var t = r.Add(s).Mod(n);
        if (t.SignValue == 0) return SignatureCheck.Invalid;
        var point = ECAlgorithms.SumOfTwoMultiplies(Domain.G, s, publicKey, t).Normalize();
        if (point.IsInfinity) return SignatureCheck.Invalid;
        var e = new BigInteger(1, Digest(encoded.AsSpan(1), data));
        return e.Add(point.AffineXCoord.ToBigInteger()).Mod(n).Equals(r) ? SignatureCheck.Valid : SignatureCheck.Invalid;

        bool IsInRange(BigInteger number) => number.SignValue > 0 && number.CompareTo(n) < 0;
    }

    private static byte[] Digest(ReadOnlySpan<byte> coordinates, ReadOnlySpan<byte> data) =>
        Sm3.Of(Sm3.Of(BeforePublicKey, coordinates), data);

    private static ECPoint TimesBasePoint(BigInteger number) =>
        new FixedPointCombMultiplier().Multiply(Domain.G, number).Normalize();

    // The public key's bytes, if its curve is this one by name: explicit parameters would let a forger choose the base point.
    private static byte[]? PointBytes(ReadOnlyMemory<byte> publicKeyInfo) =>
        Der.Read(publicKeyInfo, "SubjectPublicKeyInfo", reader =>
        {
            var sequence = reader.ReadSequence();
            var (oid, parameters) = sequence.ReadAlgorithm();
            var point = sequence.ReadBitString(out var unused);
            sequence.ThrowIfNotEmpty();
            return oid == Oids.EcPublicKey && unused == 0 && parameters is { } curve
                && curve.Span.SequenceEqual(CurveName) ? point : null;
        });

    private static ECPoint? PointOnCurve(byte[] encoded)
    {
        if (encoded is not [Uncompressed, ..] || encoded.Length != 1 + 2 * NumberSize) return null;
        try
        {
            return Domain.Curve.DecodePoint(encoded);
        }
        catch (ArgumentException) // a coordinate not below p, or a point off the curve
        {
            return null;
        }
    }

    private static (BigInteger R, BigInteger S)? ReadSignature(ReadOnlySpan<byte> der)
    {
        try
        {
            return Der.Read(der.ToArray(), "SM2 signature", reader =>
            {
                var sequence = reader.ReadSequence();
                var (r, s) = (sequence.ReadIntegerBytes(), sequence.ReadIntegerBytes());
                sequence.ThrowIfNotEmpty();
                return (new BigInteger(r.ToArray()), new BigInteger(s.ToArray()));
            });
        }
        catch (DerFormatException)
        {
            return null;
        }
    }
}
