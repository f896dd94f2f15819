using System.Formats.Asn1;
using System.Security.Cryptography;

namespace LaborContracts.Signatures.Asn1;

/// <summary>What a look at one raw signature gave.</summary>
internal enum SignatureCheck
{
    Valid,
    Invalid,

    /// <summary>
    /// An algorithm, curve or key size that this library does not accept: nothing was proven, nor disproven.
    /// </summary>
    NotAccepted,
}

/// <summary>
/// Which algorithms count: SHA-256/384/512, ECDSA on P-256/384/521, RSA PKCS#1 v1.5 of 2048 to 8192 bits.
/// MD5, SHA-1, short keys and unknown algorithms are <see cref="SignatureCheck.NotAccepted"/>.
/// </summary>
internal static class Algorithms
{
    private const int SmallestRsa = 2048, LargestRsa = 8192; // the upper bound limits what a hostile file may cost
    private const int LargestExponent = 8; // bytes, for the same reason; honest ones have three

    public static HashAlgorithmName? DigestOf(string oid) => oid switch
    {
        Oids.Sha256 => HashAlgorithmName.SHA256,
        Oids.Sha384 => HashAlgorithmName.SHA384,
        Oids.Sha512 => HashAlgorithmName.SHA512,
        _ => null,
    };

    public static byte[] Hash(HashAlgorithmName name, ReadOnlySpan<byte> data) =>
        CryptographicOperations.HashData(name, data);

    /// <summary>
    /// Verifies <paramref name="signature"/> over <paramref name="data"/>. <paramref name="digest"/> is the digest
    /// named beside the signature; an algorithm that names its own must name the same (RFC 5754 §3).
    /// </summary>
    public static SignatureCheck Verify(
        ReadOnlyMemory<byte> publicKeyInfo,
        string algorithm,
        HashAlgorithmName? digest,
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> signature)
    {
        var (isRsa, own) = algorithm switch
        {
            Oids.Rsa => (true, digest),
            Oids.RsaSha256 => (true, HashAlgorithmName.SHA256),
            Oids.RsaSha384 => (true, HashAlgorithmName.SHA384),
            Oids.RsaSha512 => (true, HashAlgorithmName.SHA512),
            Oids.EcdsaSha256 => (false, HashAlgorithmName.SHA256),
            Oids.EcdsaSha384 => (false, HashAlgorithmName.SHA384),
            Oids.EcdsaSha512 => (false, HashAlgorithmName.SHA512),
            _ => (false, (HashAlgorithmName?)null),
        };
        if (own is not { } hash || digest is { } beside && beside != hash) return SignatureCheck.NotAccepted;

        try
        {
            return isRsa
                ? VerifyRsa(publicKeyInfo, hash, data, signature)
                : VerifyEcdsa(publicKeyInfo, hash, data, signature);
        }
        catch (Exception e) when (e is CryptographicException or DerFormatException)
        {
            return SignatureCheck.NotAccepted; // the key itself cannot be read: a point off the curve, a broken modulus
        }
    }

    private static SignatureCheck VerifyRsa(
        ReadOnlyMemory<byte> publicKeyInfo,
        HashAlgorithmName hash,
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> signature)
    {
        if (KeyAlgorithm(publicKeyInfo).Oid != Oids.Rsa) return SignatureCheck.NotAccepted;
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(publicKeyInfo.Span, out _);
        if (rsa.KeySize is < SmallestRsa or > LargestRsa
            || rsa.ExportParameters(includePrivateParameters: false).Exponent!.Length > LargestExponent)
            return SignatureCheck.NotAccepted;
        return rsa.VerifyData(data, signature, hash, RSASignaturePadding.Pkcs1)
            ? SignatureCheck.Valid
            : SignatureCheck.Invalid;
    }

    private static SignatureCheck VerifyEcdsa(
        ReadOnlyMemory<byte> publicKeyInfo,
        HashAlgorithmName hash,
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> signature)
    {
        var (oid, parameters) = KeyAlgorithm(publicKeyInfo);
        if (oid != Oids.EcPublicKey || parameters is not { } curve) return SignatureCheck.NotAccepted;
        if (CurveOf(curve) is not (Oids.P256 or Oids.P384 or Oids.P521)) return SignatureCheck.NotAccepted;
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(publicKeyInfo.Span, out _);
        return ecdsa.VerifyData(data, signature, hash, DSASignatureFormat.Rfc3279DerSequence)
            ? SignatureCheck.Valid
            : SignatureCheck.Invalid;
    }

    private static (string Oid, ReadOnlyMemory<byte>? Parameters) KeyAlgorithm(ReadOnlyMemory<byte> publicKeyInfo) =>
        Der.Read(publicKeyInfo, "SubjectPublicKeyInfo", r =>
        {
            var sequence = r.ReadSequence();
            var algorithm = sequence.ReadAlgorithm();
            sequence.ReadBitString(out _);
            sequence.ThrowIfNotEmpty();
            return algorithm;
        });

    // Only named curves: explicit parameters let a forger choose the curve's generator.
    private static string? CurveOf(ReadOnlyMemory<byte> parameters) =>
        new AsnReader(parameters, AsnEncodingRules.DER).PeekTag() == Asn1Tag.ObjectIdentifier
            ? Der.Read(parameters, "curve", r => r.ReadObjectIdentifier())
            : null;
}
