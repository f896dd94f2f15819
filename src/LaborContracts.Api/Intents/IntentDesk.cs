using System.Data;
using System.Security.Cryptography;
using LaborContracts.Api.BeforeSigning;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Messages;
using LaborContracts.Documents;
using LaborContracts.Domain;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Intents;

/// <summary>Starts and completes proofs of intent over the revision that is shown, for the API and for pages alike.</summary>
internal sealed class IntentDesk(
    LaborContractsDb db, SigningConditions conditions, OneTimeCodes codes, Passkeys passkeys, TimeProvider clock)
{
    /// <summary>Of the intent: once proven, it serves one signature as long as this.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int MostInLifetime = 5;

    /// <summary>A new intent: with a one-time code on its way to the signer's phone, or with what one of the signer's passkeys is to be asked.</summary>
    public async Task<Result<StartedIntent>> StartAsync(
        Dossier dossier, IntentMethod method, Caller caller, CancellationToken cancellationToken)
    {
        var (now, id) = (clock.GetUtcNow(), dossier.Row.Id);
        var role = caller.RoleIn(dossier.Row);
        if (dossier.Contract.RefusalToSign(role, now) is { } refusal) return refusal;
        if (await conditions.MissingAsync(dossier, caller, cancellationToken) is { } missing) return Refused.Conflict(missing);
        List<PasskeyRow>? toAsk = null;
        if (method == IntentMethod.Passkey)
        {
            var own = await passkeys.ToAskAsync(caller, cancellationToken);
            if (own.Refusal is { } without) return without;
            toAsk = own.Value;
        }

        // Counted and added as one: requests at the same moment must not all pass the same count.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var recent = await db.Intents.CountAsync(
            i => i.ContractId == id && i.Role == role.ToString() && i.StartedAt > now - Lifetime, cancellationToken);
        // One answer for all limits: which of them it was is nothing to tell.
        if (recent >= MostInLifetime) return Refused.TooOften("intent.too-many");
        var intentId = Guid.CreateVersion7(now);
        string? codeHash = null;
        if (toAsk is null)
        {
            var account = await db.Accounts.SingleAsync(a => a.UserName == caller.Account, cancellationToken);
            var number = dossier.Contract.Number;
            codeHash = await codes.SendAsync(
                intentId, account, caller, MessageTemplate.OneTimeCode, code => Texts.Format("intent.message", code, number),
                new() { ["number"] = number }, cancellationToken);
            if (codeHash is null) return Refused.TooOften("intent.too-many");
        }

        var intent = new IntentRow
        {
            Id = intentId,
            ContractId = id,
            Role = role.ToString(),
            DocumentSha256 = dossier.Row.DocumentSha256!,
            Nonce = RandomNumberGenerator.GetBytes(32),
            CodeHash = codeHash,
            StartedAt = now,
            ExpiresAt = now + Lifetime,
        };
        db.Intents.Add(intent);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var challenge = dossier.ChallengeOf(intent);
        return new StartedIntent(intent, challenge, toAsk is null ? null : passkeys.Ask(challenge, toAsk));
    }

    /// <summary>
    /// Judges the proof and records the completed intent, with the signature that it asks for: a worker makes it. One that is completed
    /// already is given as it is, whatever is brought: it serves no second signature.
    /// </summary>
    public async Task<Result<IntentRow>> CompleteAsync(
        Dossier dossier, IntentAnswer answer, Caller caller, CancellationToken cancellationToken)
    {
        var role = caller.RoleIn(dossier.Row);
        var intent = await db.Intents.SingleOrDefaultAsync(
            i => i.Id == answer.IntentId && i.ContractId == dossier.Row.Id && i.Role == role.ToString(), cancellationToken);
        if (intent is null) return Refused.NotFound("intent.not-found");
        if (intent.CompletedAt is not null) return intent;

        if (HandwritingRefusal(answer.Handwriting, role) is { } unusable) return unusable;
        if (clock.GetUtcNow() >= intent.StartedAt + OneTimeCodes.Lifetime) return Refused.Unprocessable("intent.expired");
        if (intent.DocumentSha256 != dossier.Row.DocumentSha256) return Refused.Conflict("intent.revision-changed");
        // Who completes it may be another of the employer's seal holders than who started it.
        if (await conditions.MissingAsync(dossier, caller, cancellationToken) is { } missing) return Refused.Conflict(missing);
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == caller.Account, cancellationToken);
        var proof = await passkeys.FindAsync(answer.Passkey, caller, cancellationToken);
        var wrong = intent.CodeHash is null
            ? await codes.JudgeAsync(
                intent, () => passkeys.Proves(proof, dossier.ChallengeOf(intent)), "intent.wrong-passkey", account, caller, cancellationToken)
            : await codes.JudgeAsync(intent, answer.Code, account, caller, cancellationToken);
        if (wrong is not null) return wrong;

        var now = clock.GetUtcNow();
        if (dossier.Contract.RequestSignature(role, now).Refusal is { } refusal) return refusal;
        intent.CompletedAt = now;
        intent.Version++;
        await conditions.RecordIdentityAsync(dossier, caller, now, cancellationToken);
        await dossier.RecordIntentAsync(intent, intent.CodeHash is null ? proof : null, caller, cancellationToken);
        dossier.AddSigning(intent, answer.Handwriting);
        await db.SaveChangesAsync(cancellationToken);
        return intent;
    }

    /// <summary>Before the proof is judged, so that a drawing that cannot be used costs no try.</summary>
    private static Refused? HandwritingRefusal(byte[]? png, PartyRole role)
    {
        if (png is null) return null;
        if (role != PartyRole.Worker) return Refused.Unprocessable("handwriting.not-for-seals");
        try
        {
            Handwriting.FromPng(png);
            return null;
        }
        catch (HandwritingException unusable)
        {
            return Refused.Unprocessable(unusable.Code);
        }
    }
}

/// <param name="Passkey">What a passkey is to be asked; null where a one-time code was sent.</param>
internal sealed record StartedIntent(IntentRow Row, Bytes32 Challenge, PasskeyQuestion? Passkey);

/// <param name="IntentId">Of the intent that is completed.</param>
/// <param name="Code">The one-time code, where one was sent.</param>
/// <param name="Passkey">The passkey's answer, where one was asked.</param>
/// <param name="Handwriting">
/// Only a worker's, and never needed: a PNG of strokes as a canvas exports it, base64, to be shown above the name.
/// </param>
internal sealed record IntentAnswer(Guid IntentId, string? Code, PasskeyAnswer? Passkey = null, byte[]? Handwriting = null);
