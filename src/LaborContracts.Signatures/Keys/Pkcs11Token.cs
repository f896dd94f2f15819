using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Keys;

/// <summary>Opens a key that lives in a PKCS#11 token: a smart card or a hardware security module.</summary>
public static class Pkcs11Token
{
    /// <summary>
    /// The key with its certificate: from the token, where it has the key's CKA_ID, unless <paramref name="certificatesPem"/>
    /// gives it. Its issuers are looked for in both.
    /// </summary>
    /// <param name="certificatesPem">The key's certificate first, then others; null if all are in the token.</param>
    /// <exception cref="SigningKeyUnavailableException">The token cannot be reached now, or refuses the PIN.</exception>
    /// <exception cref="UnusableKeyException">Not exactly one such key that can sign here and stays in the token, or no
    /// certificate for it.</exception>
    public static Task<SigningIdentity> OpenAsync(
        Pkcs11Place place, string? certificatesPem, CancellationToken cancellationToken)
    {
        var module = Pkcs11Module.At(place.Library);
        return module.UseAsync(
            library =>
            {
                try
                {
                    return Open(module, place, Pkcs11Session.Open(library, module, place), certificatesPem);
                }
                catch (DerFormatException e)
                {
                    throw new UnusableKeyException(UnusableKey.Unreadable, "A certificate for the token's key cannot be read.", e);
                }
            },
            cancellationToken);
    }

    private static SigningIdentity Open(Pkcs11Module module, Pkcs11Place place, Pkcs11Session opened, string? certificatesPem)
    {
        var id = opened.KeyId();
        var inToken = opened.Certificates();
        var given = certificatesPem is null ? [] : Pem.Certificates(certificatesPem);
        var certificate = (given.Count > 0 ? given[0] : inToken.FirstOrDefault(c => c.Id == id).Certificate)
            ?? throw new UnusableKeyException(
                UnusableKey.NoCertificate, $"Token '{place.TokenLabel}' has no certificate with the id of the key.");
        var key = new Pkcs11Key(module, place, certificate, opened);
        return SigningIdentity.Of(key, certificate, [.. given, .. inToken.Select(c => c.Certificate)]);
    }
}
