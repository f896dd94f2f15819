using LaborContracts.Api.Http;
using LaborContracts.Domain.Statutes;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Cases;

/// <summary>An inspector's own cases, and for a supervisor those of its districts, latest first.</summary>
internal static class ListCases
{
    private const int MostOnPage = 100;

    public static void Map(RouteGroupBuilder cases) => cases
        .MapGet("/", HandleAsync)
        .WithName("ListCases")
        .WithSummary("List own cases, for a supervisor all of its districts, latest first");

    public static async Task<Results<Ok<Page>, ProblemHttpResult>> HandleAsync(
        Inspector inspector, HttpContext http, LaborContractsDb db, MasterKey masterKey, TimeProvider clock, CancellationToken cancellationToken,
        int limit = 20, string? cursor = null)
    {
        (DateTimeOffset At, Guid Id)? after = null;
        if (cursor is not null && (after = PageCursor.TryRead(cursor)) is null) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
        limit = Math.Clamp(limit, 1, MostOnPage);
        var found = new List<CaseRow>();
        foreach (var part in Parts(inspector, http.User.IsInRole(Role.Supervisor), db))
        {
            var rows = after is var (at, id) ? part.Where(c => c.OpenedAt < at || (c.OpenedAt == at && c.Id.CompareTo(id) < 0)) : part;
            found.AddRange(await rows.OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id).Take(limit + 1).AsNoTracking().ToListAsync(cancellationToken));
        }

        var (page, today) = (found.DistinctBy(c => c.Id).OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id).ToList(), clock.TodayInChina());
        return TypedResults.Ok(new Page(
            [.. page.Take(limit).Select(row => CaseView.From(CaseFile.Open(row, masterKey), today))],
            page.Count > limit ? PageCursor.After(page[limit - 1].OpenedAt, page[limit - 1].Id) : null));
    }

    private static IEnumerable<IQueryable<CaseRow>> Parts(Inspector inspector, bool isSupervisor, LaborContractsDb db)
    {
        yield return db.Cases.Where(c => c.Inspector == inspector.Account);
        if (!isSupervisor) yield break;
        foreach (var district in inspector.Districts)
        {
            var begins = $"{Districts.PrefixOf(district)}%";
            yield return db.Cases.Where(c => EF.Functions.Like(c.District, begins));
        }
    }

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    internal sealed record Page(IReadOnlyList<CaseView> Cases, string? Next);
}
