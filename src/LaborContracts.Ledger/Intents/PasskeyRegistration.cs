namespace LaborContracts.Ledger.Intents;

/// <summary>A new passkey as the browser hands it over (docs/formats/passkey.md). What kind of device made it is not asked for: no attestation.</summary>
/// <param name="AuthenticatorData">As the authenticator wrote it, with the new credential.</param>
/// <param name="ClientData">The browser's JSON, byte for byte.</param>
public sealed record PasskeyRegistration(ReadOnlyMemory<byte> AuthenticatorData, ReadOnlyMemory<byte> ClientData)
{
    /// <summary>The new passkey, or the first fault (WebAuthn Level 3, section 7.1).</summary>
    public (PasskeyCredential? Credential, PasskeyFault? Fault) Check(Bytes32 challenge, RelyingParty party)
    {
        var (data, fault) = PasskeyAnswer.Read("webauthn.create", ClientData, AuthenticatorData, challenge, party);
        if (fault is not null) return (null, fault);
        return data!.Credential is { } credential ? (credential, null) : (null, PasskeyFault.Form);
    }
}
