using LaborContracts.Api.Http;
using LaborContracts.Api.Issues;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Issues;

/// <summary>
/// Sends what was checked. Who confirms says which file and how many contracts, so that neither a stale page nor another upload is confirmed
/// by mistake; each rule that warns of some lines needs one reason.
/// </summary>
internal static class ConfirmIssue
{
    private const int LongestReason = 500;

    public static void Map(RouteGroupBuilder issues) => issues
        .MapPost("/{id:guid}/confirm", HandleAsync)
        .WithName("ConfirmIssue")
        .WithSummary("Confirm by the file's SHA-256 and the number of its lines that are ready; they are sent for signing");

    public static async Task<Results<Ok<IssueView>, ProblemHttpResult>> HandleAsync(
        Guid id, ConfirmRequest request, Caller caller, IssueFile files, LaborContractsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (request.Reasons?.FirstOrDefault(r => r.Value?.Length > LongestReason) is { Key: { } rule })
            return Problems.Malformed($"reasons.{rule}", "field.too-long");
        if (await files.OwnedBy(caller).SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } issue)
            return Problems.Of(StatusCodes.Status404NotFound, "issue.not-found");
        if (request.Sha256 != issue.Sha256) return Problems.Of(StatusCodes.Status422UnprocessableEntity, "issue.other-file");
        if (issue.State is nameof(IssueState.Issuing) or nameof(IssueState.Finished)) return TypedResults.Ok(IssueView.From(issue, files));
        if (issue.State != nameof(IssueState.Checked)) return Problems.Of(StatusCodes.Status409Conflict, "issue.not-in-this-state");
        if (request.Lines != issue.Ready || issue.Ready == 0)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "issue.other-number", Texts.Format("issue.other-number", issue.Ready));

        var contents = files.ContentsOf(issue);
        var reasons = (request.Reasons ?? new Dictionary<string, string?>())
            .Where(r => contents.Totals.Warnings.ContainsKey(r.Key) && !string.IsNullOrWhiteSpace(r.Value)).ToDictionary(r => r.Key, r => r.Value!);
        if (contents.Totals.Warnings.Keys.Except(reasons.Keys).Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } missing)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "contract.warnings-need-reasons", Texts.Get("issue.reasons"), [new("rules", missing)]);

        files.Keep(issue, contents with { Confirmation = new(caller.Account, caller.From, reasons) });
        (issue.State, issue.ConfirmedAt) = (nameof(IssueState.Issuing), clock.GetUtcNow());
        issue.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(IssueView.From(issue, files));
    }

    /// <param name="Sha256">Of the file, lower-case hex.</param>
    /// <param name="Lines">That are ready: as many contracts are sent.</param>
    /// <param name="Reasons">By rule id, why lines are issued in spite of its warning; kept as evidence with each contract.</param>
    internal sealed record ConfirmRequest(string Sha256, int Lines, IReadOnlyDictionary<string, string?>? Reasons);
}
