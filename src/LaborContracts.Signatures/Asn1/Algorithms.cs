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
/// Which algorithms count: SHA-256/384/512, ECDSA on P-256/384/521, RSA PKCS#1 v1.5 of 2048 to 8192 bits; and SM2 with SM3,
/// which go with each other alone.
/// MD5, SHA-1, short keys and unknown algorithms are <see cref="SignatureCheck.NotAccepted"/>.
/// </summary>
internal static class Algorithms
{
    /// <summary>Bits; the upper bound limits what a hostile file may cost.</summary>
    public const int SmallestRsa = 2048, LargestRsa = 8192;

    private const int LargestExponent = 8; // bytes, for the same reason; honest ones have three

    private enum Operation
    {
        Rsa,
        Ecdsa,
        Sm2,
    }

    public static HashAlgorithmName? DigestOf(string oid) => oid switch
    {
        Oids.Sha256 => HashAlgorithmName.SHA256,
        Oids.Sha384 => HashAlgorithmName.SHA384,
        Oids.Sha512 => HashAlgorithmName.SHA512,
        Oids.Sm3 => Sm3.Name,
        _ => null,
    };

    public static byte[] Hash(HashAlgorithmName name, ReadOnlySpan<byte> data) =>
        name == Sm3.Name ? Sm3.Of(data) : CryptographicOperations.HashData(name, data);

    /// <summary>Hash of <paramref name="before"/> followed by <paramref name="after"/>: a file around a gap.</summary>
    public static byte[] Hash(HashAlgorithmName name, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        if (name == Sm3.Name) return Sm3.Of(before, after);
        using var hash = IncrementalHash.CreateHash(name);
        hash.AppendData(before);
        hash.AppendData(after);
        return hash.GetHashAndReset();
    }

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
        var (operation, own) = algorithm switch
        {
            Oids.Rsa => (Operation.Rsa, digest),
            Oids.RsaSha256 => (Operation.Rsa, HashAlgorithmName.SHA256),
            Oids.RsaSha384 => (Operation.Rsa, HashAlgorithmName.SHA384),
            Oids.RsaSha512 => (Operation.Rsa, HashAlgorithmName.SHA512),
            Oids.EcdsaSha256 => (Operation.Ecdsa, HashAlgorithmName.SHA256),
            Oids.EcdsaSha384 => (Operation.Ecdsa, HashAlgorithmName.SHA384),
            Oids.EcdsaSha512 => (Operation.Ecdsa, HashAlgorithmName.SHA512),
            Oids.Sm2Sm3 => (Operation.Sm2, Sm3.Name),
            Oids.Sm2Signature => (Operation.Sm2, digest), // GB/T 35275: the digest is the one named beside it
            _ => (Operation.Ecdsa, (HashAlgorithmName?)null),
        };
        if (own is not { } hash || digest is { } beside && beside != hash) return SignatureCheck.NotAccepted;
        if ((operation == Operation.Sm2) != (hash == Sm3.Name)) return SignatureCheck.NotAccepted;

        try
        {
            return operation switch
            {
                Operation.Sm2 => Sm2.Verify(publicKeyInfo, data, signature),
                Operation.Rsa => VerifyRsa(publicKeyInfo, hash, data, signature),
                _ => VerifyEcdsa(publicKeyInfo, hash, data, signature),
            };
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
