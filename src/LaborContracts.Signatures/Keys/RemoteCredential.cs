using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Keys;

/// <summary>Opens a key that a remote signing service holds, by the API of the Cloud Signature Consortium, version 2.</summary>
public static class RemoteCredential
{
    private const string Method = "credentials/info";

    /// <summary>The key with the certificates that the service gives for it. Nothing is signed yet.</summary>
    /// <param name="http">Must not follow redirects, which could carry secrets elsewhere.</param>
    /// <param name="bearer">Gives the access token for each call; its words are never repeated.</param>
    /// <param name="timeout">How long one call may take, 10 seconds unless told.</param>
    /// <exception cref="SigningKeyUnavailableException">The service is out of reach, refuses, answers something else, or has
    /// the key locked.</exception>
    /// <exception cref="UnusableKeyException">No certificate, or one by whose key nothing is signed here.</exception>
    /// <exception cref="ArgumentException">An address without TLS on another machine.</exception>
    public static async Task<SigningIdentity> OpenAsync(
        HttpClient http,
        RemotePlace place,
        Func<CancellationToken, Task<string>> bearer,
        CancellationToken cancellationToken,
        TimeSpan? timeout = null)
    {
        var wire = new RemoteWire(http, place.Service, bearer, timeout ?? TimeSpan.FromSeconds(10));
        var info = await wire.AskAsync<RemoteCredentialInfo>(
            Method, new { credentialID = place.CredentialId, certificates = "chain" }, cancellationToken);
        if (info.Key.Status != "enabled") throw wire.Failed(Method, "the key is not enabled");
        if (info.Certificate.Status is not (null or "valid")) throw wire.Failed(Method, "the certificate is not valid");
        var certificates = Read(info.Certificate.Certificates);
        if (certificates.Count == 0)
            throw new UnusableKeyException(UnusableKey.NoCertificate, "The service gives no certificate for the key.");
        var scheme = PublicKeys.SchemeOf(certificates[0]);
        var algorithm = Named(scheme).FirstOrDefault(info.Key.Algorithms.Contains)
            ?? throw new UnusableKeyException(
                UnusableKey.NotAccepted, $"The service does not sign by {scheme} with this key.");
        return SigningIdentity.Of(
            new RemoteKey(wire, place, certificates[0], algorithm), certificates[0], certificates);
    }

    // A service may name RSA alone and take the digest from hashAlgorithmOID (§11.10).
    private static string[] Named(SignatureScheme scheme) =>
        scheme is SignatureScheme.Rsa ? [scheme.SignatureOid(), Oids.Rsa] : [scheme.SignatureOid()];

    private static List<Certificate> Read(IReadOnlyList<byte[]> certificates)
    {
        try
        {
            return [.. certificates.Select(der => Certificate.Read(der))];
        }
        catch (DerFormatException e)
        {
            throw new UnusableKeyException(UnusableKey.Unreadable, "A certificate from the service cannot be read.", e);
        }
    }
}
