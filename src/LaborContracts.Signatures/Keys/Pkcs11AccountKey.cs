using System.Formats.Asn1;
using Net.Pkcs11Interop.HighLevelAPI;

namespace LaborContracts.Signatures.Keys;

/// <summary>
/// A secp256k1 key in a PKCS#11 token, as accounts of a chain have: no certificate belongs to it, and what it signs is a hash, not
/// a document. It never leaves the token. The token is first asked when it is needed; the session is kept, and another is opened when the
/// token was away. May be used by several threads.
/// </summary>
public sealed class Pkcs11AccountKey(Pkcs11Place place) : IDisposable
{
    /// <summary>1.3.132.0.10 as CKA_EC_PARAMS has it: a DER object identifier (SEC 2, section 2.4.1).</summary>
    private static readonly byte[] Secp256k1 = [0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x0a];

    private readonly Pkcs11Module _module = Pkcs11Module.At(place.Library);
    private Pkcs11Session? _opened;

    /// <summary>The public point, uncompressed: 65 bytes.</summary>
    /// <exception cref="SigningKeyUnavailableException">The token cannot be reached now, or refuses the PIN.</exception>
    /// <exception cref="UnusableKeyException">Not exactly one such key, one of another curve, one that could leave the token, or
    /// one whose public half is not in the token under the same CKA_ID.</exception>
    public Task<byte[]> PublicPointAsync(CancellationToken cancellationToken) => _module.UseAsync(
        library =>
        {
            var encoded = Opened(library).PublicPoint()
                ?? throw new UnusableKeyException(
                    UnusableKey.NoPublicKey, $"Token '{place.TokenLabel}' has no public key with the id of the private one.");
            try
            {
                return AsnDecoder.ReadOctetString(encoded, AsnEncodingRules.DER, out _);
            }
            catch (AsnContentException e)
            {
                throw new UnusableKeyException(
                    UnusableKey.Unreadable, $"The public key in token '{place.TokenLabel}' cannot be read.", e);
            }
        },
        cancellationToken);

    /// <summary>Signs a hash of 32 bytes: r ‖ s, 32 bytes each, s in either half. The same hash may be signed differently each time.</summary>
    /// <exception cref="SigningKeyUnavailableException">The token cannot be reached now, or refuses the PIN.</exception>
    /// <exception cref="UnusableKeyException">Not exactly one such key, one of another curve, or one that could leave the token.</exception>
    public Task<byte[]> SignAsync(ReadOnlyMemory<byte> hash, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(hash.Length, 32);
        return _module.UseAsync(library => Opened(library).SignEcdsa(hash.Span), cancellationToken);
    }

    /// <summary>Closes the session; the key stays where it is.</summary>
    public void Dispose()
    {
        if (_opened is { } opened) _module.Close(opened.Library, opened.Session);
    }

    private Pkcs11Session Opened(IPkcs11Library library)
    {
        if (_opened is { } opened && ReferenceEquals(opened.Library, library)) return opened;
        var session = Pkcs11Session.Open(library, _module, place);
        return session.Curve() is { } curve && curve.AsSpan().SequenceEqual(Secp256k1)
            ? _opened = session
            : throw new UnusableKeyException(UnusableKey.NotAccepted, $"The key in token '{place.TokenLabel}' is not on secp256k1.");
    }
}
