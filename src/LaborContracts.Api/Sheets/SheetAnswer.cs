using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Sheets;

/// <summary>A table as a file to download, in one of the forms of <see cref="SheetAnswer"/>.</summary>
/// <param name="name">Of the file, without what its form adds.</param>
internal delegate PushStreamHttpResult AnswerWithSheet(
    string name, IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<string>> lines, CancellationToken cancellationToken);

/// <summary>Tables to download.</summary>
internal static class SheetAnswer
{
    public static PushStreamHttpResult Csv(
        string name, IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<string>> lines, CancellationToken cancellationToken) =>
        TypedResults.Stream(body => SheetFile.WriteCsvAsync(body, headings, lines, cancellationToken), $"{SheetFile.Csv}; charset=utf-8", $"{name}.csv");

    public static PushStreamHttpResult Xlsx(
        string name, IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<string>> lines, CancellationToken cancellationToken) =>
        TypedResults.Stream(body => SheetFile.WriteXlsxAsync(body, headings, lines, cancellationToken), SheetFile.Xlsx, $"{name}.xlsx");
}
