using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>The evidence package of the relation to which a contract belongs, free of charge: with it nobody needs the platform.</summary>
internal static class DownloadEvidence
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapGet("/{id:guid}/evidence.zip", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/zip")
        .WithName("DownloadEvidence")
        .WithSummary("The evidence package: documents, proofs, trail, sealed report, and verifiers");

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, DossierShelf shelf, AccessLog looks, EvidenceDesk desk, EvidencePacking packing, CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        await looks.RecordAsync(dossier, Look.Evidence, caller, cancellationToken);
        return await packing.AnswerAsync(await desk.CollectAsync(dossier, caller, cancellationToken), cancellationToken);
    }
}
