using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Revocation;

namespace LaborContracts.Signatures.Authorities;

/// <summary>Makes certificate revocation lists (RFC 5280 §5) for the development authorities.</summary>
internal static class RevocationListIssuing
{
    /// <summary>How long the list of an issuing authority is good, and that of a root, which revokes hardly ever.</summary>
    public static readonly TimeSpan IssuingLifetime = TimeSpan.FromHours(24), RootLifetime = TimeSpan.FromDays(30);

    /// <summary>
    /// A fresh list, DER. Its number is the clock's milliseconds: it grows without a counter that could be lost.
    /// </summary>
    public static byte[] Issue(
        SigningIdentity issuer,
        IEnumerable<(byte[] SerialNumber, RevocationEntry Entry)> revoked,
        DateTimeOffset now,
        TimeSpan lifetime)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var (serialNumber, entry) in revoked)
            list.AddEntry(
                serialNumber,
                entry.At,
                entry.Reason == X509RevocationReason.Unspecified ? null : entry.Reason); // left out by §5.3.1
        return list.Build(
            new X500DistinguishedName(issuer.Certificate.Subject.Span),
            new IdentityGenerator(issuer),
            now.ToUnixTimeMilliseconds(),
            now + lifetime,
            HashAlgorithmName.SHA256,
            X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(
                issuer.Certificate.Extensions.SubjectKeyIdentifier!.Value.Span),
            now);
    }
}
