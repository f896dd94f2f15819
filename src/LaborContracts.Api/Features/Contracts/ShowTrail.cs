using System.Text;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Cases;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Ledger;
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

    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, DossierShelf shelf, AccessLog looks, LaborContractsDb db, BatchTrees trees, PlatformSettings settings, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(id, caller, cancellationToken) is not { } row) return Problems.ContractNotFound();
        if (row.ShreddedAt is null) await looks.RecordAsync(await shelf.OpenAsync(row, cancellationToken), Look.Trail, caller, cancellationToken);
        var trail = await FileForAsync(row, caller, shelf, db, trees, settings, clock.GetUtcNow(), cancellationToken);
        if (trail.Entries.Count > TrailFile.MostEntries) return Problems.Of(StatusCodes.Status409Conflict, "trail.too-long");
        var file = trail.Write();
        return file.Length <= TrailFile.Limit
            ? TypedResults.Content(Encoding.UTF8.GetString(file), "application/json")
            : Problems.Of(StatusCodes.Status409Conflict, "trail.too-long");
    }

    /// <summary>The trail as a party may see it; it may be longer than a file can be.</summary>
    public static async Task<TrailFile> FileForAsync(
        ContractRow row, Caller caller, DossierShelf shelf, LaborContractsDb db, BatchTrees trees, PlatformSettings settings, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var entries = await shelf.ReadTrailAsync(row, cancellationToken);
        if ((caller.IsEmployer || caller.OnlyPhone is not null) && row.ShreddedAt is null) entries = await ShownToAsync(caller, entries, row, shelf, cancellationToken);
        entries = [.. entries.Select(entry => entry.AsTold(settings, now))];
        return new(new(row.Key), entries, await ProofsAsync(row.Key, [.. entries.Select(entry => entry.Head)], db, trees, cancellationToken));
    }

    /// <summary>
    /// The trail as a case may see it: what happened to the documents that it reaches. Other cases are not its business, nor a look of its own while the
    /// parties are not told of it, for what is taken away is shown to them.
    /// </summary>
    public static async Task<TrailFile> FileForAsync(
        ContractRow row, CaseFile file, IReadOnlySet<Guid> reached, DossierShelf shelf, LaborContractsDb db, BatchTrees trees, PlatformSettings settings,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entries = Cut(await shelf.ReadTrailAsync(row, cancellationToken), entry => IsShownTo(file, entry, reached, row));
        entries = [.. entries.Select(entry => entry.AsTold(settings, now))];
        return new(new(row.Key), entries, await ProofsAsync(row.Key, [.. entries.Select(entry => entry.Head)], db, trees, cancellationToken));
    }

    /// <summary>
    /// A worker sees everything, unless the account is provisional: then what is of the documents that it reaches. A draft that the worker has not sent is nobody else's business, nor from where another looked: such events are shown as
    /// shredded ones are, and not at all where nothing follows that the caller may see.
    /// </summary>
    private static async Task<IReadOnlyList<TrailEntry>> ShownToAsync(
        Caller caller, IReadOnlyList<TrailEntry> entries, ContractRow row, DossierShelf shelf, CancellationToken cancellationToken)
    {
        var own = await shelf.OwnedBy(caller).Where(c => c.RootId == row.RootId).Select(c => c.Id).ToListAsync(cancellationToken);
        return Cut(entries, entry => IsShownTo(Dossier.ActorOf(caller.RoleIn(row)), entry, own, row));
    }

    /// <summary>With the others as shredded ones are, and without what follows the last that is shown.</summary>
    public static IReadOnlyList<TrailEntry> Cut(IReadOnlyList<TrailEntry> entries, Func<TrailEntry, bool> isShown)
    {
        var shown = entries.Select(isShown).ToList();
        return [.. entries.Zip(shown, (entry, isVisible) => isVisible ? entry : entry.Shredded()).Take(shown.LastIndexOf(true) + 1)];
    }

    private static bool IsShownTo(string actor, TrailEntry entry, List<Guid> own, ContractRow row) =>
        entry.Told() is not { } told ? own.Contains(row.RootId)
        : own.Contains(SealedTrail.DocumentOf(told, row)) && (told.Type != TrailEventType.Opened || told.Actor == actor);

    private static bool IsShownTo(CaseFile file, TrailEntry entry, IReadOnlySet<Guid> reached, ContractRow row) =>
        entry.Told() is { } told && reached.Contains(SealedTrail.DocumentOf(told, row))
        && (told.Actor != Dossier.Authority || told.Details.GetValueOrDefault("case") == file.Row.Id.ToString());

    /// <summary>Of the leaves that hold heads of a trail; the latest, if a file cannot hold them all: a later head commits to all that the earlier ones do.</summary>
    public static async Task<IReadOnlyList<Proof>> ProofsAsync(
        byte[] key, HashSet<Bytes32> heads, LaborContractsDb db, BatchTrees trees, CancellationToken cancellationToken)
    {
        var leaves = await db.Leaves.AsNoTracking()
            .Where(l => l.Key == key)
            .OrderByDescending(l => l.Id).ToListAsync(cancellationToken);
        var proofs = new List<Proof>();
        foreach (var leaf in leaves.Where(leaf => heads.Contains(new(leaf.TrailHead))))
        {
            if (proofs.Count < TrailFile.MostProofs && await trees.ProofOfAsync(leaf, cancellationToken) is { } proof) proofs.Insert(0, proof);
        }

        return proofs;
    }
}
