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
        Guid id, Caller caller, DossierShelf shelf, AccessLog looks, PlatformSettings settings, CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        await looks.RecordAsync(dossier, Look.Contract, caller, cancellationToken);
        return TypedResults.Ok(ContractView.From(dossier, settings.BaseAddress));
    }
}
