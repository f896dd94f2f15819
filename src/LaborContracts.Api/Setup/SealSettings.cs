namespace LaborContracts.Api.Setup;

/// <summary>Where an employer's seal is: exactly one of the three. Secrets are in files; here are their paths.</summary>
internal sealed class SealSettings
{
    public Pkcs12SealSettings? Pkcs12 { get; init; }
    public Pkcs11SealSettings? Pkcs11 { get; init; }
    public RemoteSealSettings? Remote { get; init; }
}

/// <summary>A .p12 or .pfx file with key, certificate and issuers.</summary>
internal sealed class Pkcs12SealSettings
{
    public required string File { get; init; }
    public required string PasswordFile { get; init; }
}

/// <summary>A key in a PKCS#11 token.</summary>
internal sealed class Pkcs11SealSettings
{
    /// <summary>Path of the maker's library.</summary>
    public required string Library { get; init; }

    public required string TokenLabel { get; init; }
    public required string PinFile { get; init; }
    public string? KeyLabel { get; init; }

    /// <summary>CKA_ID in hexadecimal.</summary>
    public string? KeyId { get; init; }

    /// <summary>PEM, the key's certificate first; empty if all are in the token.</summary>
    public string? CertificatesFile { get; init; }
}

/// <summary>A key with a remote signing service (CSC API v2).</summary>
internal sealed class RemoteSealSettings
{
    /// <summary>Base address of the API.</summary>
    public required Uri Service { get; init; }

    public required string CredentialId { get; init; }

    /// <summary>The access token as it is now; read anew for each call, so that another program can renew it.</summary>
    public required string BearerFile { get; init; }

    public string? PinFile { get; init; }
}
