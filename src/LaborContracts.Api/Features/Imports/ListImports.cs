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
        if (!TryRead(cursor, out var after)) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
        limit = Math.Clamp(limit, 1, MostOnPage);
        var (page, next) = await PageAsync(shelf.OwnedBy(caller), after, limit, showSignatures: false, shelf, db, cancellationToken);
        return TypedResults.Ok(new Page([.. page.Select(one => one.View)], next));
    }

    /// <param name="after">Null without a cursor.</param>
    public static bool TryRead(string? cursor, out Guid? after)
    {
        var isOne = Guid.TryParseExact(cursor, "N", out var read);
        after = isOne ? read : null;
        return isOne || cursor is null;
    }

    /// <summary>A page of imports, newest first, and the cursor of the next.</summary>
    public static async Task<(IReadOnlyList<(ImportRow Row, ImportView View)> Page, string? Next)> PageAsync(
        IQueryable<ImportRow> rows, Guid? after, int limit, bool showSignatures, ImportShelf shelf, LaborContractsDb db, CancellationToken cancellationToken)
    {
        rows = rows.Where(i => i.ShreddedAt == null);
        if (after is { } last) rows = rows.Where(i => i.Id.CompareTo(last) < 0);
        var anchored = Anchored(db);
        var page = await rows.OrderByDescending(i => i.Id).Take(limit + 1).AsNoTracking().Select(row => new
        {
            Row = row,
            IsAnchored = anchored.Any(l => l.Key == row.Key),
        }).ToListAsync(cancellationToken);
        return (
            [.. page.Take(limit).Select(one => (one.Row, ImportView.From(one.Row, shelf.ContentsOf(one.Row), one.IsAnchored, showSignatures)))],
            page.Count > limit ? page[limit - 1].Row.Id.ToString("N") : null);
    }

    public static Task<bool> IsAnchoredAsync(LaborContractsDb db, ImportRow row, CancellationToken cancellationToken) =>
        Anchored(db).AnyAsync(l => l.Key == row.Key, cancellationToken);

    /// <summary>The leaves of imports whose batches are proven.</summary>
    private static IQueryable<LeafRow> Anchored(LaborContractsDb db) =>
        db.Leaves.Where(l => l.Kind == (int)LeafKind.ImportedDocument && db.Batches.Any(b => b.Id == l.BatchId && b.ProvenAt != null));

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    internal sealed record Page(IReadOnlyList<ImportView> Imports, string? Next);
}
