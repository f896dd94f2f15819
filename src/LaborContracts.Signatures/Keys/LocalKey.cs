using System.Security.Cryptography;

namespace LaborContracts.Signatures.Keys;

/// <summary>A key in this process's memory: ECDSA on P-256, RSA, or SM2.</summary>
internal sealed class LocalKey : ISigningKey
{
    private readonly AsymmetricAlgorithm _key;
    private readonly Lock _signing = new();

    /// <param name="key">From now on the local key's to dispose.</param>
    public LocalKey(AsymmetricAlgorithm key)
    {
        _key = key;
        Scheme = key switch
        {
            ECDsa => SignatureScheme.EcdsaP256,
            RSA => SignatureScheme.Rsa,
            Sm2Key => SignatureScheme.Sm2,
            _ => throw new ArgumentException($"A key of the kind {key.GetType().Name} cannot sign here.", nameof(key)),
        };
        PublicKeyInfo = key.ExportSubjectPublicKeyInfo();
    }

    public ReadOnlyMemory<byte> PublicKeyInfo { get; }

    public SignatureScheme Scheme { get; }

    public byte[] SignDigest(ReadOnlySpan<byte> digest)
    {
        lock (_signing)
        {
            return _key switch
            {
                ECDsa ecdsa => ecdsa.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence),
                Sm2Key sm2 => sm2.SignDigest(digest),
                _ => ((RSA)_key).SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            };
        }
    }

    public Task<byte[]> SignDigestAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken) =>
        Task.FromResult(SignDigest(digest.Span));

    public void Dispose() => _key.Dispose();
}
