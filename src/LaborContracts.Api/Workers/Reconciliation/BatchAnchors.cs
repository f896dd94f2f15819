using LaborContracts.Api.Setup;
using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// The registry holds the root of every closed batch with its leaf count, where the batch's row says. Blocks deeper than the confirmations
/// can vanish all the same, and what they held come into another block. A batch of which that is so is opened again: the anchoring steps send its stored bytes if
/// the root is missing, and record where it is now. Another leaf count cannot be put right: the registry keeps the first for good.
/// Nor is any opened while more diverge than a chain loses: one node that answers zeros would take all proofs away. Nor can a batch whose leaves no longer give its root: opened, it could never be closed again, and all others would wait behind it.
/// </summary>
internal sealed class BatchAnchors(LaborContractsDb db, IRegistry registry, BatchTrees trees, PlatformSettings settings) : Check
{
    public const string RootMissing = "batch.root-missing";
    public const string BlockMoved = "batch.block-moved";
    public const string LeafCountDiffers = "batch.leaf-count-differs";

    private const int SliceSize = 50;

    public override string Name => "batch-anchors";

    public override IReadOnlyList<string> Codes => [RootMissing, BlockMoved, LeafCountDiffers];

    public override async Task<Slice> NextAsync(string? position, CancellationToken cancellationToken)
    {
        var last = position is null ? 0 : NumberIn(position);
        var batches = await db.Batches.AsNoTracking().Where(b => b.Sequence > last && b.ProvenAt != null).OrderBy(b => b.Sequence).Take(SliceSize)
            .ToListAsync(cancellationToken);
        var (found, unseen) = (new List<Divergence>(), (string?)null);
        foreach (var batch in batches)
        {
            try
            {
                found.AddRange(await JudgeAsync(batch, cancellationToken));
            }
            catch (EventNotServedException pruned)
            {
                // Of this batch it is neither agreement nor divergence, and will be so with each look; the others do not wait for it.
                unseen = $"batch {batch.Id}: {pruned.Message}";
            }
        }

        return new(
            found, batches.Count > 0 ? Text(batches[^1].Sequence) : position, batches.Count < SliceSize, unseen);
    }

    public override async Task<IReadOnlyList<Divergence>> LookAsync(string subject, CancellationToken cancellationToken)
    {
        var id = IdIn(subject);
        return await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken) is { } batch
            ? await JudgeAsync(batch, cancellationToken) : [];
    }

    public override async Task<bool> RepairAsync(Divergence divergence, CancellationToken cancellationToken)
    {
        if (divergence.Code == LeafCountDiffers) return false;
        var many = await db.Divergences.CountAsync(
            d => d.ResolvedAt == null && (d.Code == RootMissing || d.Code == BlockMoved), cancellationToken);
        if (many > settings.Reconciliation.MostReopened) return false;
        var id = IdIn(divergence.Subject);
        var batch = await db.Batches.SingleAsync(b => b.Id == id, cancellationToken);
        if (batch.ProvenAt is null) return false; // open already, and on its way
        if ((await trees.TreeOfAsync(batch, cancellationToken))?.Root != new Bytes32(batch.Root)) return false;
        (batch.BlockNumber, batch.BlockHash, batch.BlockTime, batch.ProvenAt) = (null, null, null, null);
        batch.Version++;
        return true;
    }

    private async Task<IReadOnlyList<Divergence>> JudgeAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        var (root, id) = (new Bytes32(batch.Root), batch.Id.ToString());
        if (await registry.AnchorOfAsync(root, cancellationToken) is not { } anchor) return [new(RootMissing, id)];
        if (anchor.LeafCount != batch.LeafCount) return [new(LeafCountDiffers, id)];
        // Of one that is open the steps have still to record the block.
        if (batch.ProvenAt is null || await IsWhereRecordedAsync(batch, anchor, cancellationToken)) return [];
        return [new(BlockMoved, id)];
    }

    private async Task<bool> IsWhereRecordedAsync(BatchRow batch, Anchor anchor, CancellationToken cancellationToken) =>
        (long)anchor.BlockNumber == batch.BlockNumber && anchor.BlockTime == batch.BlockTime
        && await registry.FindAnchoredAsync(new(batch.Root), cancellationToken) is { } log
        && log.BlockHash.ToArray().AsSpan().SequenceEqual(batch.BlockHash)
        && log.TransactionHash.ToArray().AsSpan().SequenceEqual(batch.TransactionHash);
}
