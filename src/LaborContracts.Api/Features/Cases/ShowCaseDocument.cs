using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Cases;

/// <summary>The PDF of a contract within a case, as it stands.</summary>
internal static class ShowCaseDocument
{
    public static void Map(RouteGroupBuilder cases) => cases
        .MapGet("/{id:guid}/contracts/{contract:guid}/document.pdf", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
        .WithName("ShowCaseDocument")
        .WithSummary("The PDF of a contract within a case; the look is recorded");

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Guid contract, CaseDesk desk, CaseLooks looks, CancellationToken cancellationToken)
    {
        var (file, refusal) = await desk.EnterAsync(id, cancellationToken);
        if (file is null) return refusal!;
        var (dossier, notFound) = await desk.FindAsync(file, contract, cancellationToken);
        if (dossier is null) return notFound!;
        var pdf = await dossier.ReadDocumentAsync(cancellationToken);
        return await looks.RecordAsync(file, [dossier], "document", cancellationToken) is { } notRecorded
            ? notRecorded
            : TypedResults.File(pdf, "application/pdf", $"{dossier.Contract.Number}.pdf");
    }
}
