using System.Data;
using System.Security.Cryptography;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Intents;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// Starts a proof of intent over the revision that is shown: a challenge bound to its hash, and a one-time code sent to
/// the signer's phone.
/// </summary>
internal static class StartIntent
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private const int MostInLifetime = 5;

    /// <summary>
    /// Of one party on one contract. The limits of one code alone would give a thief of a sign-in thousands of guesses a day.
    /// </summary>
    private const int MostWrongCodesInADay = 20;

    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/intents", HandleAsync)
        .WithName("StartIntent")
        .WithSummary("Start a proof of intent over the shown revision; a one-time code goes to the signer's phone");

    private static async Task<Results<Created<IntentView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        MasterKey masterKey,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var role = caller.RoleIn(dossier.Row);
        if (dossier.Contract.RefusalToSign(role, clock.GetUtcNow()) is { } refusal) return Problems.From(refusal);
        var now = clock.GetUtcNow();
        // Counted and added as one: requests at the same moment must not all pass the same count.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var recent = await db.Intents.CountAsync(
            i => i.ContractId == id && i.Role == role.ToString() && i.StartedAt > now - Lifetime, cancellationToken);
        if (recent >= MostInLifetime) return Problems.Of(StatusCodes.Status429TooManyRequests, "intent.too-many");
        var wrong = await db.Intents
            .Where(i => i.ContractId == id && i.Role == role.ToString() && i.CompletedAt == null && i.StartedAt > now.AddDays(-1))
            .SumAsync(i => i.Tries, cancellationToken);
        if (wrong >= MostWrongCodesInADay) return Problems.Of(StatusCodes.Status429TooManyRequests, "intent.too-many-wrong-codes");

        var intentId = Guid.CreateVersion7(now);
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", Language.Chinese);
        var intent = new IntentRow
        {
            Id = intentId,
            ContractId = id,
            Role = role.ToString(),
            DocumentSha256 = dossier.Row.DocumentSha256!,
            Nonce = RandomNumberGenerator.GetBytes(32),
            CodeHash = CodeHash(masterKey, intentId, code),
            StartedAt = now,
            ExpiresAt = now + Lifetime,
        };
        // The phone registered with the account, not the one that the other party may have typed into the draft.
        var account = await db.Accounts.SingleAsync(a => a.UserName == caller.Account, cancellationToken);
        db.Intents.Add(intent);
        db.Outbox.Add(new OutboxRow
        {
            IntentId = intentId,
            PhoneMasked = account.PhoneMasked,
            Code = code,
            Text = Texts.Format("intent.message", code, dossier.Contract.Number),
            At = now,
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Created((string?)null, new IntentView(
            intentId,
            intent.DocumentSha256,
            new Bytes32(intent.Nonce).ToString(),
            ChallengeOf(dossier, intent).ToString(),
            intent.ExpiresAt));
    }

    /// <summary>The code is stored only as this keyed hash: without the master key its million candidates cannot be tried.</summary>
    public static string CodeHash(MasterKey masterKey, Guid intent, string code) =>
        masterKey.IndexOf("intent code", $"{intent}:{code}");

    public static Bytes32 ChallengeOf(Dossier dossier, IntentRow intent) => IntentChallenge.Of(
        new Bytes32(dossier.Row.Key),
        (byte)Enum.Parse<PartyRole>(intent.Role),
        Bytes32.Parse($"0x{intent.DocumentSha256}"),
        new Bytes32(intent.Nonce));

    internal sealed record IntentView(
        Guid Id, string DocumentSha256, string Nonce, string Challenge, DateTimeOffset ExpiresAt);
}
