using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>One contract.</summary>
internal static class ShowContract
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapGet("/{id:guid}", HandleAsync)
        .WithName("ShowContract")
        .WithSummary("One contract");

    private static async Task<Results<Ok<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, DossierShelf shelf, PlatformSettings settings, CancellationToken cancellationToken) =>
        await shelf.OpenAsync(id, caller, cancellationToken) is { } dossier
            ? TypedResults.Ok(ContractView.From(dossier, settings.BaseAddress))
            : Problems.ContractNotFound();
}
