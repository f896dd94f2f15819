using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>What the statutes say today of a document as it was drawn up: before an offer, what it would meet.</summary>
internal static class ShowFindings
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapGet("/{id:guid}/findings", HandleAsync)
        .WithName("ShowFindings")
        .WithSummary("Statutory findings for a document, history and the contract it follows in view");

    private static async Task<Results<Ok<CheckTerms.CheckAnswer>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, DossierShelf shelf, AccessLog looks, StatuteDesk statutes, CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        await looks.RecordAsync(dossier, Look.Findings, caller, cancellationToken);
        return TypedResults.Ok(new CheckTerms.CheckAnswer(await statutes.CheckAsync(dossier, cancellationToken)));
    }
}
