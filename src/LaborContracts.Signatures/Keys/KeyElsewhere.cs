namespace LaborContracts.Signatures.Keys;

/// <summary>Stands for a key that this process has no way to: its certificate is known, it signs nothing here.</summary>
internal sealed class KeyElsewhere(Certificate certificate) : ISigningKey
{
    public ReadOnlyMemory<byte> PublicKeyInfo => certificate.PublicKeyInfo;

    public SignatureScheme Scheme { get; } = PublicKeys.SchemeOf(certificate);

    public Task<byte[]> SignDigestAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken) =>
        Task.FromException<byte[]>(new SigningKeyUnavailableException("The key is elsewhere; its signature has to be brought."));

    public void Dispose()
    {
        // There is nothing to forget.
    }
}
