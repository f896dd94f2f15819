using System.Runtime.CompilerServices;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Features.Imports;
using LaborContracts.Api.Http;
using LaborContracts.Api.Identity;
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
        AccessLog looks,
        IdentityRecords identities,
        ImportShelf imports,
        LaborContractsDb db,
        PlatformSettings settings,
        HttpContext http,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == caller.Account, cancellationToken);
        var documents = await (
            from document in shelf.OwnedBy(caller)
            join root in db.Contracts on document.RootId equals root.Id
            orderby root.CreatedAt, root.Id, document.CreatedAt, document.Id
            select new DocumentOf(document.Id, root.Id)).ToListAsync(cancellationToken);
        var passkeys = await db.Passkeys.AsNoTracking().Where(p => p.Account == caller.Account).OrderBy(p => p.CreatedAt)
            .Select(p => new PasskeyData(p.Id, p.Device, p.CreatedAt, p.RemovedAt)).ToListAsync(cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"data.json\"";
        return TypedResults.Ok(new PersonalData(
            clock.GetUtcNow(),
            new(account.UserName, account.PhoneMasked, passkeys),
            await identities.OwnAsync(caller, cancellationToken),
            ContractsAsync(documents, caller, shelf, looks, db, settings, clock, cancellationToken),
            ImportsAsync(caller, imports, settings, clock, cancellationToken)));
    }

    private static async IAsyncEnumerable<ContractData> ContractsAsync(
        IReadOnlyList<DocumentOf> documents,
        Caller caller,
        DossierShelf shelf,
        AccessLog looks,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (relation, trail) = (Guid.Empty, (IReadOnlyList<TrailEvent>)[]);
        foreach (var (id, root) in documents)
        {
            db.ChangeTracker.Clear(); // nobody's memory has to hold all of them
            var dossier = await shelf.OpenAsync(id, caller, cancellationToken)
                ?? throw new InvalidDataException($"Contract {id} vanished while it was being exported.");
            if (root != relation)
            {
                await looks.RecordAsync(dossier, Look.Export, caller, cancellationToken);
                (relation, trail) = (root, await TrailOfAsync(dossier, shelf, cancellationToken));
            }

            var intents = await db.Intents.AsNoTracking().Where(i => i.ContractId == id && i.Role == nameof(PartyRole.Worker))
                .OrderBy(i => i.StartedAt).ToListAsync(cancellationToken);
            yield return new(
                ContractView.From(dossier, settings.BaseAddress),
                [.. trail.Where(told => SealedTrail.DocumentOf(told, dossier.Row) == id && told.IsTold(settings, clock.GetUtcNow())).Select(EventData.From)],
                [.. intents.Select(intent => new IntentData(intent.Id, intent.DocumentSha256, intent.StartedAt, intent.Tries, intent.CompletedAt))]);
        }
    }

    private static async IAsyncEnumerable<ImportData> ImportsAsync(
        Caller caller, ImportShelf imports, PlatformSettings settings, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await imports.OwnedBy(caller).AsNoTracking().OrderBy(i => i.Id).ToListAsync(cancellationToken))
        {
            var told = (await imports.ReadTrailAsync(row, cancellationToken)).Select(entry => entry.Told()).OfType<TrailEvent>();
            yield return new(
                row.Id, row.EmployerCode, row.Document, row.District, row.EndsOn, row.ReceivedAt, row.Sha256, imports.ContentsOf(row),
                [.. told.Where(one => one.IsTold(settings, clock.GetUtcNow())).Select(EventData.From)]);
        }
    }

    private static async Task<IReadOnlyList<TrailEvent>> TrailOfAsync(Dossier dossier, DossierShelf shelf, CancellationToken cancellationToken) =>
        [.. (await shelf.ReadTrailAsync(dossier.Row, cancellationToken)).Select(entry => entry.Told()).OfType<TrailEvent>()];

    private sealed record DocumentOf(Guid Id, Guid Relation);

    /// <param name="IdentityChecks">Newest first.</param>
    /// <param name="Contracts">Relation by relation, oldest first; drafts that were never offered are their drafter's.</param>
    /// <param name="Imports">Documents that were signed elsewhere, oldest first.</param>
    internal sealed record PersonalData(
        DateTimeOffset At, AccountData Account, IReadOnlyList<IdentityCheckView> IdentityChecks, IAsyncEnumerable<ContractData> Contracts,
        IAsyncEnumerable<ImportData> Imports);

    /// <param name="Contents">What the employer says of the file, and what its signatures were found to be worth.</param>
    internal sealed record ImportData(
        Guid Id, string CreditCode, string Kind, string District, DateOnly? EndsOn, DateTimeOffset ReceivedAt, string Sha256, ImportContents Contents,
        IReadOnlyList<EventData> Events);

    /// <param name="Phone">Masked, as wherever it is shown.</param>
    /// <param name="Passkeys">Oldest first, those that were removed too.</param>
    internal sealed record AccountData(string UserName, string Phone, IReadOnlyList<PasskeyData> Passkeys);

    internal sealed record PasskeyData(Guid Id, string Device, DateTimeOffset CreatedAt, DateTimeOffset? RemovedAt);

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
