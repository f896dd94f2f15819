using System.Globalization;
using LaborContracts.Api.Http;
using LaborContracts.Api.Sheets;
using LaborContracts.Domain.Kinds;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Coverage;

/// <summary>The counts of a district, to read and to take away.</summary>
internal static class ShowCoverage
{
    public static void MapCoverage(this IEndpointRouteBuilder api)
    {
        var coverage = api.MapGroup("").WithTags("coverage").RequireAuthorization(Roles.Inspection);
        coverage.MapGet("/coverage", HandleAsync)
            .WithName("ShowCoverage").WithSummary("Counts of a district: firms, contracts by kind, late and ending ones, pay below a minimum wage; no single contract");
        coverage.MapGet("/coverage.csv", CsvAsync).Produces(StatusCodes.Status200OK, contentType: SheetFile.Csv)
            .WithName("DownloadCoverageCsv").WithSummary("The same as CSV");
        coverage.MapGet("/coverage.xlsx", XlsxAsync).Produces(StatusCodes.Status200OK, contentType: SheetFile.Xlsx)
            .WithName("DownloadCoverageXlsx").WithSummary("The same as an Excel workbook");
    }

    public static async Task<Results<Ok<CoverageView>, ProblemHttpResult>> HandleAsync(string district, CoverageDesk desk, CancellationToken cancellationToken)
    {
        var (counts, refusal) = await desk.CountAsync(district, cancellationToken);
        return counts is null ? refusal! : TypedResults.Ok(counts);
    }

    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> CsvAsync(string district, CoverageDesk desk, CancellationToken cancellationToken) =>
        AnswerAsync(district, desk, SheetAnswer.Csv, cancellationToken);

    public static Task<Results<PushStreamHttpResult, ProblemHttpResult>> XlsxAsync(string district, CoverageDesk desk, CancellationToken cancellationToken) =>
        AnswerAsync(district, desk, SheetAnswer.Xlsx, cancellationToken);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> AnswerAsync(
        string district, CoverageDesk desk, AnswerWithSheet answer, CancellationToken cancellationToken)
    {
        var (counts, refusal) = await desk.CountAsync(district, cancellationToken);
        return counts is null ? refusal! : answer($"coverage-{district}", Headings(), Lines(counts).ToAsyncEnumerable(), cancellationToken);
    }

    private static string[] Headings() => [Texts.Get("coverage.what"), Texts.Get("coverage.of"), Texts.Get("coverage.count")];

    private static List<IReadOnlyList<string>> Lines(CoverageView counts)
    {
        var lines = new List<IReadOnlyList<string>>
        {
            Line(Texts.Get("coverage.district"), $"{counts.District} {counts.Name}", counts.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Line(Texts.Get("coverage.firms"), "", Number(counts.Firms)),
        };
        foreach (var kind in counts.Contracts)
        {
            var title = DocumentKinds.TryParse(kind.Document, out var known) ? Language.IsEnglish ? known.Value.TitleEn() : known.Value.Title() : kind.Document;
            lines.Add(Line(Texts.Get("coverage.out-for-signing"), title, Number(kind.OutForSigning)));
            lines.Add(Line(Texts.Get("coverage.in-force"), title, Number(kind.InForce)));
            lines.Add(Line(Texts.Get("coverage.ended"), title, Number(kind.Ended)));
        }

        lines.Add(Line(Texts.Get("coverage.unsigned"), "", Number(counts.UnsignedPastAMonth)));
        foreach (var span in counts.Expiring)
            lines.Add(Line(Texts.Get("coverage.expiring"), Texts.Format("coverage.days", span.FromDay, span.ToDay), Number(span.Count)));
        lines.Add(Line(Texts.Get("coverage.below-wage"), Texts.Get("coverage.present"), Number(counts.BelowMinimumWage.Present)));
        if (counts.BelowMinimumWage is { ComingFrom: { } day, Coming: var coming })
        {
            var from = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            lines.Add(Line(Texts.Get("coverage.below-wage"), Texts.Format("coverage.coming", from), Number(coming)));
        }

        return lines;
    }

    private static string[] Line(string what, string of, string count) => [what, of, count];

    private static string Number(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "1–4";
}
