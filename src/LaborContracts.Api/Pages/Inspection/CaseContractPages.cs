using LaborContracts.Api.Features.Cases;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Features.Evidence;
using LaborContracts.Api.Http;
using LaborContracts.Documents.Reading;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Inspection;

/// <summary>One contract within a case: its page, its PDF, its evidence package. Each look is recorded before anything is shown.</summary>
internal static class CaseContractPages
{
    public static void MapCaseContracts(this RouteGroupBuilder pages)
    {
        pages.MapGet("/{id:guid}/contracts/{contract:guid}", ShowAsync);
        pages.MapGet("/{id:guid}/contracts/{contract:guid}/document.pdf", DownloadDocumentAsync);
        pages.MapGet("/{id:guid}/contracts/{contract:guid}/evidence.zip", DownloadEvidenceAsync).WithMetadata(Heavy.Work);
    }

    private static async Task<IResult> ShowAsync(
        Guid id, Guid contract, HttpContext http, IAntiforgery forms, CaseDesk desk, CaseLooks looks, ResultCards cards, OfferedPaper paper, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (file, refusal) = await desk.EnterAsync(id, cancellationToken);
        if (file is null) return InspectionPages.Refused(refusal!, null);
        var (dossier, notFound) = await desk.FindAsync(file, contract, cancellationToken);
        if (dossier is null) return InspectionPages.Refused(notFound!, id);
        var shown = new ShownCaseContract(
            CaseView.From(file, clock.TodayInChina()), await cards.MakeAsync(dossier, cancellationToken), await paper.ReadAsync(dossier, cancellationToken));
        if (await looks.RecordAsync(file, [dossier], "contract", cancellationToken) is { } notRecorded) return InspectionPages.Refused(notRecorded, id);
        return new RazorComponentResult<CaseContract>(new { Shown = shown, Hidden = HiddenField.Of(forms, http) });
    }

    private static async Task<IResult> DownloadDocumentAsync(
        Guid id, Guid contract, CaseDesk desk, CaseLooks looks, CancellationToken cancellationToken) =>
        OrRefused((await ShowCaseDocument.HandleAsync(id, contract, desk, looks, cancellationToken)).Result, id);

    private static async Task<IResult> DownloadEvidenceAsync(
        Guid id, Guid contract, CaseDesk desk, CaseLooks looks, EvidenceDesk evidences, EvidencePacking packing, CancellationToken cancellationToken) =>
        OrRefused((await DownloadCaseEvidence.HandleAsync(id, contract, desk, looks, evidences, packing, cancellationToken)).Result, id);

    private static IResult OrRefused(IResult answer, Guid within) =>
        answer is ProblemHttpResult problem ? InspectionPages.Refused(problem, within) : answer;
}

/// <summary>All that the page of a contract within a case shows.</summary>
/// <param name="Text">The whole text; null where only the PDF can be shown, see <see cref="OfferedPaper"/>.</param>
public sealed record ShownCaseContract(CaseView Case, ResultCard Card, IReadOnlyList<ReadingPart>? Text);
