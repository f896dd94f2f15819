using System.Data;
using System.Security.Cryptography;
using LaborContracts.Api.BeforeSigning;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Messages;
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
    /// <summary>Of the intent: once proven, it serves one signature as long as this.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Of the code that proves it.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(5);

    private const int MostInLifetime = 5;

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
        SigningConditions conditions,
        Outbox outbox,
        CodeLimits limits,
        HttpContext http,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var role = caller.RoleIn(dossier.Row);
        if (dossier.Contract.RefusalToSign(role, clock.GetUtcNow()) is { } refusal) return Problems.From(refusal);
        if (await conditions.MissingAsync(dossier, caller, cancellationToken) is { } missing) return Problems.Of(StatusCodes.Status409Conflict, missing);
        var now = clock.GetUtcNow();
        // Counted and added as one: requests at the same moment must not all pass the same count.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var recent = await db.Intents.CountAsync(
            i => i.ContractId == id && i.Role == role.ToString() && i.StartedAt > now - Lifetime, cancellationToken);
        // The phone registered with the account, not the one that the other party may have typed into the draft.
        var account = await db.Accounts.SingleAsync(a => a.UserName == caller.Account, cancellationToken);
        // One answer for all limits: which of them it was is nothing to tell.
        if (recent >= MostInLifetime || !await limits.TakeSendingAsync(CodeLimits.PhoneOf(account), http.Connection.RemoteIpAddress, cancellationToken))
            return Problems.Of(StatusCodes.Status429TooManyRequests, "intent.too-many");

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
        db.Intents.Add(intent);
        await outbox.AddCodeAsync(account, intentId, code, dossier.Contract.Number, now, now + CodeLifetime, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Created((string?)null, new IntentView(
            intentId,
            intent.DocumentSha256,
            new Bytes32(intent.Nonce).ToString(),
            ChallengeOf(dossier, intent).ToString(),
            now + CodeLifetime,
            intent.ExpiresAt));
    }

    /// <summary>The code is stored only as this keyed hash: without the index key its million candidates cannot be tried.</summary>
    public static string CodeHash(MasterKey masterKey, Guid intent, string code) =>
        masterKey.IndexOf("intent code", $"{intent}:{code}");

    public static Bytes32 ChallengeOf(Dossier dossier, IntentRow intent) => IntentChallenge.Of(
        new Bytes32(dossier.Row.Key),
        (byte)Enum.Parse<PartyRole>(intent.Role),
        Bytes32.Parse($"0x{intent.DocumentSha256}"),
        new Bytes32(intent.Nonce));

    /// <param name="CodeExpiresAt">Until when the code proves the intent.</param>
    /// <param name="ExpiresAt">Until when the proven intent serves its signature.</param>
    internal sealed record IntentView(
        Guid Id, string DocumentSha256, string Nonce, string Challenge, DateTimeOffset CodeExpiresAt, DateTimeOffset ExpiresAt);
}
