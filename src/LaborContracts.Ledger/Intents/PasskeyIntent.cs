using LaborContracts.Ledger.Trails;

namespace LaborContracts.Ledger.Intents;

/// <summary>An intent that a passkey has proven, as its event in the trail keeps it (docs/formats/passkey.md).</summary>
/// <param name="Role">1 worker, 2 employer, 3 partner.</param>
/// <param name="ShownRevision">SHA-256 of the bytes that were shown.</param>
/// <param name="Nonce">Of the intent.</param>
/// <param name="Credential">The passkey as the platform knows it.</param>
public sealed record PasskeyIntent(
    byte Role, Bytes32 ShownRevision, Bytes32 Nonce, PasskeyCredential Credential, PasskeyAssertion Assertion)
{
    private const string Method = "passkey";
    private static readonly string[] Actors = ["worker", "employer", "partner"];

    /// <summary>Whether an event says that a passkey has proven an intent.</summary>
    public static bool IsIn(TrailEvent told) => told.Details.GetValueOrDefault("method") == Method;

    /// <summary>What such an event says; null if anything is missing or not of its form.</summary>
    public static PasskeyIntent? TryRead(TrailEvent told)
    {
        var role = Array.IndexOf(Actors, told.Actor) + 1;
        if (role == 0 || !Bytes32.TryParse($"0x{told.Details.GetValueOrDefault("documentSha256")}", out var shown)) return null;
        if (!Bytes32.TryParse(told.Details.GetValueOrDefault("nonce"), out var nonce)) return null;
        byte[]?[] parts = [.. ((string[])["credentialId", "publicKey", "authenticatorData", "clientData", "signature"])
            .Select(name => BytesIn(told.Details.GetValueOrDefault(name)))];
        return parts is [{ } id, { } cose, { } data, { } client, { } signature] && PasskeyKey.TryRead(cose) is { } key
            ? new((byte)role, shown, nonce, new(id, key), new(data, client, signature))
            : null;
    }

    /// <summary>Adds it to the details of its event, beside those of every intent.</summary>
    public static void Tell(PasskeyCredential credential, PasskeyAssertion assertion, IDictionary<string, string> details)
    {
        details["method"] = Method;
        details["credentialId"] = Hex.Encode(credential.Id);
        details["publicKey"] = Hex.Encode(credential.Key.ToBytes());
        details["authenticatorData"] = Hex.Encode(assertion.AuthenticatorData.Span);
        details["clientData"] = Hex.Encode(assertion.ClientData.Span);
        details["signature"] = Hex.Encode(assertion.Signature.Span);
    }

    /// <summary>The first fault, or null if the passkey answered the challenge of exactly this intent.</summary>
    /// <param name="key">The contract's key.</param>
    public PasskeyFault? Check(Bytes32 key, RelyingParty party) =>
        Assertion.Check(Credential.Key, IntentChallenge.Of(key, Role, ShownRevision, Nonce), party);

    private static byte[]? BytesIn(string? hex)
    {
        try
        {
            return hex is null ? null : Hex.Decode(hex);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
