using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Imports;

/// <summary>One import, with what its signatures were found to be worth, and who of the labor authority has looked.</summary>
internal static class ShowImport
{
    public static void Map(RouteGroupBuilder imports) => imports
        .MapGet("/{id:guid}", HandleAsync)
        .WithName("ShowImport")
        .WithSummary("A document that was signed elsewhere, with the result for its signatures");

    public static async Task<Results<Ok<ImportView>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, ImportShelf shelf, LaborContractsDb db, CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(id, caller, cancellationToken) is not { } row) return NotFound();
        return TypedResults.Ok(ImportView.From(
            row, shelf.ContentsOf(row), await ListImports.IsAnchoredAsync(db, row, cancellationToken), showSignatures: true) with
        {
            Looks = await shelf.ToldLooksAsync(row, cancellationToken),
        });
    }

    /// <summary>Also what is answered for someone else's: whether it exists is nobody else's business.</summary>
    public static ProblemHttpResult NotFound() => Problems.Of(StatusCodes.Status404NotFound, "import.not-found");
}
