using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Messages;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// Sends the worker, whose signature is awaited, a message with the way to the document; at most once a day, by the calendar of China, for each.
/// </summary>
internal static class RemindSigner
{
    public const string Reminded = "signature.reminded";

    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/reminders", HandleAsync)
        .WithName("RemindSigner")
        .WithSummary("Send the worker, whose signature is awaited, a message with the link again; at most once a day");

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        Caller caller,
        DossierShelf shelf,
        Outbox outbox,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        if (caller.RoleIn(dossier.Row) != dossier.Contract.Document.Drafter())
            return Problems.Of(StatusCodes.Status403Forbidden, "request.forbidden");
        var now = clock.GetUtcNow();
        if (dossier.Contract.RefusalToSign(PartyRole.Worker, now) is { } notAwaited) return Problems.From(notAwaited);
        // Two at the same moment write to the same place of the trail, and one of them is refused.
        if ((await shelf.ReadTrailAsync(dossier.Row, cancellationToken)).Select(entry => entry.Told()).OfType<TrailEvent>().Any(told =>
            told.Type == Reminded && SealedTrail.DocumentOf(told, dossier.Row) == id && told.At.DayInChina() == now.DayInChina()))
            return Problems.Of(StatusCodes.Status429TooManyRequests, "reminder.once-a-day");

        await dossier.RecordStepAsync(Reminded, now, caller, new() { ["documentSha256"] = dossier.Row.DocumentSha256! }, cancellationToken);
        await outbox.AddAwaitedAsync(dossier, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
