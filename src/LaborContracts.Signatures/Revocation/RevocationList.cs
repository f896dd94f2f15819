using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Revocation;

/// <summary>When a certificate was revoked, UTC, and why if it is said.</summary>
internal sealed record RevocationEntry(DateTimeOffset At, X509RevocationReason? Reason);

/// <summary>
/// A certificate revocation list of version 2 (RFC 5280 §5), read strictly. That it could be read proves nothing about
/// whose it is: see <see cref="SignedBy"/>. Entries stay where they stand and are gone through once at each question.
/// </summary>
internal sealed class RevocationList
{
    /// <summary>Bytes.</summary>
    public const int Largest = 16 * 1024 * 1024;

    private readonly ReadOnlyMemory<byte>? _entries;
    private readonly SignedStructure _signed;

    private RevocationList(SignedStructure signed, ReadOnlyMemory<byte>? entries)
    {
        _signed = signed;
        _entries = entries;
    }

    public required ReadOnlyMemory<byte> Der { get; init; }

    /// <summary>DER of the issuer's name.</summary>
    public required ReadOnlyMemory<byte> Issuer { get; init; }

    public required DateTimeOffset ThisUpdate { get; init; }

    /// <summary>By when a newer list will be there; null if it is not said.</summary>
    public required DateTimeOffset? NextUpdate { get; init; }

    /// <summary>
    /// Why the list must not be used at all (§5.2, §5.3), as object identifiers: critical extensions, of the list or of an
    /// entry, that are not understood; and, critical or not, what makes it speak of less or of more than its issuer's own
    /// certificates: a delta, any issuing distribution point (a shard, one kind of certificates, some reasons, an indirect
    /// list), an entry with another issuer, an entry taken off a list. Empty for a usable list.
    /// </summary>
    public required IReadOnlyCollection<string> UnknownCritical { get; init; }

    /// <exception cref="DerFormatException">Not one strict DER list of version 2, or too large.</exception>
    public static RevocationList Read(ReadOnlyMemory<byte> der)
    {
        if (der.Length > Largest) throw new DerFormatException($"revocation list: more than {Largest} bytes");
        return Asn1.Der.Read(der, "revocation list", reader => ReadOuter(der, reader));
    }

    /// <summary>
    /// The entry of a serial number (bytes of its INTEGER), the earliest if it stands there twice; null if it does not.
    /// </summary>
    public RevocationEntry? Find(ReadOnlyMemory<byte> serialNumber)
    {
        if (_entries is not { } entries) return null;
        return Asn1.Der.Read(entries, "revocation list", reader =>
        {
            RevocationEntry? earliest = null;
            var list = reader.ReadSequence();
            while (list.HasData)
            {
                var entry = list.ReadSequence();
                if (!entry.ReadIntegerBytes().Span.SequenceEqual(serialNumber.Span)) continue;
                var found = ReadRest(entry, []);
                if (earliest is null || found.At < earliest.At) earliest = found;
            }

            return earliest;
        });
    }

    /// <summary>
    /// Whether the list is <paramref name="issuer"/>'s: its name, a key usage that permits it (§4.2.1.3), its signature.
    /// </summary>
    public SignatureCheck SignedBy(Certificate issuer) =>
        Issuer.Span.SequenceEqual(issuer.Subject.Span)
            && issuer.Extensions.KeyUsage?.HasFlag(X509KeyUsageFlags.CrlSign) != false
                ? _signed.SignedBy(issuer.PublicKeyInfo)
                : SignatureCheck.Invalid;

    private static RevocationList ReadOuter(ReadOnlyMemory<byte> der, AsnReader reader)
    {
        var outer = reader.ReadSequence();
        var (signed, body) = SignedStructure.Read(outer);
        outer.ThrowIfNotEmpty();

        if (body.ReadInteger() != 1) throw new AsnContentException("version 2 wanted");
        if (body.ReadAlgorithm().Oid != signed.Algorithm) throw new AsnContentException("two different signature algorithms");
        var issuer = body.ReadEncodedValue();
        var thisUpdate = body.ReadTime();
        DateTimeOffset? nextUpdate = body.HasData && (body.PeekTag() == Asn1Tag.UtcTime || body.PeekTag() == Asn1Tag.GeneralizedTime)
            ? body.ReadTime()
            : null;
        if (nextUpdate < thisUpdate) throw new AsnContentException("an update before this one");
        var unknown = new HashSet<string>();
        ReadOnlyMemory<byte>? entries = null;
        if (body.HasData && body.PeekTag() == Asn1Tag.Sequence)
        {
            entries = body.PeekEncodedValue();
            var list = body.ReadSequence();
            while (list.HasData)
            {
                var entry = list.ReadSequence();
                entry.ReadIntegerBytes();
                ReadRest(entry, unknown);
            }
        }

        if (body.HasData) ReadListExtensions(body.ReadSequence(Asn1.Der.Context(0)), unknown);
        body.ThrowIfNotEmpty();
        return new RevocationList(signed, entries)
        {
            Der = der,
            Issuer = issuer,
            ThisUpdate = thisUpdate,
            NextUpdate = nextUpdate,
            UnknownCritical = unknown,
        };
    }

    private static void ReadListExtensions(AsnReader explicitTag, HashSet<string> unknown)
    {
        foreach (var (oid, (critical, _)) in explicitTag.ReadExtensions())
        {
            var narrows = oid is Oids.DeltaCrlIndicator or Oids.IssuingDistributionPoint;
            var isUnderstood = oid is Oids.AuthorityKeyIdentifier or Oids.CrlNumber or Oids.IssuerAlternativeName;
            if (narrows || critical && !isUnderstood) unknown.Add(oid);
        }

        explicitTag.ThrowIfNotEmpty();
    }

    // An entry after its serial number.
    private static RevocationEntry ReadRest(AsnReader entry, HashSet<string> unknown)
    {
        var at = entry.ReadTime();
        X509RevocationReason? reason = null;
        if (entry.HasData)
        {
            foreach (var (oid, (critical, value)) in entry.ReadExtensions())
            {
                if (oid == Oids.CrlReason)
                {
                    reason = Asn1.Der.Read(value, "reason", RevocationReasons.ReadReason);
                    if (reason == X509RevocationReason.RemoveFromCrl) unknown.Add(oid); // for deltas only (§5.3.1)
                }
                else if (oid == Oids.CertificateIssuer || critical && oid != Oids.InvalidityDate) unknown.Add(oid);
            }
        }

        entry.ThrowIfNotEmpty();
        return new RevocationEntry(at, reason);
    }
}
