using LaborContracts.Api.Http;
using LaborContracts.Api.Issues;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Issues;

/// <summary>Stops an upload. What was issued stays and can be withdrawn contract by contract; the rest is never sent.</summary>
internal static class CancelIssue
{
    private const int MostTries = 20;

    public static void Map(RouteGroupBuilder issues) => issues
        .MapPost("/{id:guid}/cancel", HandleAsync)
        .WithName("CancelIssue")
        .WithSummary("Cancel what has not been issued yet");

    public static async Task<Results<Ok<IssueView>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, IssueFile files, LaborContractsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryAsync(id, caller, files, clock, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries)
            {
                db.ChangeTracker.Clear(); // a line was issued in between, as happens many times a second
            }
        }
    }

    private static async Task<Results<Ok<IssueView>, ProblemHttpResult>> TryAsync(
        Guid id, Caller caller, IssueFile files, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await files.OwnedBy(caller).SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } issue)
            return Problems.Of(StatusCodes.Status404NotFound, "issue.not-found");
        if (issue.State is nameof(IssueState.Finished) or nameof(IssueState.Unreadable))
            return Problems.Of(StatusCodes.Status409Conflict, "issue.not-in-this-state");
        if (issue.State != nameof(IssueState.Cancelled))
            await files.EndAsync(issue, IssueState.Cancelled, clock.GetUtcNow(), cancellationToken);
        return TypedResults.Ok(IssueView.From(issue, files));
    }
}
