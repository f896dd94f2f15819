using System.Formats.Asn1;
using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Cms;

/// <summary>
/// Why a CMS signature does not hold. The order is that of the checks: what is broken comes before what is missing.
/// </summary>
internal enum SignerFault
{
    /// <summary>No signed attributes, or the wrong content type.</summary>
    Format,
    DigestNotAccepted,
    DigestDiffers,
    NoCertificate,
    SignatureInvalid,
    AlgorithmNotAccepted,
    NoSigningCertificateAttribute,
    SigningCertificateDiffers,
}

/// <summary>
/// The CMS part of a verdict: that the holder of the named certificate's key signed this content. It says nothing about
/// whether the certificate deserves trust, nor when this happened.
/// </summary>
internal sealed record SignerCheck(SignerFault? Fault, Certificate? Certificate)
{
    /// <summary>
    /// Checks <paramref name="cms"/> over content whose hash <paramref name="hashOf"/> gives, which must be of the type
    /// <paramref name="contentType"/>.
    /// </summary>
    public static SignerCheck Of(CmsSignature cms, string contentType, Func<HashAlgorithmName, byte[]> hashOf)
    {
        var certificate = cms.Certificates.FirstOrDefault(cms.Signer.Names);
        return new SignerCheck(FaultOf(cms, certificate, contentType, hashOf), certificate);
    }

    private static SignerFault? FaultOf(
        CmsSignature cms, Certificate? certificate, string contentType, Func<HashAlgorithmName, byte[]> hashOf)
    {
        if (cms.ContentType != contentType || cms.SignedBytes is not { } signedBytes) return SignerFault.Format;
        if (!cms.SignedAttributes.TryGetValue(Oids.ContentType, out var type)
            || !cms.SignedAttributes.TryGetValue(Oids.MessageDigest, out var messageDigest)
            || !TryRead(type, r => r.ReadObjectIdentifier(), out var signedType) || signedType != contentType
            || !TryRead(messageDigest, r => r.ReadOctetString(), out var signedDigest)) return SignerFault.Format;

        if (Algorithms.DigestOf(cms.DigestAlgorithm) is not { } digest)
        {
            // Equal SHA-1 values prove nothing, but different ones do.
            return cms.DigestAlgorithm == Oids.Sha1 && !hashOf(HashAlgorithmName.SHA1).AsSpan().SequenceEqual(signedDigest)
                ? SignerFault.DigestDiffers
                : SignerFault.DigestNotAccepted;
        }

        if (!hashOf(digest).AsSpan().SequenceEqual(signedDigest)) return SignerFault.DigestDiffers;
        if (certificate is null) return SignerFault.NoCertificate;

        switch (Algorithms.Verify(
            certificate.PublicKeyInfo, cms.SignatureAlgorithm, digest, signedBytes.Span, cms.Signature.Span))
        {
            case SignatureCheck.Invalid: return SignerFault.SignatureInvalid;
            case SignatureCheck.NotAccepted: return SignerFault.AlgorithmNotAccepted;
            case SignatureCheck.Valid: break;
        }

        // Without this attribute another certificate over the same key could be slipped in after signing.
        if (!cms.SignedAttributes.TryGetValue(Oids.SigningCertificateV2, out var reference))
            return SignerFault.NoSigningCertificateAttribute;
        return TryRead(reference, ReadSigningCertificate, out var named) && named.Digest is { } algorithm
            && Algorithms.Hash(algorithm, certificate.Der.Span).AsSpan().SequenceEqual(named.Hash)
                ? null
                : SignerFault.SigningCertificateDiffers;
    }

    // SigningCertificateV2 (RFC 5035 §3): the first ESSCertIDv2 is the signer's; issuerSerial repeats what the hash
    // fixes.
    private static (HashAlgorithmName? Digest, byte[] Hash) ReadSigningCertificate(AsnReader reader)
    {
        var first = reader.ReadSequence().ReadSequence().ReadSequence();
        var digest = first.PeekTag() == Asn1Tag.Sequence
            ? Algorithms.DigestOf(first.ReadAlgorithm().Oid)
            : HashAlgorithmName.SHA256;
        return (digest, first.ReadOctetString());
    }

    private static bool TryRead<T>(ReadOnlyMemory<byte> der, Func<AsnReader, T> read, out T? value)
    {
        try
        {
            value = Der.Read(der, "signed attribute", read);
            return true;
        }
        catch (DerFormatException)
        {
            value = default;
            return false;
        }
    }
}
