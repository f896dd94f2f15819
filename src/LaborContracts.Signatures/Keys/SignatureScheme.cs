using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Keys;

/// <summary>With which algorithms a key signs: the digest and the operation, which belong together.</summary>
public enum SignatureScheme
{
    /// <summary>ECDSA on P-256 with SHA-256, a DER sequence of two integers (RFC 5758, RFC 3279).</summary>
    EcdsaP256,

    /// <summary>RSA PKCS#1 v1.5 with SHA-256 (RFC 8017 §8.2).</summary>
    Rsa,

    /// <summary>SM2 with SM3 and the default user id, a DER sequence of two integers (GB/T 32918.2, GM/T 0009).</summary>
    Sm2,
}

/// <summary>What follows from a scheme.</summary>
internal static class SignatureSchemes
{
    public static string SignatureOid(this SignatureScheme scheme) => scheme switch
    {
        SignatureScheme.EcdsaP256 => Oids.EcdsaSha256,
        SignatureScheme.Rsa => Oids.RsaSha256,
        SignatureScheme.Sm2 => Oids.Sm2Sm3,
        _ => throw new ArgumentOutOfRangeException(nameof(scheme), scheme, null),
    };

    /// <summary>The digest over content and certificates: the only one that goes with the scheme here.</summary>
    public static HashAlgorithmName Digest(this SignatureScheme scheme) =>
        scheme == SignatureScheme.Sm2 ? Sm3.Name : HashAlgorithmName.SHA256;

    public static string DigestOid(this SignatureScheme scheme) =>
        scheme == SignatureScheme.Sm2 ? Oids.Sm3 : Oids.Sha256;

    /// <summary>What a key of the scheme is given to sign <paramref name="data"/>; SM2's depends on the key.</summary>
    public static byte[] DigestToSign(
        this SignatureScheme scheme, ReadOnlyMemory<byte> publicKeyInfo, ReadOnlySpan<byte> data) =>
        scheme == SignatureScheme.Sm2 ? Sm2.Digest(publicKeyInfo, data) : SHA256.HashData(data);

    /// <summary>The AlgorithmIdentifier of a signature; RSA's has NULL for parameters (RFC 4055 §5), the others none.</summary>
    public static void WriteSignatureAlgorithm(this System.Formats.Asn1.AsnWriter writer, SignatureScheme scheme) =>
        writer.WriteAlgorithm(scheme.SignatureOid(), nullParameters: scheme == SignatureScheme.Rsa);
}
