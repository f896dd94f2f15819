using LaborContracts.Api.Features.Cases;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Inspection;

/// <summary>Who of the labor authority was refused a look, for those who watch over inspectors.</summary>
internal static class RefusalPages
{
    public const string Path = $"{InspectionPages.Path}/refusals";

    public static void MapRefusals(this RouteGroupBuilder pages) => pages.MapGet("/refusals", ListAsync);

    private static async Task<IResult> ListAsync(
        HttpContext http, LaborContractsDb db, RefusedLooks refused, CancellationToken cancellationToken, string? cursor = null)
    {
        var answer = await ListRefusedLooks.HandleAsync(db, refused, cancellationToken, cursor: cursor);
        return answer.Result is Ok<ListRefusedLooks.Page> { Value: { } page }
            ? new RazorComponentResult<RefusalList>(new Dictionary<string, object?> { [nameof(RefusalList.Refusals)] = page.Refusals, [nameof(RefusalList.Next)] = page.Next })
            : Results.LocalRedirect(http.To(Path)); // a cursor that somebody has made up
    }
}
