using LaborContracts.Api.Http;
using LaborContracts.Ledger.Sequences;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Statements;

/// <summary>
/// The employer's own statement: what it can show to whoever doubts that it is all. It names no person and tells no terms, so it is no look at a contract.
/// </summary>
internal static class ShowStatement
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/statement", HandleAsync)
        .WithTags("statements")
        .RequireAuthorization(Roles.Employer)
        .Produces(StatusCodes.Status200OK, contentType: "application/json")
        .WithName("ShowStatement")
        .WithSummary("All that was registered of the employer in a time, provable without the platform");

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        DateOnly from, DateOnly to, Caller caller, StatementDesk desk, CancellationToken cancellationToken, long? after = null)
    {
        var (file, refusal) = await desk.MakeAsync(caller.Party, new(from, to), after, null, StatementFile.MostLeaves, cancellationToken);
        return file is null ? refusal! : TypedResults.File(file.Write(), "application/json", "statement.json");
    }
}
