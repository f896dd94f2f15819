namespace LaborContracts.Signatures.Keys;

/// <summary>Another's key: who is lent it may dispose of the loan, not of the key.</summary>
internal sealed class LentKey(ISigningKey key) : ISigningKey
{
    public ReadOnlyMemory<byte> PublicKeyInfo => key.PublicKeyInfo;

    public SignatureScheme Scheme => key.Scheme;

    public Task<byte[]> SignDigestAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken) =>
        key.SignDigestAsync(digest, cancellationToken);

    public void Dispose()
    {
        // The lender's to forget.
    }
}
