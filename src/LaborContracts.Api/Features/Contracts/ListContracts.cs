using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>The caller's documents, newest first, a page at a time; of a kind, or those that follow a contract.</summary>
internal static class ListContracts
{
    private const int MostOnPage = 100;

    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapGet("/", HandleAsync)
        .WithName("ListContracts")
        .WithSummary("List own contracts, newest first");

    private static async Task<Results<Ok<Page>, ProblemHttpResult>> HandleAsync(
        Caller caller,
        DossierShelf shelf,
        PlatformSettings settings,
        CancellationToken cancellationToken,
        ContractState? state = null,
        string? document = null,
        Guid? follows = null,
        int limit = 20,
        string? cursor = null)
    {
        var rows = shelf.OwnedBy(caller);
        if (state is { } wanted) rows = rows.Where(c => c.State == wanted.ToString());
        if (document is not null) rows = rows.Where(c => c.Document == document);
        if (follows is { } root) rows = rows.Where(c => c.RootId == root && c.Id != root);
        return await PageAsync(rows, shelf, settings, limit, cursor, cancellationToken);
    }

    /// <summary>A page of rows, newest first, as the API shows them.</summary>
    /// <param name="cursor">That of the page before; null for the first.</param>
    public static async Task<Results<Ok<Page>, ProblemHttpResult>> PageAsync(
        IQueryable<ContractRow> rows, DossierShelf shelf, PlatformSettings settings, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (await RowsAsync(rows, limit, cursor, cancellationToken) is not var (page, next)) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
        var views = new List<ContractView>();
        foreach (var row in page) views.Add(ContractView.From(await shelf.OpenAsync(row, cancellationToken), settings.BaseAddress));
        return TypedResults.Ok(new Page(views, next));
    }

    /// <summary>A page of rows, newest first, and the cursor of the next one; null if the cursor is none of ours.</summary>
    public static async Task<(IReadOnlyList<ContractRow> Rows, string? Next)?> RowsAsync(
        IQueryable<ContractRow> rows, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (cursor is not null)
        {
            if (PageCursor.TryRead(cursor) is not var (at, id)) return null;
            rows = rows.Where(c => c.CreatedAt < at || (c.CreatedAt == at && c.Id.CompareTo(id) < 0));
        }

        limit = Math.Clamp(limit, 1, MostOnPage);
        var page = await rows.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id)
            .Take(limit + 1).AsNoTracking().ToListAsync(cancellationToken);
        return ([.. page.Take(limit)], page.Count > limit ? PageCursor.After(page[limit - 1].CreatedAt, page[limit - 1].Id) : null);
    }

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    internal sealed record Page(IReadOnlyList<ContractView> Contracts, string? Next);
}
