using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Imports;

/// <summary>The file as it was received, byte for byte.</summary>
internal static class ShowImportDocument
{
    public static void Map(RouteGroupBuilder imports) => imports
        .MapGet("/{id:guid}/document.pdf", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
        .WithName("ShowImportDocument")
        .WithSummary("The PDF as it was received");

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, ImportShelf shelf, CancellationToken cancellationToken) =>
        await shelf.FindAsync(id, caller, cancellationToken) is { } row
            ? TypedResults.File(await shelf.ReadDocumentAsync(row, cancellationToken), "application/pdf", $"{row.Id}.pdf")
            : ShowImport.NotFound();
}
