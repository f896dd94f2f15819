using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Cases;

/// <summary>One contract within a case, whole.</summary>
internal static class ShowCaseContract
{
    public static void Map(RouteGroupBuilder cases) => cases
        .MapGet("/{id:guid}/contracts/{contract:guid}", HandleAsync)
        .WithName("ShowCaseContract")
        .WithSummary("One contract within a case; the look is recorded");

    private static async Task<Results<Ok<Shown>, ProblemHttpResult>> HandleAsync(
        Guid id, Guid contract, CaseDesk desk, CaseLooks looks, ResultCards cards, PlatformSettings settings, CancellationToken cancellationToken)
    {
        var (file, refusal) = await desk.EnterAsync(id, cancellationToken);
        if (file is null) return refusal!;
        var (dossier, notFound) = await desk.FindAsync(file, contract, cancellationToken);
        if (dossier is null) return notFound!;
        var shown = new Shown(ContractView.From(dossier, settings.BaseAddress), await cards.MakeAsync(dossier, cancellationToken));
        return await looks.RecordAsync(file, [dossier], "contract", cancellationToken) is { } notRecorded ? notRecorded : TypedResults.Ok(shown);
    }

    /// <param name="Contract">As its parties see it.</param>
    internal sealed record Shown(ContractView Contract, ResultCard Card);
}
