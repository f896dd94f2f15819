using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Features.Evidence;

namespace LaborContracts.Api.Pages.MyContracts;

/// <summary>What a party takes away of a document. The API makes it, and records the looks.</summary>
internal static class DownloadPages
{
    public static void MapDownloads(this RouteGroupBuilder contracts)
    {
        contracts.MapGet("/{id:guid}/document.pdf", ShowDocument.HandleAsync);
        contracts.MapGet("/{id:guid}/proof.json", ShowProof.HandleAsync);
        contracts.MapGet("/{id:guid}/trail.json", ShowTrail.HandleAsync);
        contracts.MapGet("/{id:guid}/evidence.zip", DownloadEvidence.HandleAsync);
        contracts.MapGet("/{id:guid}/certificate.pdf", DownloadCertificate.HandleAsync);
    }
}
