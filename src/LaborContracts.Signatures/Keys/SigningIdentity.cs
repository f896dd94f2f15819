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

    /// <summary>First and last second (UTC) at which the certificate is valid.</summary>
    public (DateTimeOffset NotBefore, DateTimeOffset NotAfter) Validity =>
        (Certificate.NotBefore, Certificate.NotAfter);

    public SignatureScheme Scheme => _key.Scheme;

    /// <summary>Signs bytes by the key's scheme, wherever the key is.</summary>
    /// <exception cref="SigningKeyUnavailableException">The key is elsewhere and cannot be used now.</exception>
    internal Task<byte[]> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        _key.SignDigestAsync(Digest(data.Span), cancellationToken);

    /// <summary>The same at once, with a key in memory: an authority's.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> data) => ((LocalKey)_key).SignDigest(Digest(data));

    /// <summary>The certificate's subject and serial number; never anything of the key.</summary>
    public override string ToString() => $"{CommonName} ({SerialNumber})";

    public void Dispose() => _key.Dispose();

    private byte[] Digest(ReadOnlySpan<byte> data) => Scheme.DigestToSign(_key.PublicKeyInfo, data);
}
