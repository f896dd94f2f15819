using LaborContracts.Api.Setup;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>
/// Step 4: waits until the registry holds the root under enough blocks, and records in which block. The registry is
/// asked, not the receipt: what counts is that the root is there with our leaf count, whoever's transaction did it.
/// </summary>
internal sealed class SeeAnchor(LaborContractsDb db, IRegistry registry, SenderTurn turn, PlatformSettings settings, TimeProvider clock)
{
    public async Task<bool> TakeAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        var root = new Bytes32(batch.Root);
        if (await registry.AnchorOfAsync(root, cancellationToken) is not { } anchor)
            return await SendAgainAsync(batch, cancellationToken);
        if (anchor.LeafCount != batch.LeafCount)
            throw new InvalidDataException($"The registry holds root {root} with {anchor.LeafCount} leaves, not {batch.LeafCount}.");
        var head = await registry.HeadAsync(cancellationToken);
        if (head.Number + 1 < anchor.BlockNumber + (ulong)settings.Chain.Confirmations) return false;
        // Looked up for itself: a block that was replaced in between is waited for again.
        if (await registry.FindAnchoredAsync(root, cancellationToken) is not { } log || log.BlockNumber != anchor.BlockNumber) return false;

        batch.TransactionHash = log.TransactionHash.ToArray();
        batch.BlockNumber = (long)anchor.BlockNumber;
        batch.BlockHash = log.BlockHash.ToArray();
        batch.BlockTime = anchor.BlockTime;
        batch.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// Not there yet, or not any more: a block that vanished before it was deep enough took the root with it. After a while the
    /// same bytes are sent again; if their nonce is another transaction's for good they can never be mined, and only then a
    /// new transaction is prepared.
    /// </summary>
    private async Task<bool> SendAgainAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - batch.SentAt < SenderTurn.ResendAfter) return false;
        if (!await turn.SendAgainAsync(new SignedTransaction(batch.Transaction), cancellationToken)
            && await registry.AnchorOfAsync(new Bytes32(batch.Root), cancellationToken) is null)
        {
            batch.Transaction = null;
            batch.TransactionHash = null;
            batch.SentAt = null;
        }
        else
        {
            batch.SentAt = clock.GetUtcNow();
        }

        batch.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
