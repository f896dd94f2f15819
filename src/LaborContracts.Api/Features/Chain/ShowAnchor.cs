using LaborContracts.Api.Http;
using LaborContracts.Ledger;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Chain;

/// <summary>A batch by its root.</summary>
internal static class ShowAnchor
{
    public static void Map(RouteGroupBuilder open) => open
        .MapGet("/anchors/{root}", HandleAsync)
        .WithName("ShowAnchor")
        .WithSummary("A batch by its Merkle root");

    private static async Task<Results<Ok<AnchorAnswer>, ProblemHttpResult>> HandleAsync(
        string root, LaborContractsDb db, CancellationToken cancellationToken)
    {
        if (!Bytes32.TryParse(root, out var wanted)) return Problems.Of(StatusCodes.Status404NotFound, "anchor.not-found");
        var bytes = wanted.ToArray();
        return await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Root == bytes, cancellationToken) is { } batch
            ? TypedResults.Ok(new AnchorAnswer(
                wanted.ToString(),
                batch.LeafCount,
                batch.ProvenAt is not null,
                batch.TransactionHash is { } hash ? Hex.Encode(hash) : null,
                batch.BlockNumber,
                batch.BlockTime))
            : Problems.Of(StatusCodes.Status404NotFound, "anchor.not-found");
    }

    internal sealed record AnchorAnswer(
        string Root, int LeafCount, bool Anchored, string? TransactionHash, long? BlockNumber, DateTimeOffset? BlockTime);
}
