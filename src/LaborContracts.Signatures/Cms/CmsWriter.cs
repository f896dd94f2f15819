using System.Formats.Asn1;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Cms;

/// <summary>
/// Makes CMS SignedData (RFC 5652 §5) with one signer: content type, message digest and signing-certificate-v2 signed
/// (the set that PAdES asks for, EN 319 142-1 §6; no signing time, that is the PDF's /M), with the digest of
/// the signer's scheme.
/// </summary>
internal sealed class CmsWriter
{
    private readonly SigningIdentity _signer;
    private readonly string _contentType;
    private readonly ReadOnlyMemory<byte>? _content;

    private CmsWriter(
        SigningIdentity signer, string contentType, ReadOnlyMemory<byte>? content, ReadOnlySpan<byte> digest)
    {
        _signer = signer;
        _contentType = contentType;
        _content = content;
        ToBeSigned = SignedAttributes(contentType, digest.ToArray(), signer);
    }

    /// <summary>What the key signs: the signed attributes as a SET OF (§5.4).</summary>
    public byte[] ToBeSigned { get; }

    /// <summary>Over content that stays outside, known by its digest, the one of the signer's scheme.</summary>
    public static CmsWriter Detached(SigningIdentity signer, ReadOnlySpan<byte> digest) =>
        new(signer, Oids.Data, null, digest);

    public static CmsWriter Enveloping(SigningIdentity signer, string contentType, ReadOnlyMemory<byte> content) =>
        new(signer, contentType, content, Algorithms.Hash(signer.Scheme.Digest(), content.Span));

    /// <summary>The ContentInfo; with a token it stands as the unsigned attribute signature-time-stamp.</summary>
    /// <param name="signature">The key's over <see cref="ToBeSigned"/>.</param>
    public byte[] Write(
        ReadOnlyMemory<byte> signature, ReadOnlyMemory<byte>? timestampToken, bool withCertificates = true) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.SignedData);
            using (writer.PushSequence(Der.Context(0)))
            using (writer.PushSequence())
            {
                writer.WriteInteger(_content is null ? 1 : 3); // §5.1: 3 when the content is not plain data
                using (writer.PushSetOf()) writer.WriteAlgorithm(_signer.Scheme.DigestOid());
                WriteContent(writer);
                if (withCertificates)
                {
                    using (writer.PushSetOf(Der.Context(0)))
                        foreach (var certificate in _signer.Issuers.Prepend(_signer.Certificate))
                            writer.WriteEncodedValue(certificate.Der.Span);
                }

                using (writer.PushSetOf()) WriteSigner(writer, signature, timestampToken);
            }
        }
    });

    private void WriteContent(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(_contentType);
            if (_content is not { } content) return;
            using (writer.PushSequence(Der.Context(0))) writer.WriteOctetString(content.Span);
        }
    }

    private void WriteSigner(AsnWriter writer, ReadOnlyMemory<byte> signature, ReadOnlyMemory<byte>? timestampToken)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1); // signer identified by issuer and serial number
            WriteIssuerAndSerial(writer, _signer.Certificate);
            writer.WriteAlgorithm(_signer.Scheme.DigestOid());
            var set = new AsnReader(ToBeSigned, AsnEncodingRules.DER).PeekContentBytes();
            using (writer.PushSequence(Der.Context(0))) WriteElements(writer, set); // [0] IMPLICIT; signed as SET OF
            writer.WriteSignatureAlgorithm(_signer.Scheme);
            writer.WriteOctetString(signature.Span);
            if (timestampToken is not { } token) return;
            using (writer.PushSetOf(Der.Context(1)))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.SignatureTimestamp);
                using (writer.PushSetOf()) writer.WriteEncodedValue(token.Span);
            }
        }
    }

    private static void WriteElements(AsnWriter writer, ReadOnlyMemory<byte> content)
    {
        var elements = new AsnReader(content, AsnEncodingRules.DER);
        while (elements.HasData) writer.WriteEncodedValue(elements.ReadEncodedValue().Span);
    }

    private static void WriteIssuerAndSerial(AsnWriter writer, Certificate certificate)
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(certificate.Issuer.Span);
            writer.WriteInteger(certificate.SerialNumber.Span);
        }
    }

    private static byte[] SignedAttributes(string contentType, byte[] digest, SigningIdentity signer) => Der.Write(writer =>
    {
        using (writer.PushSetOf())
        {
            Attribute(writer, Oids.ContentType, () => writer.WriteObjectIdentifier(contentType));
            Attribute(writer, Oids.MessageDigest, () => writer.WriteOctetString(digest));
            Attribute(writer, Oids.SigningCertificateV2, () =>
            {
                using (writer.PushSequence()) // SigningCertificateV2, RFC 5035 §3
                using (writer.PushSequence()) // certs
                using (writer.PushSequence()) // ESSCertIDv2
                {
                    var algorithm = signer.Scheme.DigestOid();
                    if (algorithm != Oids.Sha256) writer.WriteAlgorithm(algorithm); // DER leaves the default out
                    var certificate = signer.Certificate;
                    writer.WriteOctetString(Algorithms.Hash(signer.Scheme.Digest(), certificate.Der.Span));
                    using (writer.PushSequence()) // issuerSerial
                    {
                        using (writer.PushSequence())
                        using (writer.PushSequence(Der.Context(4))) writer.WriteEncodedValue(certificate.Issuer.Span);
                        writer.WriteInteger(certificate.SerialNumber.Span);
                    }
                }
            });
        }
    });

    private static void Attribute(AsnWriter writer, string oid, Action value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            using (writer.PushSetOf()) value();
        }
    }
}
