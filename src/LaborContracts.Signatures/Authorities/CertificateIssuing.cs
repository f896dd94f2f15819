using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Authorities;

/// <summary>What a development certificate is for.</summary>
internal enum CertificatePurpose
{
    RootAuthority,
    IssuingAuthority,
    OneTimeSignature,
    Seal,
    Timestamping,
}

/// <summary>Makes certificates (RFC 5280) for the development authorities.</summary>
internal static class CertificateIssuing
{
    /// <summary>What every development certificate says of itself in its subject.</summary>
    public const string Demonstration = "演示 DEMONSTRATION";

    private static readonly byte[] DerNull = [0x05, 0x00];

    /// <summary>
    /// Subject: country CN, the demonstration notice as organizational unit, the common name, and what
    /// <paramref name="more"/> adds.
    /// </summary>
    public static X500DistinguishedName Subject(string commonName, Action<X500DistinguishedNameBuilder>? more = null)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCountryOrRegion("CN");
        name.AddOrganizationalUnitName(Demonstration);
        more?.Invoke(name);
        name.AddCommonName(commonName);
        return name.Build();
    }

    /// <summary>
    /// A certificate over <paramref name="key"/>, signed by <paramref name="issuer"/>, or by the key itself, with what
    /// its purpose asks for and <paramref name="more"/>.
    /// </summary>
    public static Certificate Issue(
        CertificatePurpose purpose,
        AsymmetricAlgorithm key,
        X500DistinguishedName subject,
        SigningIdentity? issuer,
        DateTimeOffset from,
        DateTimeOffset to,
        params IEnumerable<X509Extension> more)
    {
        var publicKey = PublicKey.CreateFromSubjectPublicKeyInfo(key.ExportSubjectPublicKeyInfo(), out _);
        // Which digest is signed is the generator's word: the request knows no SM3.
        var request = new CertificateRequest(subject, publicKey, HashAlgorithmName.SHA256);
        foreach (var extension in ExtensionsOf(purpose).Concat(more)) request.CertificateExtensions.Add(extension);
        request.CertificateExtensions.Add(
            new X509SubjectKeyIdentifierExtension(
                request.PublicKey, X509SubjectKeyIdentifierHashAlgorithm.ShortSha256, critical: false));
        if (issuer?.Certificate.Extensions.SubjectKeyIdentifier is { } issuerKey)
            request.CertificateExtensions.Add(
                X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(issuerKey.Span));

        var issuerName = issuer is null ? subject : new X500DistinguishedName(issuer.Certificate.Subject.Span);
        X509SignatureGenerator generator = issuer is null ? new OwnGenerator(new LocalKey(key)) : new IdentityGenerator(issuer);
        using var certificate = request.Create(issuerName, generator, from, to, NewSerialNumber());
        return Certificate.Read(certificate.RawData);
    }

    /// <summary>Where the list that would hold the certificate is published (RFC 5280 §4.2.1.13).</summary>
    public static X509Extension ListAt(Uri address) =>
        CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([address.AbsoluteUri]);

    /// <summary>Who answers for the certificate over OCSP (RFC 5280 §4.2.2.1).</summary>
    public static X509Extension ResponderAt(Uri address) =>
        new X509AuthorityInformationAccessExtension(ocspUris: [address.AbsoluteUri], caIssuersUris: []);

    /// <summary>For which act a one-time certificate is: an OCTET STRING, docs/formats/intent.md.</summary>
    public static X509Extension BoundTo(ReadOnlySpan<byte> intent)
    {
        var challenge = intent.ToArray();
        return new(Oids.IntentChallenge, Der.Write(writer => writer.WriteOctetString(challenge)), critical: false);
    }

    /// <summary>126 random bits: unique across restarts and instances, without a counter to lose.</summary>
    public static byte[] NewSerialNumber()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)(serial[0] & 0x7F | 0x40); // a positive INTEGER, and always of the same length on paper
        return serial;
    }

    private static X509Extension[] ExtensionsOf(CertificatePurpose purpose) => purpose switch
    {
        CertificatePurpose.RootAuthority => Authority(pathLength: 1),
        CertificatePurpose.IssuingAuthority => Authority(pathLength: 0),
        CertificatePurpose.OneTimeSignature =>
            [.. EndEntity(SigningUsage), new X509Extension(Oids.NoRevAvail, DerNull, critical: false)],
        CertificatePurpose.Seal => EndEntity(SigningUsage),
        CertificatePurpose.Timestamping =>
        [
            .. EndEntity(X509KeyUsageFlags.DigitalSignature),
            new X509EnhancedKeyUsageExtension([new Oid(Oids.TimeStamping)], critical: true),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    };

    private const X509KeyUsageFlags SigningUsage =
        X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;

    private static X509Extension[] Authority(int pathLength) =>
    [
        new X509BasicConstraintsExtension(
            certificateAuthority: true, hasPathLengthConstraint: true, pathLength, critical: true),
        new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true),
    ];

    private static X509Extension[] EndEntity(X509KeyUsageFlags usage) =>
    [
        new X509BasicConstraintsExtension(
            certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true),
        new X509KeyUsageExtension(usage, critical: true),
    ];

    // Lets a key sign its own certificate.
    private sealed class OwnGenerator(LocalKey key) : X509SignatureGenerator
    {
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) =>
            Der.Write(w => w.WriteSignatureAlgorithm(key.Scheme));

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) =>
            key.SignDigest(key.Scheme.DigestToSign(key.PublicKeyInfo, data));

        protected override PublicKey BuildPublicKey() =>
            PublicKey.CreateFromSubjectPublicKeyInfo(key.PublicKeyInfo.Span, out _);
    }
}
