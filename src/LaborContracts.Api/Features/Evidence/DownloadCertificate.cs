using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Timestamps;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>The certificate of deposit (存证证明) alone, free of charge.</summary>
internal static class DownloadCertificate
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapGet("/{id:guid}/certificate.pdf", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
        .WithName("DownloadCertificate")
        .WithSummary("The certificate of deposit, sealed by the platform's operator");

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, DossierShelf shelf, AccessLog looks, EvidenceDesk desk, EvidencePacking packing, CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        await looks.RecordAsync(dossier, Look.Certificate, caller, cancellationToken);
        if (await desk.CollectAsync(dossier, caller, cancellationToken) is not { } evidence)
            return Problems.Of(StatusCodes.Status409Conflict, "proof.not-concluded");
        try
        {
            return TypedResults.File(await packing.CertifyAsync(evidence, cancellationToken), "application/pdf", $"{evidence.Number}-certificate.pdf");
        }
        catch (Exception e) when (e is TimestampUnavailableException or SigningKeyUnavailableException)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "evidence.unavailable");
        }
    }
}
