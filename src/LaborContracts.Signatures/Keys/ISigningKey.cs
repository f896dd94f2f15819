namespace LaborContracts.Signatures.Keys;

/// <summary>
/// A private key that signs digests, wherever it lives: in memory, in a file, in a token, with another's service. The key
/// itself is never handed out or printed; disposing forgets it, or the way to it.
/// </summary>
public interface ISigningKey : IDisposable
{
    /// <summary>DER of the public key, SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).</summary>
    ReadOnlyMemory<byte> PublicKeyInfo { get; }

    SignatureScheme Scheme { get; }

    /// <summary>
    /// Signs a digest (32 bytes) made as the scheme wants it: SHA-256, or for SM2 the SM3 that covers Z too. The value is as
    /// it stands in CMS and certificates.
    /// </summary>
    /// <exception cref="SigningKeyUnavailableException">The key is elsewhere and cannot be used now.</exception>
    Task<byte[]> SignDigestAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken);
}
