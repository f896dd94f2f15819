using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Revocation;

/// <summary>CertStatus (RFC 6960 §2.2); the numbers are those of its tags.</summary>
internal enum OcspStatus
{
    /// <summary>Not known to be revoked; not even that it was ever issued.</summary>
    Good = 0,
    Revoked = 1,

    /// <summary>The responder does not answer for this certificate.</summary>
    Unknown = 2,
}

/// <summary>What is said of one certificate.</summary>
/// <param name="Revocation">With <see cref="OcspStatus.Revoked"/>, and only then.</param>
/// <param name="NextUpdate">Null: newer information is always to be had (§4.2.2.1).</param>
/// <param name="IsUnderstood">False with a critical extension that is not understood.</param>
internal sealed record OcspResponse(
    OcspCertificateId Id,
    OcspStatus Status,
    RevocationEntry? Revocation,
    DateTimeOffset ThisUpdate,
    DateTimeOffset? NextUpdate,
    bool IsUnderstood);

/// <summary>
/// A BasicOCSPResponse (RFC 6960 §4.2.1), bare or within a successful OCSPResponse, read strictly. That it could be read
/// proves nothing about whose it is: see <see cref="SignedFor"/>.
/// </summary>
internal sealed class OcspAnswer
{
    /// <summary>Bytes.</summary>
    public const int Largest = 256 * 1024;

    private const int MostResponses = 64, MostCertificates = 8; // more only makes the question long
    private const int Successful = 0;

    private readonly SignedStructure _signed;

    private OcspAnswer(SignedStructure signed) => _signed = signed;

    /// <summary>As it was given: bare or not.</summary>
    public required ReadOnlyMemory<byte> Der { get; init; }

    /// <summary>DER of the responder's name, or null if it is named by its key.</summary>
    public required ReadOnlyMemory<byte>? ResponderName { get; init; }

    /// <summary>SHA-1 of the responder's public key, or null if it is named by its name.</summary>
    public required ReadOnlyMemory<byte>? ResponderKeyHash { get; init; }

    public required DateTimeOffset ProducedAt { get; init; }

    public required IReadOnlyList<OcspResponse> Responses { get; init; }

    /// <summary>What the responder put beside its signature: trusted for nothing.</summary>
    public required IReadOnlyList<Certificate> Certificates { get; init; }

    /// <summary>The value of the nonce's extension as it stands.</summary>
    public required ReadOnlyMemory<byte>? Nonce { get; init; }

    /// <summary>False with a critical extension that is not understood: then nothing in it counts.</summary>
    public required bool IsUnderstood { get; init; }

    /// <exception cref="DerFormatException">
    /// Not one strict DER answer of version 1, one without success, or too large.
    /// </exception>
    public static OcspAnswer Read(ReadOnlyMemory<byte> der)
    {
        if (der.Length > Largest) throw new DerFormatException($"OCSP answer: more than {Largest} bytes");
        return Asn1.Der.Read(der, "OCSP answer", reader =>
        {
            var inner = new AsnReader(reader.PeekContentBytes(), reader.RuleSet);
            return inner.HasData && inner.PeekTag() == Asn1Tag.Enumerated
                ? ReadBasic(der, Unwrap(reader.ReadSequence()))
                : ReadBasic(der, reader.ReadEncodedValue());
        });
    }

    /// <summary>
    /// Whether the answer may speak for <paramref name="issuer"/>'s certificates (§4.2.2.2): it is signed by the issuer
    /// itself, or by a responder whose certificate the issuer issued directly for OCSP, valid when the answer was
    /// produced, and not itself to be looked up (id-pkix-ocsp-nocheck): what would have to be asked about is not used.
    /// </summary>
    public SignatureCheck SignedFor(Certificate issuer)
    {
        if (IsResponder(issuer)) return _signed.SignedBy(issuer.PublicKeyInfo);
        var responder = Certificates.FirstOrDefault(c => IsResponder(c) && IsAuthorizedBy(c, issuer));
        return responder is null ? SignatureCheck.Invalid : _signed.SignedBy(responder.PublicKeyInfo);
    }

    /// <summary>The optional [0] of version 1.</summary>
    internal static void ReadVersion(AsnReader reader)
    {
        if (!reader.PeekTag().HasSameClassAndValue(Asn1.Der.Context(0))) return;
        var version = reader.ReadSequence(Asn1.Der.Context(0));
        if (version.ReadInteger() != 0) throw new AsnContentException("version 1 wanted");
        version.ThrowIfNotEmpty();
    }

    /// <summary>Extensions under an explicit tag; none but the nonce is understood.</summary>
    internal static (ReadOnlyMemory<byte>? Nonce, bool AreUnderstood) ReadExtensions(AsnReader reader, int tag)
    {
        var explicitTag = reader.ReadSequence(Asn1.Der.Context(tag));
        var all = explicitTag.ReadExtensions();
        explicitTag.ThrowIfNotEmpty();
        return (
            all.TryGetValue(Oids.OcspNonce, out var nonce) ? nonce.Value : (ReadOnlyMemory<byte>?)null,
            all.All(e => !e.Value.Critical || e.Key == Oids.OcspNonce));
    }

    private bool IsResponder(Certificate certificate) => ResponderName is { } name
        ? name.Span.SequenceEqual(certificate.Subject.Span)
        : CryptographicOperations.HashData(HashAlgorithmName.SHA1, certificate.PublicKeyBits.Span)
            .AsSpan().SequenceEqual(ResponderKeyHash!.Value.Span);

    private bool IsAuthorizedBy(Certificate responder, Certificate issuer) =>
        responder.Extensions is
        {
            UnknownCritical: [],
            Purposes: { } purposes,
            IsNotToBeChecked: true,
            KeyUsage: var usage,
        }
        && purposes.Contains(Oids.OcspSigning)
        && usage?.HasFlag(X509KeyUsageFlags.DigitalSignature) != false
        && responder.IsValidAt(ProducedAt)
        && responder.IssuedBy(issuer) == SignatureCheck.Valid;

    private static ReadOnlyMemory<byte> Unwrap(AsnReader outer)
    {
        var status = outer.ReadEnumeratedBytes();
        if (status.Span is not [Successful]) throw new AsnContentException("an answer without success");
        var explicitTag = outer.ReadSequence(Asn1.Der.Context(0));
        outer.ThrowIfNotEmpty();
        var bytes = explicitTag.ReadSequence();
        explicitTag.ThrowIfNotEmpty();
        if (bytes.ReadObjectIdentifier() != Oids.OcspBasic) throw new AsnContentException("a basic answer wanted");
        var basic = bytes.ReadOctetString();
        bytes.ThrowIfNotEmpty();
        return basic;
    }

    private static OcspAnswer ReadBasic(ReadOnlyMemory<byte> given, ReadOnlyMemory<byte> der) =>
        Asn1.Der.Read(der, "OCSP answer", reader =>
        {
            var outer = reader.ReadSequence();
            var (signed, body) = SignedStructure.Read(outer);
            var certificates = outer.HasData ? ReadCertificates(outer.ReadSequence(Asn1.Der.Context(0))) : [];
            outer.ThrowIfNotEmpty();

            ReadVersion(body);
            var (name, key) = ReadResponder(body);
            var producedAt = body.ReadGeneralizedTime();
            var responses = ReadResponses(body.ReadSequence());
            var (nonce, understood) = body.HasData ? ReadExtensions(body, 1) : (null, true);
            body.ThrowIfNotEmpty();
            return new OcspAnswer(signed)
            {
                Der = given,
                ResponderName = name,
                ResponderKeyHash = key,
                ProducedAt = producedAt,
                Responses = responses,
                Certificates = certificates,
                Nonce = nonce,
                IsUnderstood = understood,
            };
        });

    private static (ReadOnlyMemory<byte>? Name, ReadOnlyMemory<byte>? KeyHash) ReadResponder(AsnReader body)
    {
        var byName = body.PeekTag().HasSameClassAndValue(Asn1.Der.Context(1));
        var explicitTag = body.ReadSequence(Asn1.Der.Context(byName ? 1 : 2));
        (ReadOnlyMemory<byte>?, ReadOnlyMemory<byte>?) responder = byName
            ? (explicitTag.ReadEncodedValue(), null)
            : (null, explicitTag.ReadOctetString());
        explicitTag.ThrowIfNotEmpty();
        return responder;
    }

    private static List<OcspResponse> ReadResponses(AsnReader list)
    {
        var responses = new List<OcspResponse>();
        while (list.HasData)
        {
            if (responses.Count == MostResponses) throw new AsnContentException($"more than {MostResponses} responses");
            var response = list.ReadSequence();
            var id = OcspCertificateId.Read(response);
            var (status, revocation) = ReadStatus(response);
            var thisUpdate = response.ReadGeneralizedTime();
            DateTimeOffset? nextUpdate = null;
            if (response.HasData && response.PeekTag().HasSameClassAndValue(Asn1.Der.Context(0)))
            {
                var explicitTag = response.ReadSequence(Asn1.Der.Context(0));
                nextUpdate = explicitTag.ReadGeneralizedTime();
                explicitTag.ThrowIfNotEmpty();
                if (nextUpdate < thisUpdate) throw new AsnContentException("an update before this one");
            }

            var understood = !response.HasData || ReadExtensions(response, 1).AreUnderstood;
            response.ThrowIfNotEmpty();
            responses.Add(new OcspResponse(id, status, revocation, thisUpdate, nextUpdate, understood));
        }

        return responses;
    }

    private static (OcspStatus Status, RevocationEntry? Revocation) ReadStatus(AsnReader response)
    {
        var tag = response.PeekTag();
        if (tag.TagClass != TagClass.ContextSpecific || tag.TagValue is < 0 or > 2)
            throw new AsnContentException("no such status");
        var status = (OcspStatus)tag.TagValue;
        if (status != OcspStatus.Revoked)
        {
            response.ReadNull(new Asn1Tag(TagClass.ContextSpecific, tag.TagValue));
            return (status, null);
        }

        var revoked = response.ReadSequence(Asn1.Der.Context(1));
        var at = revoked.ReadGeneralizedTime();
        X509RevocationReason? reason = null;
        if (revoked.HasData)
        {
            var explicitTag = revoked.ReadSequence(Asn1.Der.Context(0));
            reason = explicitTag.ReadReason();
            explicitTag.ThrowIfNotEmpty();
        }

        revoked.ThrowIfNotEmpty();
        return (status, new RevocationEntry(at, reason));
    }

    private static List<Certificate> ReadCertificates(AsnReader explicitTag)
    {
        var certificates = new List<Certificate>();
        var list = explicitTag.ReadSequence();
        explicitTag.ThrowIfNotEmpty();
        var count = 0;
        while (list.HasData)
        {
            if (++count > MostCertificates) throw new AsnContentException($"more than {MostCertificates} certificates");
            try
            {
                var certificate = Certificate.Read(list.ReadEncodedValue());
                _ = certificate.PublicKeyBits;
                certificates.Add(certificate);
            }
            catch (DerFormatException)
            {
                // Of a form that supports nothing here: as good as not there.
            }
        }

        return certificates;
    }
}
