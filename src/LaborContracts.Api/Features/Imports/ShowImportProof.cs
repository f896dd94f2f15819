using System.Text;
using LaborContracts.Api.Http;
using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Imports;

/// <summary>The proof that with the PDF, and without the platform, shows since when the file exists unchanged; no more than that.</summary>
internal static class ShowImportProof
{
    public static void Map(RouteGroupBuilder imports) => imports
        .MapGet("/{id:guid}/proof.json", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/json")
        .WithName("ShowImportProof")
        .WithSummary("The inclusion proof of the file as it was received");

    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, ImportShelf shelf, LaborContractsDb db, BatchTrees trees, CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(id, caller, cancellationToken) is not { } row) return ShowImport.NotFound();
        var leaf = await db.Leaves.AsNoTracking().SingleAsync(l => l.Key == row.Key && l.Kind == (int)LeafKind.ImportedDocument, cancellationToken);
        return await trees.ProofOfAsync(leaf, cancellationToken) is { } proof
            ? TypedResults.Content(Encoding.UTF8.GetString(proof.Write()), "application/json")
            : Problems.Of(StatusCodes.Status409Conflict, "import.not-anchored");
    }
}
