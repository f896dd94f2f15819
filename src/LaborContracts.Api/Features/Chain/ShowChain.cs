using LaborContracts.Api.Workers;
using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Chain;

/// <summary>The chain, the registry, and how far the platform lags behind: what waits, and since when.</summary>
internal static class ShowChain
{
    public static void Map(RouteGroupBuilder open) => open
        .MapGet("/chain", HandleAsync)
        .WithName("ShowChain")
        .WithSummary("The chain, the registry, and the platform's lag");

    private static async Task<Ok<ChainAnswer>> HandleAsync(
        IRegistry registry, NodeSet nodes, LaborContractsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var waiting = await (
            from leaf in db.Leaves
            where leaf.BatchId == null || db.Batches.Any(b => b.Id == leaf.BatchId && b.ProvenAt == null)
            group leaf by 1 into all
            select new { Count = all.Count(), Oldest = all.Min(l => l.RecordedAt) }).SingleOrDefaultAsync(cancellationToken);
        var last = await db.Batches.AsNoTracking().Where(b => b.ProvenAt != null)
            .OrderByDescending(b => b.Sequence).FirstOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(new ChainAnswer(
            registry.ChainId,
            registry.Address.ToString(),
            await HeadAsync(registry, cancellationToken),
            [.. nodes.Health.Select(node => new NodeAnswer(node.Address, node.Fault is null, node.Fault, node.Height, node.Since))],
            new LagAnswer(waiting?.Count ?? 0, waiting is null ? 0 : (long)(clock.GetUtcNow() - waiting.Oldest).TotalSeconds),
            last is null ? null : new BatchAnswer(Ledger.Hex.Encode(last.Root), last.LeafCount, last.BlockNumber!.Value, last.BlockTime!.Value),
            await ReconciliationAsync(db, cancellationToken)));
    }

    public static async Task<ReconciliationAnswer> ReconciliationAsync(LaborContractsDb db, CancellationToken cancellationToken)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(r => !RelationRound.Names.Contains(r.Check)).ToListAsync(cancellationToken);
        var documents = rounds.Where(round => round.Check == StoredDocuments.CheckName).ToList();
        return new(
            OldestEnd([.. rounds.Except(documents)]),
            OldestEnd(documents),
            await db.Divergences.CountAsync(d => d.ConfirmedAt != null && d.ResolvedAt == null, cancellationToken),
            await db.Divergences.CountAsync(d => d.RepairedAt != null && d.ResolvedAt != null, cancellationToken));
    }

    /// <summary>Null while one of them has never come to its end.</summary>
    private static DateTimeOffset? OldestEnd(IReadOnlyList<RoundRow> rounds) =>
        rounds.All(round => round.EndedAt is not null) ? rounds.Min(round => round.EndedAt) : null;

    private static async Task<HeadAnswer?> HeadAsync(IRegistry registry, CancellationToken cancellationToken)
    {
        try
        {
            var head = await registry.HeadAsync(cancellationToken);
            return new HeadAnswer(head.Number, head.Hash.ToString(), head.Time);
        }
        catch (ChainUnavailableException)
        {
            return null;
        }
    }

    /// <param name="Head">The latest block; null while the chain cannot be reached.</param>
    /// <param name="Nodes">Those that the platform asks, the preferred first.</param>
    internal sealed record ChainAnswer(
        ulong ChainId, string Registry, HeadAnswer? Head, IReadOnlyList<NodeAnswer> Nodes, LagAnswer Lag, BatchAnswer? LastAnchored,
        ReconciliationAnswer Reconciliation);

    /// <param name="Address">Scheme, host and port.</param>
    /// <param name="InUse">False while it is set aside and nothing that it says is believed.</param>
    /// <param name="Reason">Why it is set aside.</param>
    /// <param name="Height">Of the latest block that it showed.</param>
    /// <param name="Since">When it was set aside, or taken into use.</param>
    internal sealed record NodeAnswer(string Address, bool InUse, NodeFault? Reason, ulong? Height, DateTimeOffset? Since);

    internal sealed record HeadAnswer(ulong Number, string Hash, DateTimeOffset Time);

    /// <param name="Waiting">Concluded contracts, and later heads of their trails, whose proof is not there yet.</param>
    /// <param name="OldestSeconds">How long the oldest of them has waited.</param>
    internal sealed record LagAnswer(int Waiting, long OldestSeconds);

    /// <summary>How the comparison of database, chain and documents stands: counts, never what it is about.</summary>
    /// <param name="LastRound">When all rows were last compared to the end; null before they first were.</param>
    /// <param name="LastDocumentRound">The same of the files of the document store, which takes longer.</param>
    /// <param name="Open">Divergences that two looks have shown and that are still there.</param>
    /// <param name="Repaired">Divergences that the platform has put right.</param>
    internal sealed record ReconciliationAnswer(DateTimeOffset? LastRound, DateTimeOffset? LastDocumentRound, int Open, int Repaired);

    internal sealed record BatchAnswer(string Root, int LeafCount, long BlockNumber, DateTimeOffset BlockTime);
}
