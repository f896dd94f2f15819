using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Merkle;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>
/// Step 1: takes the leaves that wait, in order of registration, into a batch. Batch and membership are one
/// transaction; a leaf that another instance took in the meantime refuses it as a whole.
/// </summary>
internal sealed class CollectBatch(LaborContractsDb db, PlatformSettings settings, TimeProvider clock)
{
    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var waiting = db.Leaves.Where(l => l.BatchId == null).OrderBy(l => l.Id);
        if (await waiting.FirstOrDefaultAsync(cancellationToken) is not { } oldest) return false;
        var now = clock.GetUtcNow();
        var due = now - oldest.RecordedAt >= settings.Batching.MaxAge
            || await waiting.CountAsync(cancellationToken) >= settings.Batching.MaxLeaves;
        if (!due) return false;

        var leaves = await waiting.Take(settings.Batching.MaxLeaves).ToListAsync(cancellationToken);
        var tree = new MerkleTree([.. leaves.Select(l => Leaf.Read(l.Leaf).Hash)]);
        var batch = new BatchRow
        {
            Id = Guid.CreateVersion7(now),
            Sequence = (await db.Batches.MaxAsync(b => (long?)b.Sequence, cancellationToken) ?? 0) + 1,
            Root = tree.Root.ToArray(),
            LeafCount = leaves.Count,
            RecordedAt = now,
        };
        db.Batches.Add(batch);
        foreach (var (index, leaf) in leaves.Index())
        {
            leaf.BatchId = batch.Id;
            leaf.Index = index;
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
