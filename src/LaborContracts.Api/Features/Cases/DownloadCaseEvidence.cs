using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Evidence;
using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Cases;

/// <summary>
/// The evidence package of a contract within a case, as a party gets it, but with what the case reaches alone, and with the case and its legal basis in its
/// manifest: with it a dispute is decided without the platform. The look is recorded before anything is made.
/// </summary>
internal static class DownloadCaseEvidence
{
    public static void Map(RouteGroupBuilder cases)
    {
        cases.MapGet("/{id:guid}/contracts/{contract:guid}/evidence.zip", HandleAsync)
            .WithMetadata(Heavy.Work)
            .Produces(StatusCodes.Status200OK, contentType: "application/zip")
            .WithName("DownloadContractEvidence")
            .WithSummary("The evidence package of a contract within a case; the look is recorded");
        cases.MapGet("/{id:guid}/evidence.zip", HandleAsync)
            .WithMetadata(Heavy.Work)
            .Produces(StatusCodes.Status200OK, contentType: "application/zip")
            .WithName("DownloadCaseEvidence")
            .WithSummary("The same, with the contract as a parameter");
    }

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Guid contract, CaseDesk desk, CaseLooks looks, EvidenceDesk evidences, EvidencePacking packing, CancellationToken cancellationToken)
    {
        var (file, refusal) = await desk.EnterAsync(id, cancellationToken);
        if (file is null) return refusal!;
        var (dossier, notFound) = await desk.FindAsync(file, contract, cancellationToken);
        if (dossier is null) return notFound!;
        if (await looks.RecordAsync(file, [dossier], Look.Evidence, cancellationToken) is { } notRecorded) return notRecorded;
        return await packing.AnswerAsync(await evidences.CollectAsync(dossier, file, cancellationToken), cancellationToken);
    }
}
