using System.Formats.Asn1;
using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Revocation;

/// <summary>
/// CertID (RFC 6960 §4.1.1): names a certificate by its serial number and the hashes of its issuer's name and key. SHA-1
/// serves here as a name alone, since older responders know no other; whose word an answer is, its signature tells.
/// </summary>
internal sealed record OcspCertificateId(
    string HashAlgorithm, ReadOnlyMemory<byte> NameHash, ReadOnlyMemory<byte> KeyHash, ReadOnlyMemory<byte> SerialNumber)
{
    /// <summary>With SHA-1, which every responder knows (RFC 5019 §2.1.1).</summary>
    public static OcspCertificateId Of(Certificate certificate, Certificate issuer) => new(
        Oids.Sha1,
        CryptographicOperations.HashData(HashAlgorithmName.SHA1, issuer.Subject.Span),
        CryptographicOperations.HashData(HashAlgorithmName.SHA1, issuer.PublicKeyBits.Span),
        certificate.SerialNumber);

    /// <summary>Whether the issuer is meant; an algorithm other than SHA-1 and SHA-256 names nobody.</summary>
    public bool IsUnder(Certificate issuer) =>
        HashOf(HashAlgorithm) is { } hash
            && CryptographicOperations.HashData(hash, issuer.Subject.Span).AsSpan().SequenceEqual(NameHash.Span)
            && CryptographicOperations.HashData(hash, issuer.PublicKeyBits.Span).AsSpan().SequenceEqual(KeyHash.Span);

    public bool Names(Certificate certificate, Certificate issuer) =>
        SerialNumber.Span.SequenceEqual(certificate.SerialNumber.Span) && IsUnder(issuer);

    public static OcspCertificateId Read(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var (algorithm, _) = sequence.ReadAlgorithm();
        var id = new OcspCertificateId(
            algorithm, sequence.ReadOctetString(), sequence.ReadOctetString(), sequence.ReadIntegerBytes());
        sequence.ThrowIfNotEmpty();
        return id;
    }

    public void Write(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteAlgorithm(HashAlgorithm, nullParameters: true);
            writer.WriteOctetString(NameHash.Span);
            writer.WriteOctetString(KeyHash.Span);
            writer.WriteInteger(SerialNumber.Span);
        }
    }

    private static HashAlgorithmName? HashOf(string oid) => oid switch
    {
        Oids.Sha1 => HashAlgorithmName.SHA1,
        Oids.Sha256 => HashAlgorithmName.SHA256,
        _ => null,
    };
}
