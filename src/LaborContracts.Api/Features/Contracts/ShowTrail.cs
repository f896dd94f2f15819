using System.Text;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// The evidence trail of the relation to which a contract belongs, with the proofs of its registered heads: who did what, when, from where,
/// and over which bytes, for anybody to check without the platform.
/// </summary>
internal static class ShowTrail
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapGet("/{id:guid}/trail.json", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/json")
        .WithName("ShowTrail")
        .WithSummary("The evidence trail, with the proofs of its registered heads");

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, DossierShelf shelf, LaborContractsDb db, BatchTrees trees, PlatformSettings settings, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var entries = await shelf.ReadTrailAsync(dossier.Row, cancellationToken);
        if (caller.IsEmployer) entries = await ShownToAsync(caller, entries, dossier.Row, shelf, cancellationToken);
        entries = [.. entries.Select(entry => entry.AsTold(settings, clock.GetUtcNow()))];
        if (entries.Count > TrailFile.MostEntries) return Problems.Of(StatusCodes.Status409Conflict, "trail.too-long");
        var proofs = await ProofsAsync(dossier.Row.Key, [.. entries.Select(entry => entry.Head)], db, trees, cancellationToken);
        var file = new TrailFile(new(dossier.Row.Key), entries, proofs).Write();
        return file.Length <= TrailFile.Limit
            ? TypedResults.Content(Encoding.UTF8.GetString(file), "application/json")
            : Problems.Of(StatusCodes.Status409Conflict, "trail.too-long");
    }

    /// <summary>
    /// A worker sees everything. A draft that the worker has not sent is nobody else's business: its events are shown as shredded ones are, and
    /// not at all where nothing follows that the caller may see.
    /// </summary>
    private static async Task<IReadOnlyList<TrailEntry>> ShownToAsync(
        Caller caller, IReadOnlyList<TrailEntry> entries, ContractRow row, DossierShelf shelf, CancellationToken cancellationToken)
    {
        var own = await shelf.OwnedBy(caller).Where(c => c.RootId == row.RootId).Select(c => c.Id).ToListAsync(cancellationToken);
        var visible = entries.Select(entry => own.Contains(DocumentOf(entry, row))).ToList();
        return [.. entries.Zip(visible, (entry, isVisible) => isVisible ? entry : entry.Shredded()).Take(visible.LastIndexOf(true) + 1)];
    }

    private static Guid DocumentOf(TrailEntry entry, ContractRow row) =>
        TrailEvent.TryRead(entry.Event!.Value) is { } told ? SealedTrail.DocumentOf(told, row) : row.RootId;

    /// <summary>The latest, if a file cannot hold them all: a later head commits to all that the earlier ones do.</summary>
    private static async Task<IReadOnlyList<Proof>> ProofsAsync(
        byte[] key, HashSet<Bytes32> heads, LaborContractsDb db, BatchTrees trees, CancellationToken cancellationToken)
    {
        var leaves = await db.Leaves.AsNoTracking()
            .Where(l => l.Key == key && (l.Kind == (int)LeafKind.ConcludedDocument || l.Kind == (int)LeafKind.TrailHead))
            .OrderByDescending(l => l.Id).ToListAsync(cancellationToken);
        var proofs = new List<Proof>();
        foreach (var leaf in leaves.Where(leaf => heads.Contains(new(leaf.TrailHead))))
        {
            if (proofs.Count < TrailFile.MostProofs && await trees.ProofOfAsync(leaf, cancellationToken) is { } proof) proofs.Insert(0, proof);
        }

        return proofs;
    }
}
