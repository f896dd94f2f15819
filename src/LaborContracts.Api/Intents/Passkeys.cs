using System.Text.Json.Serialization;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Intents;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Intents;

/// <summary>The passkeys of accounts: which there are, and what an answer of one is worth.</summary>
internal sealed class Passkeys(LaborContractsDb db, PlatformSettings settings)
{
    /// <summary>For whom they are made; null where browsers give none, as at an address in numbers.</summary>
    public RelyingParty? Party { get; } = RelyingParty.Of(settings.BaseAddress);

    /// <summary>Those that the caller's account has now, oldest first.</summary>
    public Task<List<PasskeyRow>> OfAsync(Caller caller, CancellationToken cancellationToken) => db.Passkeys.AsNoTracking()
        .Where(p => p.Account == caller.Account && p.RemovedAt == null).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).ToListAsync(cancellationToken);

    /// <summary>Those that can be asked to prove an intent; refused if there are none.</summary>
    public async Task<Result<List<PasskeyRow>>> ToAskAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (Party is null) return Refused.Unprocessable("passkey.no-domain");
        var own = await OfAsync(caller, cancellationToken);
        return own.Count > 0 ? own : Refused.Conflict("passkey.none");
    }

    /// <summary>What a page is to ask them over a challenge.</summary>
    public PasskeyQuestion Ask(Bytes32 challenge, IEnumerable<PasskeyRow> toAsk) =>
        new(challenge.ToArray(), (long)OneTimeCodes.Lifetime.TotalMilliseconds, Party!.Id, PasskeyDescriptor.Of(toAsk));

    /// <summary>The answer with the key that is kept for it; null unless it is of one of the caller's own.</summary>
    public async Task<PasskeyProof?> FindAsync(PasskeyAnswer? answer, Caller caller, CancellationToken cancellationToken)
    {
        if (answer is null) return null;
        var row = await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(
            p => p.CredentialId == answer.CredentialId && p.Account == caller.Account && p.RemovedAt == null, cancellationToken);
        if (row is null) return null;
        var key = PasskeyKey.TryRead(row.PublicKey) ?? throw new InvalidDataException($"The key of passkey {row.Id} cannot be read.");
        return new(new(row.CredentialId, key), new(answer.AuthenticatorData, answer.ClientData, answer.Signature));
    }

    /// <summary>Whether it answers exactly this challenge, asked by a page of the platform's.</summary>
    public bool Proves(PasskeyProof? proof, Bytes32 challenge) =>
        Party is not null && proof is not null && proof.Assertion.Check(proof.Credential.Key, challenge, Party) is null;
}

/// <summary>An answer, and the passkey as the platform knows it.</summary>
internal sealed record PasskeyProof(PasskeyCredential Credential, PasskeyAssertion Assertion);

/// <summary>What a browser hands over of a passkey that was asked (WebAuthn Level 3, AuthenticatorAssertionResponse); each in base64url.</summary>
internal sealed record PasskeyAnswer(
    [property: JsonConverter(typeof(Base64UrlJson))] byte[] CredentialId,
    [property: JsonConverter(typeof(Base64UrlJson))] byte[] AuthenticatorData,
    [property: JsonConverter(typeof(Base64UrlJson))] byte[] ClientData,
    [property: JsonConverter(typeof(Base64UrlJson))] byte[] Signature);
