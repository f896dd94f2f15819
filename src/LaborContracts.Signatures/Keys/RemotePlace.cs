namespace LaborContracts.Signatures.Keys;

/// <summary>Where a key is with a remote signing service. Holds no secret: the PIN stays in its file.</summary>
/// <param name="Service">Base address of the service's API, such as <c>https://sign.example/csc/v2/</c>; without TLS only on
/// this machine.</param>
/// <param name="CredentialId">The service's name for key and certificate.</param>
public sealed record RemotePlace(Uri Service, string CredentialId)
{
    /// <summary>A file with the PIN that authorises a signature, in UTF-8; left out where the service asks for none.</summary>
    public string? PinFile { get; init; }
}
