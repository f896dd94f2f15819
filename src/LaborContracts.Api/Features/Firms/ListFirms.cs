using System.Globalization;
using LaborContracts.Api.Features.Accounts;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Firms;

/// <summary>Applications in one state, those that came first before the others: ids are in the order of time.</summary>
internal static class ListFirms
{
    private const int MostOnPage = 100;

    public static void Map(RouteGroupBuilder firms) => firms
        .MapGet("/", HandleAsync)
        .WithName("ListFirms")
        .WithSummary("Firms that ask to use the platform, by what became of it");

    public static async Task<Results<Ok<Page>, ProblemHttpResult>> HandleAsync(
        FirmApplications applications,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken,
        FirmApplicationState state = FirmApplicationState.Waiting,
        int limit = 20,
        string? cursor = null)
    {
        var name = state.ToString();
        var rows = db.FirmApplications.AsNoTracking().Where(a => a.State == name);
        if (cursor is not null)
        {
            if (!Guid.TryParseExact(cursor, "N", out var last)) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
            rows = rows.Where(a => a.Id.CompareTo(last) > 0);
        }

        limit = Math.Clamp(limit, 1, MostOnPage);
        var administered = db.PartiesWithAdministrator(clock.GetUtcNow());
        var page = await rows.OrderBy(a => a.Id).Take(limit + 1)
            .Select(a => new { Row = a, HasAdministrator = administered.Any(party => party == a.CreditCode) })
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page(
            [.. page.Take(limit).Select(a => FirmView.From(a.Row, applications.ApplicantOf(a.Row), a.HasAdministrator))],
            page.Count > limit ? page[limit - 1].Row.Id.ToString("N", CultureInfo.InvariantCulture) : null));
    }

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    internal sealed record Page(IReadOnlyList<FirmView> Firms, string? Next);
}
