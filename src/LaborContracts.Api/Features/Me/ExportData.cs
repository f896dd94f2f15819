using System.Runtime.CompilerServices;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Me;

/// <summary>
/// What the platform holds of a worker, across all employers, as one JSON that is written contract by contract. Of others it tells what stands in
/// the worker's own contracts, and no more: an event that another party made is named, without what is recorded of that party.
/// </summary>
internal static class ExportData
{
    public static void MapExportData(this IEndpointRouteBuilder api) => api
        .MapGet("/me/data.json", HandleAsync)
        .WithTags("me")
        .RequireAuthorization(Roles.Worker)
        .WithName("ExportData")
        .WithSummary("All that the platform holds of the worker who asks, across all employers");

    private static async Task<Ok<PersonalData>> HandleAsync(
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        PlatformSettings settings,
        HttpContext http,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == caller.Account, cancellationToken);
        var contracts = await shelf.OwnedBy(caller).OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"data.json\"";
        return TypedResults.Ok(new PersonalData(
            clock.GetUtcNow(),
            new(account.UserName, account.PhoneMasked),
            ContractsAsync(contracts, caller, shelf, db, settings, clock, cancellationToken)));
    }

    private static async IAsyncEnumerable<ContractData> ContractsAsync(
        IReadOnlyList<Guid> ids,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            db.ChangeTracker.Clear(); // nobody's memory has to hold all of them
            var dossier = await shelf.OpenAsync(id, caller, cancellationToken)
                ?? throw new InvalidDataException($"Contract {id} vanished while it was being exported.");
            var intents = await db.Intents.AsNoTracking().Where(i => i.ContractId == id && i.Role == nameof(PartyRole.Worker))
                .OrderBy(i => i.StartedAt).ToListAsync(cancellationToken);
            var trail = await shelf.ReadTrailAsync(dossier.Row, cancellationToken);
            yield return new(
                ContractView.From(dossier, settings.BaseAddress),
                [.. trail.Where(entry => entry.Event is not null).Select(entry => TrailEvent.TryRead(entry.Event!.Value))
                    .OfType<TrailEvent>().Where(told => SealedTrail.DocumentOf(told, dossier.Row) == id && told.IsTold(settings, clock.GetUtcNow())).Select(EventData.From)],
                [.. intents.Select(intent => new IntentData(intent.Id, intent.DocumentSha256, intent.StartedAt, intent.Tries, intent.CompletedAt))]);
        }
    }

    /// <param name="Contracts">Oldest first; drafts that were never offered are their drafter's.</param>
    internal sealed record PersonalData(DateTimeOffset At, AccountData Account, IAsyncEnumerable<ContractData> Contracts);

    /// <param name="Phone">Masked: the number itself stays with the gateway.</param>
    internal sealed record AccountData(string UserName, string Phone);

    /// <param name="Events">Of the evidence trail, oldest first.</param>
    /// <param name="Intents">The worker's own.</param>
    internal sealed record ContractData(ContractView Contract, IReadOnlyList<EventData> Events, IReadOnlyList<IntentData> Intents);

    /// <param name="Details">What is recorded of an event that the worker made; null for another's.</param>
    internal sealed record EventData(string Type, DateTimeOffset At, string Actor, IReadOnlyDictionary<string, string>? Details)
    {
        public static EventData From(TrailEvent told) => new(told.Type, told.At, told.Actor, told.Actor == "worker" ? told.Details : null);
    }

    /// <param name="DocumentSha256">Of the revision that was shown.</param>
    internal sealed record IntentData(Guid Id, string DocumentSha256, DateTimeOffset StartedAt, int Tries, DateTimeOffset? CompletedAt);
}
