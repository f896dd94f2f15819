using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>
/// Step 2: gives the batch its nonce and stores the signed transaction before anything is sent, so that after a crash
/// the same bytes are sent again and cannot be mined twice.
/// </summary>
internal sealed class PrepareTransaction(LaborContractsDb db, RegistrySender sender, SenderTurn turn)
{
    public async Task<bool> TakeAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        var (root, leafCount) = (new Bytes32(batch.Root), (uint)batch.LeafCount);
        if (await sender.RefusalOfAnchorAsync(root, leafCount, cancellationToken) is { } refusal)
            throw new InvalidOperationException($"The registry would refuse batch {batch.Id}: {refusal}");
        if (await turn.SignAsync((nonce, fees) => sender.PrepareAnchorAsync(root, leafCount, nonce, fees, cancellationToken), cancellationToken)
            is not { } transaction)
            return false;
        batch.Transaction = transaction.Bytes.ToArray();
        batch.TransactionHash = transaction.Hash.ToArray();
        batch.SentAt = null;
        batch.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
