using System.Text;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>The proof that with the PDF, and without the platform, shows since when the contract exists unchanged.</summary>
internal static class ShowProof
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapGet("/{id:guid}/proof.json", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/json")
        .WithName("ShowProof")
        .WithSummary("The inclusion proof of the concluded contract");

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, DossierShelf shelf, AccessLog looks, LaborContractsDb db, BatchTrees trees, CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(id, caller, cancellationToken) is not { } row) return Problems.ContractNotFound();
        var leaf = await db.Leaves.AsNoTracking()
            .Where(l => l.ContractId == row.Id && l.Kind == (int)LeafKind.ConcludedDocument).OrderByDescending(l => l.Id).FirstOrDefaultAsync(cancellationToken);
        if (leaf is null) return Problems.Of(StatusCodes.Status409Conflict, "proof.not-concluded");
        if (await trees.ProofOfAsync(leaf, cancellationToken) is not { } proof) return Problems.Of(StatusCodes.Status409Conflict, "proof.not-anchored");
        if (row.ShreddedAt is null) await looks.RecordAsync(await shelf.OpenAsync(row, cancellationToken), Look.Proof, caller, cancellationToken);
        return TypedResults.Content(Encoding.UTF8.GetString(proof.Write()), "application/json");
    }
}
