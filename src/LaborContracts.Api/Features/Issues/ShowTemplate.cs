using LaborContracts.Api.Http;
using LaborContracts.Api.Sheets;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms.Sheets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Issues;

/// <summary>An empty spreadsheet with a heading for each value that an agreement of a kind usually states.</summary>
internal static class ShowTemplate
{
    public static void Map(RouteGroupBuilder issues)
    {
        issues.MapGet("/template.csv", Csv)
            .WithName("ShowCsvTemplate").WithSummary("Headings for the lines of a CSV file, by kind of document");
        issues.MapGet("/template.xlsx", Xlsx)
            .WithName("ShowXlsxTemplate").WithSummary("The same as an Excel workbook");
    }

    public static Results<PushStreamHttpResult, ProblemHttpResult> Csv(CancellationToken cancellationToken, string kind = "labor-contract") =>
        Answer(kind, SheetAnswer.Csv, cancellationToken);

    public static Results<PushStreamHttpResult, ProblemHttpResult> Xlsx(CancellationToken cancellationToken, string kind = "labor-contract") =>
        Answer(kind, SheetAnswer.Xlsx, cancellationToken);

    private static Results<PushStreamHttpResult, ProblemHttpResult> Answer(string code, AnswerWithSheet answer, CancellationToken cancellationToken)
    {
        if (!DocumentKinds.TryParse(code, out var kind) || !kind.Value.IsAgreement())
            return Problems.Malformed("kind", "field.kind");
        string[] headings =
            [.. TermsColumns.Of(kind.Value).Select(column => Language.IsEnglish ? column.Heading.English : column.Heading.Chinese)];
        return answer(code, headings, AsyncEnumerable.Empty<IReadOnlyList<string>>(), cancellationToken);
    }
}
