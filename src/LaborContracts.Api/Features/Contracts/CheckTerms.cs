using LaborContracts.Api.Http;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>What the statutes say of a draft, earlier contracts of the two parties in view; nothing is stored.</summary>
internal static class CheckTerms
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/check", HandleAsync)
        .Accepts<ContractTerms>("application/json")
        .WithName("CheckTerms")
        .WithSummary("Statutory findings for a draft; nothing is stored");

    private static async Task<Results<Ok<CheckAnswer>, ProblemHttpResult>> HandleAsync(
        TermsBody body, Caller caller, StatuteDesk statutes, CancellationToken cancellationToken)
    {
        var (terms, problem) = body.Read();
        if (terms is null) return problem!;
        // What another firm once agreed with the worker is not the caller's to learn.
        if (terms.Employer.CreditCode.ToString() != caller.Party)
            return Problems.Of(StatusCodes.Status403Forbidden, "contract.not-your-firm");
        return TypedResults.Ok(new CheckAnswer(await statutes.CheckAsync(terms, cancellationToken)));
    }

    internal sealed record CheckAnswer(IReadOnlyList<Finding> Findings);
}
