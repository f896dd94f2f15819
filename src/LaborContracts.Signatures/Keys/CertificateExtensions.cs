using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Keys;

/// <summary>
/// The extensions that decide what a certificate may be used for (RFC 5280 §4.2). A critical one that is not
/// understood, name constraints among them, is listed in <see cref="UnknownCritical"/>; such a certificate supports
/// nothing.
/// </summary>
internal sealed class CertificateExtensions
{
    public static readonly CertificateExtensions None = new();

    public bool IsAuthority { get; private init; }

    /// <summary>
    /// How many further authorities may stand between this one and the end of the path; null without a limit.
    /// </summary>
    public int? PathLength { get; private init; }

    /// <summary>Null if the certificate does not say.</summary>
    public X509KeyUsageFlags? KeyUsage { get; private init; }

    /// <summary>Null if the certificate does not say.</summary>
    public IReadOnlyList<string>? Purposes { get; private init; }

    public bool PurposesAreCritical { get; private init; }

    public ReadOnlyMemory<byte>? SubjectKeyIdentifier { get; private init; }

    /// <summary>RFC 9608: no revocation information will ever exist for this certificate.</summary>
    public bool NoRevocationAvailable { get; private init; }

    /// <summary>RFC 6960 §4.2.2.2.1: whether this responder was revoked is not to be asked, for as long as it is valid.</summary>
    public bool IsNotToBeChecked { get; private init; }

    /// <summary>cRLDistributionPoints as it stands: read only by the one who means to ask there.</summary>
    public ReadOnlyMemory<byte>? DistributionPoints { get; private init; }

    /// <summary>authorityInfoAccess as it stands, likewise.</summary>
    public ReadOnlyMemory<byte>? AuthorityInformation { get; private init; }

    public IReadOnlyList<string> UnknownCritical { get; private init; } = [];

    public static CertificateExtensions Read(AsnReader explicitTag)
    {
        var all = explicitTag.ReadExtensions();
        explicitTag.ThrowIfNotEmpty();
        var (authority, pathLength) = Find(Oids.BasicConstraints, ReadBasicConstraints);
        return new CertificateExtensions
        {
            IsAuthority = authority,
            PathLength = pathLength,
            KeyUsage = Find<X509KeyUsageFlags?>(Oids.KeyUsage, r => ReadKeyUsage(r)),
            Purposes = Find<IReadOnlyList<string>?>(Oids.ExtendedKeyUsage, ReadPurposes),
            PurposesAreCritical = all.TryGetValue(Oids.ExtendedKeyUsage, out var purposes) && purposes.Critical,
            SubjectKeyIdentifier = Find<ReadOnlyMemory<byte>?>(Oids.SubjectKeyIdentifier, r => r.ReadOctetString()),
            NoRevocationAvailable = all.ContainsKey(Oids.NoRevAvail),
            IsNotToBeChecked = all.ContainsKey(Oids.OcspNoCheck),
            DistributionPoints = AsItStands(Oids.CrlDistributionPoints),
            AuthorityInformation = AsItStands(Oids.AuthorityInformationAccess),
            UnknownCritical = [.. all.Where(e => e.Value.Critical && !IsUnderstood(e.Key)).Select(e => e.Key)],
        };

        ReadOnlyMemory<byte>? AsItStands(string oid) =>
            all.TryGetValue(oid, out var found) ? found.Value : (ReadOnlyMemory<byte>?)null;

        T? Find<T>(string oid, Func<AsnReader, T> read) =>
            all.TryGetValue(oid, out var found) ? Der.Read(found.Value, $"extension {oid}", read) : default;
    }

    private static bool IsUnderstood(string oid) =>
        oid is Oids.BasicConstraints or Oids.KeyUsage or Oids.ExtendedKeyUsage
            or Oids.SubjectAlternativeName or Oids.CertificatePolicies;

    private static (bool Authority, int? PathLength) ReadBasicConstraints(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var authority = sequence.HasData && sequence.PeekTag() == Asn1Tag.Boolean && sequence.ReadBoolean();
        int? pathLength = null;
        if (sequence.HasData)
        {
            if (!sequence.TryReadInt32(out var read) || read < 0)
                throw new AsnContentException("path length out of range");
            pathLength = read;
        }

        sequence.ThrowIfNotEmpty();
        return (authority, pathLength);
    }

    // DER trims the named bits; .NET's flags keep them as they stand in the first two bytes.
    private static X509KeyUsageFlags ReadKeyUsage(AsnReader reader)
    {
        var bits = reader.ReadBitString(out _);
        return (X509KeyUsageFlags)((bits.Length > 0 ? bits[0] : 0) | (bits.Length > 1 ? bits[1] << 8 : 0));
    }

    private static List<string> ReadPurposes(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var purposes = new List<string>();
        while (sequence.HasData) purposes.Add(sequence.ReadObjectIdentifier());
        return purposes;
    }
}
