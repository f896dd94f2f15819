using System.Text.Json.Serialization;
using LaborContracts.Api.Http;
using LaborContracts.Ledger.Intents;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Intents;

/// <summary>
/// What a page asks a new passkey of, as <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> reads it (WebAuthn Level 3,
/// PublicKeyCredentialCreationOptionsJSON).
/// </summary>
internal sealed record PasskeyCreation(
    PasskeyCreation.Party Rp,
    PasskeyCreation.Holder User,
    [property: JsonConverter(typeof(Base64UrlJson))] byte[] Challenge,
    IReadOnlyList<PasskeyCreation.Algorithm> PubKeyCredParams,
    long Timeout,
    IReadOnlyList<PasskeyDescriptor> ExcludeCredentials,
    PasskeyCreation.Selection AuthenticatorSelection,
    string Attestation = "none")
{
    public static readonly IReadOnlyList<Algorithm> Algorithms = [new(PasskeyKey.Es256), new(PasskeyKey.Rs256)];

    internal sealed record Party(string Id, string Name);

    /// <param name="Id">The same for all passkeys of an account, and tells nothing of it.</param>
    /// <param name="Name">What the device shows to its owner: the name signed in with.</param>
    internal sealed record Holder([property: JsonConverter(typeof(Base64UrlJson))] byte[] Id, string Name, string DisplayName);

    /// <param name="Alg">COSE's number.</param>
    internal sealed record Algorithm(int Alg, string Type = "public-key");

    internal sealed record Selection(string UserVerification = PasskeyQuestion.Required, string ResidentKey = "preferred");
}

/// <summary>
/// What a page asks one of an account's passkeys, as <c>PublicKeyCredential.parseRequestOptionsFromJSON</c> reads it (WebAuthn Level 3,
/// PublicKeyCredentialRequestOptionsJSON).
/// </summary>
internal sealed record PasskeyQuestion(
    [property: JsonConverter(typeof(Base64UrlJson))] byte[] Challenge,
    long Timeout,
    string RpId,
    IReadOnlyList<PasskeyDescriptor> AllowCredentials,
    string UserVerification = PasskeyQuestion.Required)
{
    /// <summary>That the device makes sure of its owner is asked for, and looked for in the answer.</summary>
    public const string Required = "required";
}

/// <summary>A passkey by the name under which its device has it.</summary>
internal sealed record PasskeyDescriptor([property: JsonConverter(typeof(Base64UrlJson))] byte[] Id, string Type = "public-key")
{
    public static IReadOnlyList<PasskeyDescriptor> Of(IEnumerable<PasskeyRow> passkeys) => [.. passkeys.Select(p => new PasskeyDescriptor(p.CredentialId))];
}
