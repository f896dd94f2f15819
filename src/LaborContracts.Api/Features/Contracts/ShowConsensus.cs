using System.Text;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Storage;
using LaborContracts.Verification;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// The proof that the chain's institutions sealed the block in which the contract's batch was recorded: with it and the proof nobody
/// needs a node. Only what holds under the published pins is given.
/// </summary>
internal static class ShowConsensus
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapGet("/{id:guid}/consensus.json", HandleAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/json")
        .WithName("ShowConsensus")
        .WithSummary("The consensus proof of the contract's batch, on a chain whose validators are pinned");

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, DossierShelf shelf, LaborContractsDb db, Trust trust, IRegistry registry, IChainNode node,
        CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var batch = await (
            from leaf in db.Leaves
            where leaf.ContractId == dossier.Row.Id && leaf.Kind == (int)LeafKind.ConcludedDocument
            join anchored in db.Batches on leaf.BatchId equals anchored.Id
            where anchored.ProvenAt != null
            orderby leaf.Id descending
            select anchored).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (batch is null) return Problems.Of(StatusCodes.Status409Conflict, "proof.not-anchored");
        if (trust.Validators.IsEmpty) return Problems.Of(StatusCodes.Status409Conflict, "consensus.not-pinned");
        try
        {
            var root = new Bytes32(batch.Root);
            var proof = await node.AskAsync(
                asked => new ConsensusProofs(asked, registry.ChainId, registry.Address).OfAnchoringAsync(root, cancellationToken), cancellationToken);
            return proof?.Check(root, (uint)batch.LeafCount, new(registry.Address, trust.Validators)).Proven is not null
                ? TypedResults.Content(Encoding.UTF8.GetString(proof.Write()), "application/json")
                : Problems.Of(StatusCodes.Status503ServiceUnavailable, "consensus.unproven");
        }
        catch (ChainUnavailableException)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "chain.unavailable");
        }
    }
}
