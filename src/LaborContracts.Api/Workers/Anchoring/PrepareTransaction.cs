using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>
/// Step 2: gives the batch its nonce and stores the signed transaction before anything is sent, so that after a crash
/// the same bytes are sent again and cannot be mined twice.
/// </summary>
internal sealed class PrepareTransaction(LaborContractsDb db, RegistrySender sender)
{
    public async Task<bool> TakeAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        // Only one batch is on its way at a time, so what is mined is all that was sent; a pending count would leave a gap
        // behind a transaction that the node drops.
        var nonce = await sender.MinedNonceAsync(cancellationToken);
        if (await sender.RefusalOfAnchorAsync(new Bytes32(batch.Root), (uint)batch.LeafCount, cancellationToken) is { } refusal)
            throw new InvalidOperationException($"The registry would refuse batch {batch.Id}: {refusal}");
        var transaction = sender.PrepareAnchor(new Bytes32(batch.Root), (uint)batch.LeafCount, nonce);
        batch.Transaction = transaction.Bytes.ToArray();
        batch.TransactionHash = transaction.Hash.ToArray();
        batch.SentAt = null;
        batch.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
