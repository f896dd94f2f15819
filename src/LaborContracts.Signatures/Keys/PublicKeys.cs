using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Keys;

/// <summary>What a certificate's public key says of the private one, which may be out of sight.</summary>
internal static class PublicKeys
{
    /// <summary>The scheme of the key of this certificate.</summary>
    /// <exception cref="UnusableKeyException">A key that is too short, or by which nothing is signed here.</exception>
    public static SignatureScheme SchemeOf(Certificate certificate)
    {
        try
        {
            var key = Read(certificate);
            using var ecdsa = key.GetECDsaPublicKey();
            if (ecdsa?.ExportParameters(includePrivateParameters: false).Curve is { IsNamed: true } curve
                && curve.Oid.Value == Oids.P256)
                return SignatureScheme.EcdsaP256;
            using var rsa = key.GetRSAPublicKey();
            if (rsa?.KeySize is < Algorithms.SmallestRsa)
                throw new UnusableKeyException(
                    UnusableKey.Weak, $"The RSA key has {rsa.KeySize} bits, at least {Algorithms.SmallestRsa} are wanted.");
            if (rsa?.KeySize is <= Algorithms.LargestRsa) return SignatureScheme.Rsa;
        }
        catch (CryptographicException e)
        {
            throw new UnusableKeyException(UnusableKey.NotAccepted, "The certificate's key cannot be read.", e);
        }

        throw new UnusableKeyException(
            UnusableKey.NotAccepted, $"Nothing is signed here with a key of the kind in {certificate.CommonName}'s certificate.");
    }

    /// <summary>Whether <paramref name="signature"/> over this digest is by the certificate's key.</summary>
    public static bool Holds(
        Certificate certificate, SignatureScheme scheme, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        try
        {
            var key = Read(certificate);
            if (scheme is SignatureScheme.EcdsaP256)
            {
                using var ecdsa = key.GetECDsaPublicKey();
                return ecdsa!.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
            }

            using var rsa = key.GetRSAPublicKey();
            return rsa!.VerifyHash(digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return false; // not even the form of a signature
        }
    }

    private static PublicKey Read(Certificate certificate) =>
        PublicKey.CreateFromSubjectPublicKeyInfo(certificate.PublicKeyInfo.Span, out _);
}
