using System.Formats.Asn1;
using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Keys;

/// <summary>
/// A certificate as its bytes say it (RFC 5280 §4.1), read strictly. That it could be read proves nothing about who
/// issued it: see the path checks.
/// </summary>
internal sealed class Certificate
{
    public required ReadOnlyMemory<byte> Der { get; init; }
    public required SignedStructure Signed { get; init; }
    public required ReadOnlyMemory<byte> SerialNumber { get; init; }
    public required ReadOnlyMemory<byte> Issuer { get; init; }
    public required ReadOnlyMemory<byte> Subject { get; init; }
    public required DateTimeOffset NotBefore { get; init; }
    public required DateTimeOffset NotAfter { get; init; }
    public required ReadOnlyMemory<byte> PublicKeyInfo { get; init; }
    public required CertificateExtensions Extensions { get; init; }

    public string SignatureAlgorithm => Signed.Algorithm;

    public string? CommonName => DistinguishedName.Last(Subject, Oids.CommonName);

    public string? IssuerName => DistinguishedName.Last(Issuer, Oids.CommonName);

    /// <summary>organizationIdentifier (EN 319 412-1) or, without one, serialNumber of the subject.</summary>
    public string? Identifier =>
        DistinguishedName.Last(Subject, Oids.OrganizationIdentifier)
            ?? DistinguishedName.Last(Subject, Oids.SerialNumber);

    /// <summary>The public key alone, by which OCSP names it: the bits of SubjectPublicKeyInfo (RFC 6960 §4.1.1).</summary>
    /// <exception cref="DerFormatException">The certificate was readable, its key is not.</exception>
    public ReadOnlyMemory<byte> PublicKeyBits => Asn1.Der.Read(PublicKeyInfo, "SubjectPublicKeyInfo", reader =>
    {
        var sequence = reader.ReadSequence();
        sequence.ReadAlgorithm();
        return sequence.ReadBitString(out _);
    });

    public byte[] Sha256 => SHA256.HashData(Der.Span);

    public bool IsValidAt(DateTimeOffset at) => NotBefore <= at && at <= NotAfter;

    /// <summary>
    /// Whether this certificate's signature is <paramref name="issuer"/>'s; nothing else of the issuer is judged.
    /// </summary>
    public SignatureCheck IssuedBy(Certificate issuer) => Issuer.Span.SequenceEqual(issuer.Subject.Span)
        ? Signed.SignedBy(issuer.PublicKeyInfo)
        : SignatureCheck.Invalid;

    /// <exception cref="DerFormatException">Not one strict DER certificate of version 3.</exception>
    public static Certificate Read(ReadOnlyMemory<byte> der) => Asn1.Der.Read(der, "certificate", reader =>
    {
        var outer = reader.ReadSequence();
        var (signed, body) = SignedStructure.Read(outer);
        outer.ThrowIfNotEmpty();

        var version = body.ReadSequence(Asn1.Der.Context(0));
        if (version.ReadInteger() != 2) throw new AsnContentException("version 3 wanted");
        version.ThrowIfNotEmpty();
        var serial = body.ReadIntegerBytes();
        if (body.ReadAlgorithm().Oid != signed.Algorithm) throw new AsnContentException("two different signature algorithms");
        var issuer = body.ReadEncodedValue();
        var validity = body.ReadSequence();
        var (from, to) = (validity.ReadTime(), validity.ReadTime());
        validity.ThrowIfNotEmpty();
        var subject = body.ReadEncodedValue();
        var publicKey = body.ReadEncodedValue();
        // issuerUniqueID and subjectUniqueID ([1], [2]) are not for conforming authorities (§4.1.2.8) and are refused.
        var extensions = body.HasData
            ? CertificateExtensions.Read(body.ReadSequence(Asn1.Der.Context(3)))
            : CertificateExtensions.None;
        body.ThrowIfNotEmpty();
        DistinguishedName.Check(subject);
        return new Certificate
        {
            Der = der,
            Signed = signed,
            SerialNumber = serial,
            Issuer = issuer,
            Subject = subject,
            NotBefore = from,
            NotAfter = to,
            PublicKeyInfo = publicKey,
            Extensions = extensions,
        };
    });
}
