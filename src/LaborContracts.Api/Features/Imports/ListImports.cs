using LaborContracts.Api.Http;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Imports;

/// <summary>A party's imports, newest first: ids are in the order of time. Those whose content is destroyed are left out.</summary>
internal static class ListImports
{
    private const int MostOnPage = 100;

    public static void Map(RouteGroupBuilder imports) => imports
        .MapGet("/", HandleAsync)
        .WithName("ListImports")
        .WithSummary("List own documents that were signed elsewhere, newest first");

    public static async Task<Results<Ok<Page>, ProblemHttpResult>> HandleAsync(
        Caller caller, ImportShelf shelf, LaborContractsDb db, CancellationToken cancellationToken, int limit = 20, string? cursor = null)
    {
        Guid? after = null;
        if (cursor is not null)
        {
            if (!Guid.TryParseExact(cursor, "N", out var read)) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
            after = read;
        }

        limit = Math.Clamp(limit, 1, MostOnPage);
        var (views, next) = await PageAsync(shelf.OwnedBy(caller), after, limit, showSignatures: false, shelf, db, cancellationToken);
        return TypedResults.Ok(new Page(views, next?.ToString("N")));
    }

    /// <summary>A page of imports, newest first, and the id after which the next begins.</summary>
    public static async Task<(IReadOnlyList<ImportView> Views, Guid? Next)> PageAsync(
        IQueryable<ImportRow> rows, Guid? after, int limit, bool showSignatures, ImportShelf shelf, LaborContractsDb db, CancellationToken cancellationToken)
    {
        rows = rows.Where(i => i.ShreddedAt == null);
        if (after is { } last) rows = rows.Where(i => i.Id.CompareTo(last) < 0);
        var page = await rows.OrderByDescending(i => i.Id).Take(limit + 1).AsNoTracking().Select(row => new
        {
            Row = row,
            IsAnchored = db.Leaves.Any(l => l.Key == row.Key && l.Kind == (int)LeafKind.ImportedDocument && db.Batches.Any(b => b.Id == l.BatchId && b.ProvenAt != null)),
        }).ToListAsync(cancellationToken);
        return (
            [.. page.Take(limit).Select(one => ImportView.From(one.Row, shelf.ContentsOf(one.Row), one.IsAnchored, showSignatures))],
            page.Count > limit ? page[limit - 1].Row.Id : null);
    }

    public static Task<bool> IsAnchoredAsync(LaborContractsDb db, ImportRow row, CancellationToken cancellationToken) => db.Leaves.AnyAsync(
        l => l.Key == row.Key && l.Kind == (int)LeafKind.ImportedDocument && db.Batches.Any(b => b.Id == l.BatchId && b.ProvenAt != null), cancellationToken);

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    internal sealed record Page(IReadOnlyList<ImportView> Imports, string? Next);
}
