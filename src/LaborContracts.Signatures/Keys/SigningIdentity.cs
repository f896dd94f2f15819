using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Keys;

/// <summary>
/// A private key with its certificate and the certificates that lead to (not including) the root.
/// The key signs and is never handed out or printed; disposing forgets it.
/// </summary>
public sealed class SigningIdentity : IDisposable
{
    private readonly AsymmetricAlgorithm _key;
    private readonly Lock _signing = new();

    internal SigningIdentity(AsymmetricAlgorithm key, Certificate certificate, IReadOnlyList<Certificate> issuers)
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

    internal bool IsRsa => _key is RSA;

    /// <summary>Signs with SHA-256: ECDSA as a DER sequence (RFC 3279), RSA as PKCS#1 v1.5.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_signing)
        {
            return _key switch
            {
                ECDsa ecdsa => ecdsa.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
                RSA rsa => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                _ => throw new InvalidOperationException($"A key of the kind {_key.GetType().Name} cannot sign here."),
            };
        }
    }

    internal string SignatureAlgorithm => IsRsa ? Oids.RsaSha256 : Oids.EcdsaSha256;

    /// <summary>The certificate's subject and serial number; never anything of the key.</summary>
    public override string ToString() => $"{CommonName} ({SerialNumber})";

    public void Dispose() => _key.Dispose();
}
