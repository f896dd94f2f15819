using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Keys;

/// <summary>With which algorithms a key signs: the digest and the operation, which belong together.</summary>
public enum SignatureScheme
{
    /// <summary>ECDSA on P-256 with SHA-256, a DER sequence of two integers (RFC 5758, RFC 3279).</summary>
    EcdsaP256,

    /// <summary>RSA PKCS#1 v1.5 with SHA-256 (RFC 8017 §8.2).</summary>
    Rsa,
}

/// <summary>What follows from a scheme.</summary>
internal static class SignatureSchemes
{
    public static string SignatureOid(this SignatureScheme scheme) => scheme switch
    {
        SignatureScheme.EcdsaP256 => Oids.EcdsaSha256,
        SignatureScheme.Rsa => Oids.RsaSha256,
        _ => throw new ArgumentOutOfRangeException(nameof(scheme), scheme, null),
    };

    /// <summary>The AlgorithmIdentifier of a signature; RSA's has NULL for parameters (RFC 4055 §5), the others none.</summary>
    public static void WriteSignatureAlgorithm(this System.Formats.Asn1.AsnWriter writer, SignatureScheme scheme) =>
        writer.WriteAlgorithm(scheme.SignatureOid(), nullParameters: scheme == SignatureScheme.Rsa);
}
