using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// The worker asks the employer for a stamped copy on paper (guide of 2021, Art. 13). Repeating the call while a copy is
/// due changes nothing.
/// </summary>
internal static class RequestPaperCopy
{
    /// <summary>In which the employer is to give it. The guide names no term; this is the platform's.</summary>
    private const int Days = 15;

    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/paper-copies", HandleAsync)
        .WithName("RequestPaperCopy")
        .WithSummary("Ask the employer for a stamped copy of the concluded document on paper, free of charge");

    public static async Task<Results<Ok<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        Caller caller,
        DossierShelf shelf,
        LaborContractsDb db,
        PlatformSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var today = clock.TodayInChina();
        var requested = dossier.Contract.RequestPaperCopy(new(clock.GetUtcNow(), today.AddDays(Days)), today);
        if (requested.Refusal is { } refusal and not PaperCopyAwaited) return Problems.From(refusal);
        if (requested.Value is { } made)
        {
            await dossier.RecordAsync(made, caller, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.Ok(ContractView.From(dossier, settings.BaseAddress));
    }
}
