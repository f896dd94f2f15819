using System.Security.Cryptography;

namespace LaborContracts.Ledger.Intents;

/// <summary>
/// A passkey's signature over a challenge (docs/formats/passkey.md). Over the <see cref="IntentChallenge"/> it proves the signer's will to
/// sign exactly the shown bytes, and nobody without the passkey can make it, the platform's operator included. It does not prove whose passkey
/// it is: that rests on how it was registered.
/// </summary>
/// <param name="AuthenticatorData">As the authenticator wrote it.</param>
/// <param name="ClientData">The browser's JSON, byte for byte.</param>
/// <param name="Signature">Over the authenticator data and the SHA-256 of the client data.</param>
public sealed record PasskeyAssertion(
    ReadOnlyMemory<byte> AuthenticatorData, ReadOnlyMemory<byte> ClientData, ReadOnlyMemory<byte> Signature)
{
    /// <summary>The first fault, or null if the assertion is the passkey's and answers this challenge of this relying party (WebAuthn Level 3, section 7.2).</summary>
    /// <remarks>The counter of signatures is not asked: passkeys that are kept on several devices have none.</remarks>
    public PasskeyFault? Check(PasskeyKey key, Bytes32 challenge, RelyingParty party)
    {
        if (PasskeyAnswer.Read("webauthn.get", ClientData, AuthenticatorData, challenge, party).Fault is { } fault) return fault;
        byte[] signed = [.. AuthenticatorData.Span, .. SHA256.HashData(ClientData.Span)];
        return key.Verifies(signed, Signature.ToArray()) ? null : PasskeyFault.Signature;
    }
}
