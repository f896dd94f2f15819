using LaborContracts.Api.Http;
using LaborContracts.Domain.Statutes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>What the statutes say of a draft; nothing is stored.</summary>
internal static class CheckTerms
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/check", Handle)
        .WithName("CheckTerms")
        .WithSummary("Statutory findings for a draft; nothing is stored");

    private static Results<Ok<CheckAnswer>, ProblemHttpResult> Handle(TermsRequest request, TimeProvider clock)
    {
        var (terms, errors) = TermsReading.Read(request);
        return terms is null
            ? Problems.Malformed(errors)
            : TypedResults.Ok(new CheckAnswer(StatuteBook.Check(terms, clock.TodayInChina())));
    }

    internal sealed record CheckAnswer(IReadOnlyList<Finding> Findings);
}
