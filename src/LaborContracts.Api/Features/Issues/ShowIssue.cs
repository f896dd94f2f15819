using System.Globalization;
using System.Text.Json;
using LaborContracts.Api.Http;
using LaborContracts.Api.Issues;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Issues;

/// <summary>How far an upload is, the first lines as they would be issued, and a page of the lines that have faults.</summary>
internal static class ShowIssue
{
    private const int Samples = 5;
    private const int MostOnPage = 500;
    private static readonly string[] WithFaults = [nameof(IssueLineState.Faulty), nameof(IssueLineState.Refused)];

    public static void Map(RouteGroupBuilder issues) => issues
        .MapGet("/{id:guid}", HandleAsync)
        .WithName("ShowIssue")
        .WithSummary("Progress, totals and samples of an upload, and its lines with faults, a page at a time");

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, IssueFile files, LaborContractsDb db, CancellationToken cancellationToken, int limit = 100, string? cursor = null)
    {
        var after = 0;
        if (cursor is not null && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
        if (await files.OwnedBy(caller).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } issue)
            return Problems.Of(StatusCodes.Status404NotFound, "issue.not-found");

        limit = Math.Clamp(limit, 1, MostOnPage);
        var lines = db.IssueLines.AsNoTracking().Where(l => l.IssueId == id);
        var samples = await lines.Where(l => l.State == nameof(IssueLineState.Ready) && l.Sealed != null)
            .OrderBy(l => l.Number).Take(Samples).ToListAsync(cancellationToken);
        var page = await lines.Where(l => WithFaults.Contains(l.State) && l.Number > after)
            .OrderBy(l => l.Number).Take(limit + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Answer(
            IssueView.From(issue, files),
            [.. samples.Select(line => new Sample(line.Number, files.Open<JsonElement>(issue, line.Sealed!)))],
            [.. page.Take(limit).Select(line => View(issue, line, files))],
            page.Count > limit ? page[limit - 1].Number.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static FaultyLine View(IssueRow issue, IssueLineRow line, IssueFile files)
    {
        var faults = line is { State: nameof(IssueLineState.Faulty), Sealed: { } told } ? files.Open<LineFaults>(issue, told) : null;
        return new(
            line.Number,
            line.Code!,
            Texts.Get(line.Code!),
            [.. (faults?.Faults ?? new Dictionary<string, string>()).Select(fault => new FieldFault(
                fault.Key, NameOf(fault.Key), fault.Value, Texts.Get($"field.{fault.Value}")))],
            faults?.Findings ?? [],
            faults?.Character);
    }

    /// <summary>Null for what terms do not have, such as a misspelt member of the common ones.</summary>
    public static string? NameOf(string path)
    {
        try
        {
            var (chinese, english) = FieldNames.Of(path);
            return Language.IsEnglish ? english : chinese;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <param name="Samples">The first lines that are ready, until they are issued.</param>
    /// <param name="Errors">Lines that cannot be or could not be issued, in their order.</param>
    /// <param name="Next">Cursor of the next page of them; null on the last.</param>
    internal sealed record Answer(IssueView Batch, IReadOnlyList<Sample> Samples, IReadOnlyList<FaultyLine> Errors, string? Next);

    internal sealed record Sample(int Line, JsonElement Terms);

    /// <param name="Findings">Of the statutes, those that forbid the offer.</param>
    /// <param name="Character">That no font has, as <c>U+10FFFD</c>.</param>
    internal sealed record FaultyLine(
        int Line, string Code, string Message, IReadOnlyList<FieldFault> Faults, IReadOnlyList<Finding> Findings, string? Character);

    /// <param name="Field">Path of the terms.</param>
    /// <param name="Name">What the field is called.</param>
    internal sealed record FieldFault(string Field, string? Name, string Code, string Message);
}
