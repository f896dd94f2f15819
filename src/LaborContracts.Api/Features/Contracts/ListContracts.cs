using System.Buffers.Text;
using System.Globalization;
using System.Text;
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

    /// <summary>A page of rows, newest first.</summary>
    /// <param name="cursor">That of the page before; null for the first.</param>
    public static async Task<Results<Ok<Page>, ProblemHttpResult>> PageAsync(
        IQueryable<ContractRow> rows, DossierShelf shelf, PlatformSettings settings, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (cursor is not null)
        {
            if (!TryReadCursor(cursor, out var at, out var id)) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
            rows = rows.Where(c => c.CreatedAt < at || (c.CreatedAt == at && c.Id.CompareTo(id) < 0));
        }

        limit = Math.Clamp(limit, 1, MostOnPage);
        var page = await rows.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id)
            .Take(limit + 1).AsNoTracking().ToListAsync(cancellationToken);
        var views = new List<ContractView>();
        foreach (var row in page.Take(limit)) views.Add(ContractView.From(await shelf.OpenAsync(row, cancellationToken), settings.BaseAddress));
        return TypedResults.Ok(new Page(
            views,
            page.Count > limit ? CursorAfter(page[limit - 1]) : null));
    }

    private static string CursorAfter(ContractRow row) => Base64Url.EncodeToString(
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row.CreatedAt.UtcTicks}:{row.Id:N}")));

    private static bool TryReadCursor(string cursor, out DateTimeOffset at, out Guid id)
    {
        (at, id) = (default, default);
        if (cursor.Length > 100 || !Base64Url.IsValid(cursor)) return false;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split(':');
        if (parts.Length != 2 || !Guid.TryParseExact(parts[1], "N", out id)
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            || ticks > DateTimeOffset.MaxValue.UtcTicks) return false;
        at = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    internal sealed record Page(IReadOnlyList<ContractView> Contracts, string? Next);
}
