using LaborContracts.Api.Http;
using LaborContracts.Api.Issues;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Issues;

/// <summary>An employer's uploads, newest first: ids are in the order of time.</summary>
internal static class ListIssues
{
    private const int MostOnPage = 100;

    public static void Map(RouteGroupBuilder issues) => issues
        .MapGet("/", HandleAsync)
        .WithName("ListIssues")
        .WithSummary("List own uploads, newest first");

    public static async Task<Results<Ok<Page>, ProblemHttpResult>> HandleAsync(
        Caller caller, IssueFile files, CancellationToken cancellationToken, int limit = 20, string? cursor = null)
    {
        var rows = files.OwnedBy(caller);
        if (cursor is not null)
        {
            if (!Guid.TryParseExact(cursor, "N", out var after)) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
            rows = rows.Where(i => i.Id.CompareTo(after) < 0);
        }

        limit = Math.Clamp(limit, 1, MostOnPage);
        var page = await rows.OrderByDescending(i => i.Id).Take(limit + 1).AsNoTracking().ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page(
            [.. page.Take(limit).Select(issue => IssueView.From(issue, files))],
            page.Count > limit ? page[limit - 1].Id.ToString("N") : null));
    }

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    internal sealed record Page(IReadOnlyList<IssueView> Batches, string? Next);
}
