namespace LaborContracts.Ledger.Intents;

/// <summary>What is asked of every answer of a passkey (WebAuthn Level 3, steps shared by sections 7.1 and 7.2).</summary>
internal static class PasskeyAnswer
{
    public static (AuthenticatorData? Data, PasskeyFault? Fault) Read(
        string type, ReadOnlyMemory<byte> clientData, ReadOnlyMemory<byte> authenticatorData, Bytes32 challenge, RelyingParty party)
    {
        if (ClientData.TryRead(clientData) is not { } client || client.Type != type) return (null, PasskeyFault.Form);
        if (AuthenticatorData.TryRead(authenticatorData) is not { } data) return (null, PasskeyFault.Form);
        PasskeyFault? fault =
            client.Challenge != challenge ? PasskeyFault.Challenge
            : client.Origin != party.Origin || client.CrossOrigin ? PasskeyFault.Origin
            : data.RelyingParty != party.Hash ? PasskeyFault.RelyingParty
            : !data.UserPresent || !data.UserVerified ? PasskeyFault.UserNotVerified
            : null;
        return (data, fault);
    }
}
