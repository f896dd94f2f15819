using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using LaborContracts.Api.Http;
using LaborContracts.Api.Messages;
using LaborContracts.Domain;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Intents;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Intents;

/// <summary>
/// Adds passkeys to accounts and takes them away, for the API and for pages alike. Whose a passkey is rests on this: who adds one has the sign-in
/// and, by a one-time code, the account's phone, which is told of it.
/// </summary>
internal sealed class PasskeyDesk(
    LaborContractsDb db, MasterKey masterKey, OneTimeCodes codes, Outbox outbox, Passkeys passkeys, TimeProvider clock)
{
    private const int MostOfAnAccount = 10;
    private const int MostInLifetime = 5;

    /// <summary>What a new passkey is to answer, with a one-time code on its way to the account's phone.</summary>
    public async Task<Result<StartedPasskey>> StartAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (passkeys.Party is not { } party) return Refused.Unprocessable("passkey.no-domain");
        var own = await passkeys.OfAsync(caller, cancellationToken);
        if (own.Count >= MostOfAnAccount) return Refused.Conflict("passkey.too-many");
        var (now, id) = (clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));
        // As with intents: counted and added as one, and one answer for all limits.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var recent = await db.PasskeyChallenges.CountAsync(
            c => c.Account == caller.Account && c.StartedAt > now - OneTimeCodes.Lifetime, cancellationToken);
        if (recent >= MostInLifetime) return Refused.TooOften("intent.too-many");
        var account = await db.Accounts.SingleAsync(a => a.UserName == caller.Account, cancellationToken);
        var codeHash = await codes.SendAsync(
            id, account, caller, MessageTemplate.PasskeyCode, code => Texts.Format("passkey.message", code), [], cancellationToken);
        if (codeHash is null) return Refused.TooOften("intent.too-many");
        var row = new PasskeyChallengeRow
        {
            Id = id,
            Account = caller.Account,
            Challenge = RandomNumberGenerator.GetBytes(Bytes32.Size),
            CodeHash = codeHash,
            StartedAt = now,
        };
        db.PasskeyChallenges.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StartedPasskey(id, now + OneTimeCodes.Lifetime, new PasskeyCreation(
            new(party.Id, Texts.Get("passkey.relying-party")),
            new(Convert.FromHexString(masterKey.IndexOf("passkey holder", caller.Account)), caller.Account, caller.Account),
            row.Challenge,
            PasskeyCreation.Algorithms,
            (long)OneTimeCodes.Lifetime.TotalMilliseconds,
            PasskeyDescriptor.Of(own),
            new()));
    }

    /// <summary>Adds a passkey that answers its challenge, if the code is right.</summary>
    public async Task<Result<PasskeyRow>> AddAsync(NewPasskey made, Caller caller, CancellationToken cancellationToken)
    {
        var challenge = await db.PasskeyChallenges.SingleOrDefaultAsync(
            c => c.Id == made.ChallengeId && c.Account == caller.Account, cancellationToken);
        if (challenge is null || passkeys.Party is not { } party) return Refused.NotFound("passkey.challenge-not-found");
        if (clock.GetUtcNow() >= challenge.StartedAt + OneTimeCodes.Lifetime) return Refused.Unprocessable("intent.expired");
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == caller.Account, cancellationToken);
        if (await codes.JudgeAsync(challenge, made.Code, account, caller, cancellationToken) is { } wrong) return wrong;
        if (new PasskeyRegistration(made.AuthenticatorData, made.ClientData).Check(new(challenge.Challenge), party).Credential is not { } credential)
            return Refused.Unprocessable("passkey.not-usable");
        if (await db.Passkeys.AnyAsync(p => p.CredentialId == credential.Id, cancellationToken)) return Refused.Conflict("passkey.taken");

        var now = clock.GetUtcNow();
        var passkey = new PasskeyRow
        {
            Id = Guid.CreateVersion7(now),
            CredentialId = credential.Id,
            Account = caller.Account,
            PublicKey = credential.Key.ToBytes(),
            Device = made.Device.ToString(),
            CreatedAt = now,
        };
        db.Passkeys.Add(passkey);
        db.PasskeyChallenges.Remove(challenge); // it serves once: of two at the same moment the second finds it gone
        await TellAsync(account, passkey, MessageTemplate.PasskeyAdded, "passkey.added.message", now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return passkey;
    }

    /// <summary>From now on it proves nothing more; what it has proven stays proven.</summary>
    public async Task<Result<PasskeyRow>> RemoveAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var passkey = await db.Passkeys.SingleOrDefaultAsync(
            p => p.Id == id && p.Account == caller.Account && p.RemovedAt == null, cancellationToken);
        if (passkey is null) return Refused.NotFound("passkey.not-found");
        var now = clock.GetUtcNow();
        passkey.RemovedAt = now;
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == caller.Account, cancellationToken);
        await TellAsync(account, passkey, MessageTemplate.PasskeyRemoved, "passkey.removed.message", now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return passkey;
    }

    private Task TellAsync(
        AccountRow account, PasskeyRow passkey, string template, string text, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var at = now.InChina().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return outbox.AddNewsAsync(account, passkey.Id, template, Texts.Format(text, at), new() { ["at"] = at }, now, cancellationToken);
    }
}

/// <param name="ExpiresAt">Until when challenge and code are good.</param>
internal sealed record StartedPasskey(Guid Id, DateTimeOffset ExpiresAt, PasskeyCreation PublicKey);

/// <summary>What a browser hands over of a passkey that was made (WebAuthn Level 3, AuthenticatorAttestationResponse), with the code.</summary>
/// <param name="Device">On what it is kept, for the person to tell one from another.</param>
/// <param name="ClientData">In base64url, like the authenticator data; no attestation is asked for.</param>
internal sealed record NewPasskey(
    Guid ChallengeId,
    string? Code,
    PasskeyDevice Device,
    [property: JsonConverter(typeof(Base64UrlJson))] byte[] ClientData,
    [property: JsonConverter(typeof(Base64UrlJson))] byte[] AuthenticatorData);
