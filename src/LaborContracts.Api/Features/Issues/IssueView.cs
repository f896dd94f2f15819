using System.Globalization;
using LaborContracts.Api.Http;
using LaborContracts.Api.Issues;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Features.Issues;

/// <summary>An upload as its employer sees it.</summary>
/// <param name="Document">Code of the kind of document.</param>
/// <param name="Sha256">Of the file; what is confirmed.</param>
/// <param name="Lines">That were read so far, the headings not counted.</param>
/// <param name="Ready">That are or were ready to be issued; what is confirmed.</param>
/// <param name="Faulty">That are left out.</param>
/// <param name="Problem">Why the file as a whole cannot be used.</param>
public sealed record IssueView(
    Guid Id,
    string Document,
    bool Bilingual,
    IssueState State,
    string Sha256,
    int Bytes,
    DateTimeOffset CreatedAt,
    int Lines,
    int Ready,
    int Faulty,
    int Issued,
    int Refused,
    DateTimeOffset? CheckedAt,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? EndedAt,
    IssueProblem? Problem,
    TotalsView Totals)
{
    internal static IssueView From(IssueRow issue, IssueFile files)
    {
        var contents = files.ContentsOf(issue);
        return new(
            issue.Id,
            issue.Document,
            issue.Bilingual,
            Enum.Parse<IssueState>(issue.State),
            issue.Sha256,
            issue.Bytes,
            issue.CreatedAt,
            issue.Ready + issue.Faulty,
            issue.Ready,
            issue.Faulty,
            issue.Issued,
            issue.Refused,
            issue.CheckedAt,
            issue.ConfirmedAt,
            issue.EndedAt,
            issue.Code is { } code ? new(code, Texts.Get(code), contents.Fault) : null,
            TotalsView.From(contents.Totals));
    }
}

/// <param name="At">The heading at fault, or the number of the line; null if neither.</param>
public sealed record IssueProblem(string Code, string Message, string? At);

/// <summary>What the lines that are ready come to.</summary>
/// <param name="Warnings">Each needs a reason when the upload is confirmed.</param>
/// <param name="Wages">Lines that state a monthly wage.</param>
/// <param name="WageSum">Of these wages a month.</param>
public sealed record TotalsView(
    IReadOnlyList<WarningView> Warnings, int Wages, string? WageSum, string? LeastWage, string? GreatestWage)
{
    internal static TotalsView From(IssueTotals totals) => new(
        [.. totals.Warnings.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => new WarningView(
            w.Key, w.Value.Lines, w.Value.FirstLine, w.Value.Article, Language.IsEnglish ? w.Value.MessageEn : w.Value.Message))],
        totals.Wages,
        Yuan(totals.WageSum),
        Yuan(totals.LeastWage),
        Yuan(totals.GreatestWage));

    private static string? Yuan(decimal? amount) => amount?.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <param name="Id">Of the rule.</param>
/// <param name="Lines">Of which it warns.</param>
/// <param name="FirstLine">Of which the message speaks.</param>
public sealed record WarningView(string Id, int Lines, int FirstLine, string Article, string Message);
