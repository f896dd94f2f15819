namespace LaborContracts.Signatures.Keys;

/// <summary>A signing key with its certificate and the certificates that lead to (not including) the root.</summary>
public sealed class SigningIdentity : IDisposable
{
    private readonly ISigningKey _key;

    internal SigningIdentity(ISigningKey key, Certificate certificate, IReadOnlyList<Certificate> issuers)
    {
        _key = key;
        Certificate = certificate;
        Issuers = issuers;
    }

    /// <summary>A key with its certificate, and whatever other certificates there are, to find its issuers among.</summary>
    internal static SigningIdentity Of(
        ISigningKey key, Certificate certificate, IReadOnlyCollection<Certificate> others) =>
        new(key, certificate, IssuerPath.From(certificate, others));

    /// <summary>
    /// A signer whose key is not to be had here: signatures are prepared for it and completed with a value made elsewhere.
    /// </summary>
    /// <param name="certificatesPem">The signer's certificate first, then others that lead to the root, in any order.</param>
    /// <exception cref="UnusableKeyException">No certificate, or one by whose key nothing is signed here.</exception>
    /// <exception cref="Asn1.DerFormatException">A certificate that cannot be read.</exception>
    public static SigningIdentity WithKeyElsewhere(string certificatesPem)
    {
        var certificates = Pem.Certificates(certificatesPem);
        if (certificates.Count == 0)
            throw new UnusableKeyException(UnusableKey.NoCertificate, "No certificate in the text.");
        return Of(new KeyElsewhere(certificates[0]), certificates[0], certificates);
    }

    internal Certificate Certificate { get; }

    internal IReadOnlyList<Certificate> Issuers { get; }

    /// <summary>DER of the certificate, RFC 5280.</summary>
    public ReadOnlyMemory<byte> CertificateDer => Certificate.Der;

    /// <summary>
    /// Serial number of the certificate: upper-case hexadecimal of its big-endian bytes, as printed on paper.
    /// </summary>
    public string SerialNumber => Convert.ToHexString(Certificate.SerialNumber.Span);

    /// <summary>Common name of the certificate's subject.</summary>
    public string CommonName => Certificate.CommonName ?? "";

    /// <summary>
    /// organizationIdentifier of the certificate's subject (EN 319 412-1 §5.1.4) or, without one, its serialNumber.
    /// </summary>
    public string? SubjectIdentifier => Certificate.Identifier;

    /// <summary>First and last second (UTC) at which the certificate is valid.</summary>
    public (DateTimeOffset NotBefore, DateTimeOffset NotAfter) Validity =>
        (Certificate.NotBefore, Certificate.NotAfter);

    public SignatureScheme Scheme => _key.Scheme;

    /// <summary>
    /// The same identity for somebody who will dispose of it: the key stays the lender's, and open.
    /// </summary>
    public SigningIdentity Lend() => new(new LentKey(_key), Certificate, Issuers);

    /// <summary>What the key is given to sign for these bytes.</summary>
    internal byte[] DigestToSign(ReadOnlySpan<byte> data) => Scheme.DigestToSign(_key.PublicKeyInfo, data);

    /// <summary>Signs bytes by the key's scheme, wherever the key is.</summary>
    /// <exception cref="SigningKeyUnavailableException">The key is elsewhere and cannot be used now.</exception>
    internal Task<byte[]> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        _key.SignDigestAsync(DigestToSign(data.Span), cancellationToken);

    /// <summary>The same at once, with a key in memory: an authority's.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> data) => ((LocalKey)_key).SignDigest(DigestToSign(data));

    /// <summary>The certificate's subject and serial number; never anything of the key.</summary>
    public override string ToString() => $"{CommonName} ({SerialNumber})";

    public void Dispose() => _key.Dispose();
}
