using Net.Pkcs11Interop.HighLevelAPI;

namespace LaborContracts.Signatures.Keys;

/// <summary>
/// A key in a PKCS#11 token, which it never leaves. It keeps a session open and opens another when the token was away.
/// </summary>
internal sealed class Pkcs11Key(Pkcs11Module module, Pkcs11Place place, Certificate certificate, Pkcs11Session opened)
    : ISigningKey
{
    private Pkcs11Session _opened = opened;

    public ReadOnlyMemory<byte> PublicKeyInfo => certificate.PublicKeyInfo;

    public SignatureScheme Scheme { get; } = PublicKeys.SchemeOf(certificate);

    public async Task<byte[]> SignDigestAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken)
    {
        try
        {
            return await module.UseAsync(library => Sign(library, digest.Span), cancellationToken);
        }
        catch (UnusableKeyException e)
        {
            throw new SigningKeyUnavailableException(e.Message, e); // it was usable when it was opened
        }
    }

    public void Dispose() => module.Close(_opened.Library, _opened.Session);

    private byte[] Sign(IPkcs11Library library, ReadOnlySpan<byte> digest)
    {
        if (!ReferenceEquals(library, _opened.Library)) _opened = Pkcs11Session.Open(library, module, place);
        var signature = _opened.Sign(Scheme, digest);
        return PublicKeys.Holds(certificate, Scheme, digest, signature)
            ? signature
            : throw new SigningKeyUnavailableException(
                $"What token '{place.TokenLabel}' signed is not by the key of the certificate.");
    }
}
