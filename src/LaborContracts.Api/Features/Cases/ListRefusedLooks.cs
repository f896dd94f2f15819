using System.Globalization;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Cases;

/// <summary>Who of the labor authority was refused a look, latest first: for those who watch over inspectors.</summary>
internal static class ListRefusedLooks
{
    private const int MostOnPage = 100;

    public static void Map(RouteGroupBuilder cases) => cases
        .MapGet("/refusals", HandleAsync)
        .WithName("ListRefusedLooks")
        .WithSummary("Who was refused a look, within a case or without one, latest first");

    public static async Task<Results<Ok<Page>, ProblemHttpResult>> HandleAsync(
        LaborContractsDb db, RefusedLooks refused, CancellationToken cancellationToken, int limit = 20, string? cursor = null)
    {
        var before = long.MaxValue;
        if (cursor is not null && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
        limit = Math.Clamp(limit, 1, MostOnPage);
        var rows = await db.RefusedLooks.AsNoTracking().Where(r => r.Id < before).OrderByDescending(r => r.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page(
            [.. rows.Take(limit).Select(row => View(row.At, refused.Open(row)))],
            rows.Count > limit ? rows[limit - 1].Id.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static RefusedLookView View(DateTimeOffset at, RefusedLook look) =>
        new(at, look.Account, look.From, look.Call, look.Code, look.Case, look.Contract);

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    internal sealed record Page(IReadOnlyList<RefusedLookView> Refusals, string? Next);
}

/// <summary>Who was refused what.</summary>
/// <param name="Call">Method and path.</param>
/// <param name="Code">The stable code that was answered.</param>
public sealed record RefusedLookView(DateTimeOffset At, string Account, string From, string Call, string Code, Guid? Case, Guid? Contract);
