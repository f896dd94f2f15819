using LaborContracts.Api.Features.Coverage;
using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Inspection;

/// <summary>The counts of a district, to look at and to take away. No case is needed, since nothing is told of any one contract.</summary>
internal static class CoveragePages
{
    public const string Path = $"{InspectionPages.Path}/coverage";

    public static void MapCoveragePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/coverage", ShowAsync);
        pages.MapGet("/coverage.csv", DownloadCsvAsync);
        pages.MapGet("/coverage.xlsx", DownloadXlsxAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, CoverageDesk desk, CancellationToken cancellationToken, string? district = null)
    {
        if (string.IsNullOrEmpty(district)) return Page(http, null, null, null);
        var (counts, refusal) = await desk.CountAsync(district, cancellationToken);
        return Page(http, district, counts, refusal);
    }

    private static async Task<IResult> DownloadCsvAsync(string district, HttpContext http, CoverageDesk desk, CancellationToken cancellationToken) =>
        OrRefused((await ShowCoverage.CsvAsync(district, desk, cancellationToken)).Result, district, http);

    private static async Task<IResult> DownloadXlsxAsync(string district, HttpContext http, CoverageDesk desk, CancellationToken cancellationToken) =>
        OrRefused((await ShowCoverage.XlsxAsync(district, desk, cancellationToken)).Result, district, http);

    private static IResult OrRefused(IResult answer, string district, HttpContext http) =>
        answer is ProblemHttpResult problem ? Page(http, district, null, problem) : answer;

    private static RazorComponentResult<CoveragePage> Page(HttpContext http, string? asked, CoverageView? counts, ProblemHttpResult? problem)
    {
        var services = http.RequestServices;
        return new(new Dictionary<string, object?>
        {
            [nameof(CoveragePage.Districts)] = InspectionPages.OwnDistricts(services, services.GetRequiredService<TimeProvider>().TodayInChina()),
            [nameof(CoveragePage.Asked)] = asked,
            [nameof(CoveragePage.Counts)] = counts,
            [nameof(CoveragePage.Problem)] = problem,
        })
        {
            StatusCode = problem?.StatusCode ?? StatusCodes.Status200OK,
        };
    }
}
