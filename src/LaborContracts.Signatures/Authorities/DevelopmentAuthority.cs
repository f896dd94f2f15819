using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Authorities;

/// <summary>
/// A certification authority for development and demonstration: root, issuing authority, one-time certificates for
/// workers, kept ones for employers' seals. Every subject says so. It identifies nobody; a licensed authority does
/// that. It tells what it has revoked by lists and OCSP answers; who serves them over HTTP is the caller's to arrange.
/// </summary>
public sealed class DevelopmentAuthority : IDisposable
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly IdentityFolder _folder;
    private readonly TimeProvider _clock;
    private readonly SigningIdentity _root;
    private readonly SigningIdentity _issuing;
    private readonly RevocationRecord _revocations;
    private readonly Uri? _publishedAt;
    private readonly SignatureScheme _profile;

    private DevelopmentAuthority(
        IdentityFolder folder,
        TimeProvider clock,
        SigningIdentity root,
        SigningIdentity issuing,
        RevocationRecord revocations,
        Uri? publishedAt,
        SignatureScheme profile)
    {
        _profile = profile;
        _folder = folder;
        _clock = clock;
        _root = root;
        _issuing = issuing;
        _revocations = revocations;
        _publishedAt = publishedAt;
    }

    /// <summary>
    /// Opens the authority in <paramref name="folder"/>, or founds it there. The password file is made if it is
    /// missing. Each identity is written whole before the next is made, so a start that was cut off is simply
    /// continued.
    /// </summary>
    /// <param name="publishedAt">
    /// The address, with a slash at its end, under which <c>root.crl</c>, <c>issuing.crl</c> and <c>ocsp</c> are served:
    /// printed into the certificates issued from now on; those that are kept stay as they are. Null: they name no place.
    /// </param>
    /// <param name="profile">With which keys everything is signed: its own certificates, one-time keys, seals.</param>
    /// <exception cref="InvalidOperationException">The folder holds an authority of another profile.</exception>
    public static DevelopmentAuthority CreateOrLoad(
        string folder,
        string passwordFile,
        TimeProvider clock,
        Uri? publishedAt = null,
        SignatureScheme profile = SignatureScheme.EcdsaP256)
    {
        var identities = new IdentityFolder(folder, passwordFile);
        var now = clock.GetUtcNow();
        var root = identities.Find("root")
            ?? Found(identities, "root", "演示根证书 Root", CertificatePurpose.RootAuthority, null, now, 20, null, profile);
        RequireProfile(root, profile, folder);
        var issuing = identities.Find("issuing")
            ?? Found(
                identities,
                "issuing",
                "演示签发证书 Issuing",
                CertificatePurpose.IssuingAuthority,
                root,
                now,
                10,
                publishedAt is null ? null : new Uri(publishedAt, "root.crl"),
                profile);
        return new DevelopmentAuthority(
            identities, clock, root, issuing, new RevocationRecord(folder), publishedAt, profile);
    }

    /// <summary>The root's certificate, PEM: what a verifier of demonstration documents pins.</summary>
    public string RootPem => PemEncoding.WriteString("CERTIFICATE", _root.Certificate.Der.Span);

    /// <summary>
    /// A fresh key of the profile and a certificate for one signature. The key lives in memory only and is gone with the
    /// identity; the certificate says that no revocation information will exist (RFC 9608).
    /// </summary>
    /// <param name="commonName">The signer's name, 1 to 64 characters.</param>
    /// <param name="validity">From now; a minute before now is covered too, for clocks that differ.</param>
    /// <param name="intent">
    /// The challenge (32 bytes) of the intent that the signature is for, printed into the certificate: it serves that act
    /// and no other. Empty: bound to none.
    /// </param>
    public SigningIdentity IssueOneTime(string commonName, TimeSpan validity, ReadOnlyMemory<byte> intent = default)
    {
        var now = _clock.GetUtcNow();
        var key = NewKey(_profile);
        var certificate = CertificateIssuing.Issue(
            CertificatePurpose.OneTimeSignature,
            key,
            CertificateIssuing.Subject(commonName),
            _issuing,
            now - ClockSkew,
            now + validity,
            intent.IsEmpty ? [] : [CertificateIssuing.BoundTo(intent.Span)]);
        return new SigningIdentity(new LocalKey(key), certificate, [_issuing.Certificate]);
    }

    /// <summary>
    /// The employer's seal: made at the first call and kept, renewed when it has run out or was revoked. Its subject holds the name as
    /// common and organization name, and the credit code as organizationIdentifier <c>NTRCN-{code}</c> (EN 319 412-1
    /// §5.1.4).
    /// </summary>
    /// <param name="creditCode">Unified social credit code: 18 digits and capital letters.</param>
    /// <param name="scheme">Of a seal that is made now; the profile's unless told.</param>
    public SigningIdentity SealFor(string employerName, string creditCode, SignatureScheme? scheme = null)
    {
        if (creditCode.Length != 18 || !creditCode.All(char.IsAsciiLetterOrDigit)) // it becomes a file name
            throw new ArgumentException(
                $"A credit code has 18 letters and digits, not '{creditCode}'.", nameof(creditCode));
        var now = _clock.GetUtcNow();
        var name = $"seal-{creditCode}";
        var kept = _folder.Find(name);
        if (kept is not null && kept.CommonName == employerName && kept.Certificate.IsValidAt(now)
            && _revocations.Find(kept.Certificate.SerialNumber) is null) return kept;

        kept?.Dispose();
        using var key = NewKey(scheme ?? _profile);
        var subject = CertificateIssuing.Subject(employerName, n =>
        {
            n.AddOrganizationName(employerName);
            n.Add(Asn1.Oids.OrganizationIdentifier, $"NTRCN-{creditCode}");
        });
        var certificate = CertificateIssuing.Issue(
            CertificatePurpose.Seal, key, subject, _issuing, now - ClockSkew, now.AddYears(2), PlacesToAsk());
        return _folder.Keep(name, key, [certificate, _issuing.Certificate], replace: kept is not null);
    }

    /// <summary>
    /// Revokes a certificate of the root's or the issuing authority's, as of now. The revocation is on disk when the call
    /// returns, in a file of its own that appears whole or not at all: it survives a restart, processes that share the
    /// folder do not overwrite each other's, and all of them see it in the next list or answer. (That the folder's entry
    /// survives a power cut is the file system's to hold.) A second revocation changes nothing: the first stands.
    /// </summary>
    /// <param name="serialNumber">Hexadecimal, as <see cref="SigningIdentity.SerialNumber"/>; 1 to 20 bytes.</param>
    /// <param name="reason">RFC 5280 §5.3.1, but no hold: there is nothing here that would lift it.</param>
    /// <exception cref="ArgumentException">Not a serial number, or not a reason.</exception>
    public void Revoke(string serialNumber, X509RevocationReason reason) =>
        _revocations.Add(serialNumber, reason, _clock.GetUtcNow());

    /// <summary>DER of the root's revocation list (RFC 5280 §5), as of now and good for 30 days.</summary>
    public byte[] RootList() => RevocationListIssuing.Issue(
        _root, Revoked(ofRoot: true), _clock.GetUtcNow(), RevocationListIssuing.RootLifetime);

    /// <summary>DER of the issuing authority's revocation list, as of now and good for 24 hours.</summary>
    public byte[] IssuingList() => RevocationListIssuing.Issue(
        _issuing, Revoked(ofRoot: false), _clock.GetUtcNow(), RevocationListIssuing.IssuingLifetime);

    /// <summary>
    /// Answers an OCSP request (RFC 6960): DER in, DER out, never an exception for what was asked. It speaks for
    /// certificates of the issuing authority; every other is unknown to it.
    /// </summary>
    public byte[] AnswerOcsp(ReadOnlyMemory<byte> request) =>
        OcspAnswering.Answer(request, _issuing, _revocations, _clock.GetUtcNow());

    public void Dispose()
    {
        _root.Dispose();
        _issuing.Dispose();
    }

    internal static SigningIdentity Found(
        IdentityFolder folder,
        string name,
        string commonName,
        CertificatePurpose purpose,
        SigningIdentity? issuer,
        DateTimeOffset now,
        int years,
        Uri? listAt,
        SignatureScheme profile)
    {
        using var key = NewKey(profile);
        var certificate = CertificateIssuing.Issue(
            purpose,
            key,
            CertificateIssuing.Subject(commonName),
            issuer,
            now - ClockSkew,
            now.AddYears(years),
            listAt is null ? [] : [CertificateIssuing.ListAt(listAt)]);
        return folder.Keep(name, key, [certificate]);
    }

    /// <summary>
    /// An authority is founded once: under another profile's root, what is signed would not be what the setting says.
    /// </summary>
    internal static void RequireProfile(SigningIdentity root, SignatureScheme profile, string folder)
    {
        if (root.Scheme == profile) return;
        root.Dispose();
        throw new InvalidOperationException(
            $"The authority in {folder} signs with {root.Scheme}, not {profile}: another profile takes a folder of its own.");
    }

    private static AsymmetricAlgorithm NewKey(SignatureScheme scheme) => scheme switch
    {
        SignatureScheme.EcdsaP256 => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        SignatureScheme.Rsa => RSA.Create(2048),
        SignatureScheme.Sm2 => Sm2Key.Create(),
        _ => throw new ArgumentOutOfRangeException(nameof(scheme), scheme, null),
    };

    private X509Extension[] PlacesToAsk() => _publishedAt is null
        ? []
        :
        [
            CertificateIssuing.ListAt(new Uri(_publishedAt, "issuing.crl")),
            CertificateIssuing.ResponderAt(new Uri(_publishedAt, "ocsp")),
        ];

    private IEnumerable<(byte[] SerialNumber, Revocation.RevocationEntry Entry)> Revoked(bool ofRoot) =>
        _revocations.All().Where(r =>
            r.SerialNumber.AsSpan().SequenceEqual(_issuing.Certificate.SerialNumber.Span) == ofRoot);
}
