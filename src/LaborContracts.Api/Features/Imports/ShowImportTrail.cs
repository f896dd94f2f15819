using System.Text;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Imports;

/// <summary>
/// The evidence trail of an import, with the proofs of its registered heads: who brought the file, when, and who has looked at it within a case.
/// From where another looked is shown to the worker alone, and once the parties are told of it.
/// </summary>
internal static class ShowImportTrail
{
    public static void Map(RouteGroupBuilder imports) => imports
        .MapGet("/{id:guid}/trail.json", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/json")
        .WithName("ShowImportTrail")
        .WithSummary("The evidence trail of a document that was signed elsewhere");

    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, ImportShelf shelf, LaborContractsDb db, BatchTrees trees, PlatformSettings settings, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(id, caller, cancellationToken) is not { } row) return ShowImport.NotFound();
        var now = clock.GetUtcNow();
        var entries = ShowTrail.Cut(
            await shelf.ReadTrailAsync(row, cancellationToken),
            entry => entry.Told() is not { Type: TrailEventType.Opened } told || (!caller.IsEmployer && told.IsTold(settings, now)));
        var trail = new TrailFile(new(row.Key), entries, []);
        trail = trail with { Proofs = await ShowTrail.ProofsAsync(row.Key, [.. trail.Entries.Select(entry => entry.Head)], db, trees, cancellationToken) };
        return TypedResults.Content(Encoding.UTF8.GetString(trail.Write()), "application/json");
    }
}
