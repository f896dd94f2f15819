using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>The PDF as it stands: the bytes that are read are the bytes that are signed.</summary>
internal static class ShowDocument
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapGet("/{id:guid}/document.pdf", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
        .WithName("ShowDocument")
        .WithSummary("The PDF as it stands");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, DossierShelf shelf, AccessLog looks, CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        if (dossier.Row.DocumentSha256 is null) return Problems.Of(StatusCodes.Status409Conflict, "contract.no-document");
        var pdf = await dossier.ReadDocumentAsync(cancellationToken);
        await looks.RecordAsync(dossier, Look.Document, caller, cancellationToken);
        return TypedResults.File(pdf, "application/pdf", $"{dossier.Contract.Number}.pdf");
    }
}
