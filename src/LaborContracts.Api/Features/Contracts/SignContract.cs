using System.Net;
using System.Security.Cryptography;
using System.Text;
using LaborContracts.Api.BeforeSigning;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Workers;
using LaborContracts.Documents;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// Signs (worker) or seals (employer) with a proof of intent. The request only records the proven intent; the signature
/// and its timestamp are made by a worker, for which the answer waits a little: 200 when it is there, 202 when the
/// timestamp is still awaited. Repeating the call with the same intent changes nothing; when the intent ran out before
/// a timestamp could be had, it says so, and the signer asks for a new one.
/// </summary>
internal static class SignContract
{
    private const int MostTries = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/signatures", HandleAsync)
        .WithName("SignContract")
        .WithSummary("Sign or seal with a completed intent; 202 while the timestamp is awaited");

    private static async Task<Results<Ok<ContractView>, Accepted<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        SignRequest request,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        MasterKey masterKey,
        SigningConditions conditions,
        CodeLimits limits,
        HttpContext http,
        SigningWakeup signing,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var role = caller.RoleIn(dossier.Row);
        var intent = await db.Intents.SingleOrDefaultAsync(
            i => i.Id == request.IntentId && i.ContractId == id && i.Role == role.ToString(), cancellationToken);
        if (intent is null) return Problems.Of(StatusCodes.Status404NotFound, "intent.not-found");

        if (intent.CompletedAt is null)
        {
            if (JudgeHandwriting(request.Handwriting, role) is { } unusable) return unusable;
            var phone = CodeLimits.PhoneOf(await db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == caller.Account, cancellationToken));
            var address = http.Connection.RemoteIpAddress;
            if (await ProveAsync(intent, request.Code, phone, address, dossier, db, masterKey, limits, clock, cancellationToken) is { } problem)
                return problem;
            var now = clock.GetUtcNow();
            var requested = dossier.Contract.RequestSignature(role, now);
            if (requested.Refusal is { } refusal) return Problems.From(refusal);
            intent.CompletedAt = now;
            intent.Version++;
            await conditions.RecordIdentityAsync(dossier, caller, now, cancellationToken);
            await dossier.RecordIntentAsync(intent, caller, cancellationToken);
            dossier.AddSigning(intent, request.Handwriting);
            await db.SaveChangesAsync(cancellationToken);
        }

        signing.Wake();
        return await AwaitSignatureAsync(intent, caller, shelf, db, settings, clock, cancellationToken);
    }

    /// <summary>Before the code is judged, so that a drawing that cannot be used costs no try.</summary>
    private static ProblemHttpResult? JudgeHandwriting(byte[]? png, PartyRole role)
    {
        if (png is null) return null;
        if (role != PartyRole.Worker) return Problems.Of(StatusCodes.Status422UnprocessableEntity, "handwriting.not-for-seals");
        try
        {
            Handwriting.FromPng(png);
            return null;
        }
        catch (HandwritingException unusable)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, unusable.Code);
        }
    }

    /// <summary>
    /// Judges the code. The try is counted, durably, before the code is compared: while a limit is reached, right and wrong codes have the same answer.
    /// </summary>
    private static async Task<ProblemHttpResult?> ProveAsync(
        IntentRow intent,
        string? code,
        string phone,
        IPAddress? address,
        Dossier dossier,
        LaborContractsDb db,
        MasterKey masterKey,
        CodeLimits limits,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() >= intent.StartedAt + StartIntent.CodeLifetime) return Problems.Of(422, "intent.expired");
        if (intent.DocumentSha256 != dossier.Row.DocumentSha256) return Problems.Of(409, "intent.revision-changed");
        if (intent.Tries >= MostTries || !await limits.TakeTryAsync(phone, address, cancellationToken))
            return Problems.Of(StatusCodes.Status429TooManyRequests, "intent.too-many-tries");
        intent.Tries++;
        intent.Version++;
        await db.SaveChangesAsync(cancellationToken);
        var right = CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(StartIntent.CodeHash(masterKey, intent.Id, code ?? "")),
            Encoding.ASCII.GetBytes(intent.CodeHash));
        if (!right) return Problems.Of(422, "intent.wrong-code");
        await limits.GiveBackTryAsync(phone, address, cancellationToken);
        return null;
    }

    private static async Task<Results<Ok<ContractView>, Accepted<ContractView>, ProblemHttpResult>> AwaitSignatureAsync(
        IntentRow intent,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var id = intent.ContractId;
        for (var waited = TimeSpan.Zero; waited < Patience; waited += LookAgain)
        {
            if (!await db.Signings.AnyAsync(s => s.ContractId == id, cancellationToken)) break;
            await Task.Delay(LookAgain, clock, cancellationToken);
        }

        db.ChangeTracker.Clear();
        var dossier = await shelf.OpenAsync(id, caller, cancellationToken)
            ?? throw new InvalidDataException($"Contract {id} vanished while it was being signed.");
        var view = ContractView.From(dossier, settings.BaseAddress);
        if (dossier.Contract.AwaitingTimestamp is not null) return TypedResults.Accepted((string?)null, view);
        // Every signature makes a new revision: with the one that was shown still there, this intent has led to none.
        return dossier.Row.DocumentSha256 == intent.DocumentSha256
            ? Problems.Of(StatusCodes.Status422UnprocessableEntity, "intent.expired")
            : TypedResults.Ok(view);
    }

    /// <param name="IntentId">Of the intent that the code completes.</param>
    /// <param name="Code">The one-time code.</param>
    /// <param name="Handwriting">
    /// Only a worker's, and never needed: a PNG of strokes as a canvas exports it, base64, to be shown above the name.
    /// </param>
    internal sealed record SignRequest(Guid IntentId, string? Code, byte[]? Handwriting = null);
}
