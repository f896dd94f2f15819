using LaborContracts.Api.Webhooks;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>Step 5: keeps the batch's tree, from which its proofs are derived, and closes it: from now on they are given.</summary>
internal sealed class CloseBatch(LaborContractsDb db, BatchTrees trees, TimeProvider clock)
{
    public async Task<bool> TakeAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        await trees.WriteAsync(batch, cancellationToken);
        batch.ProvenAt = clock.GetUtcNow();
        batch.Version++;
        await db.TellOfAnchoredAsync(batch, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
