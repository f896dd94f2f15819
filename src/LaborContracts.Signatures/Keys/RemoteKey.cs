using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Keys;

/// <summary>
/// A key that a remote signing service holds (CSC API v2). Every signature is authorised for its own hash, and is verified
/// with the certificate before it is believed.
/// </summary>
/// <param name="algorithm">What the service calls the key's scheme, an object identifier.</param>
internal sealed class RemoteKey(RemoteWire wire, RemotePlace place, Certificate certificate, string algorithm) : ISigningKey
{
    private const string Authorize = "credentials/authorize", SignHash = "signatures/signHash";

    public ReadOnlyMemory<byte> PublicKeyInfo => certificate.PublicKeyInfo;

    public SignatureScheme Scheme { get; } = PublicKeys.SchemeOf(certificate);

    public async Task<byte[]> SignDigestAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken)
    {
        string[] hashes = [Convert.ToBase64String(digest.Span)];
        var sad = await AuthorizeAsync(hashes, cancellationToken);
        var answer = await wire.AskAsync<RemoteSignatures>(
            SignHash,
            new
            {
                credentialID = place.CredentialId,
                SAD = sad,
                hashes,
                hashAlgorithmOID = Oids.Sha256,
                signAlgo = algorithm,
            },
            cancellationToken);
        if (answer.Signatures is not [var signature])
            throw wire.Failed(SignHash, $"{answer.Signatures.Count} signatures for one hash");
        return PublicKeys.Holds(certificate, Scheme, digest.Span, signature)
            ? signature
            : throw wire.Failed(SignHash, "the signature is not by the certificate's key over the hash");
    }

    public void Dispose()
    {
        // Nothing is kept open, and no authorisation outlives its signature.
    }

    private async Task<string> AuthorizeAsync(string[] hashes, CancellationToken cancellationToken)
    {
        object question = place.PinFile is { } file
            ? new
            {
                credentialID = place.CredentialId,
                numSignatures = 1,
                hashes,
                hashAlgorithmOID = Oids.Sha256,
                authData = (object[])[new { id = "PIN", value = await ReadPinAsync(file, cancellationToken) }],
            }
            : new { credentialID = place.CredentialId, numSignatures = 1, hashes, hashAlgorithmOID = Oids.Sha256 };
        return (await wire.AskAsync<RemoteAuthorization>(Authorize, question, cancellationToken)).Sad;
    }

    private async Task<string> ReadPinAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(file, cancellationToken)).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw wire.Failed(Authorize, "the file with the PIN cannot be read", e);
        }
    }
}
