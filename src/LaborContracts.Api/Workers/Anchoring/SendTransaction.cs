using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>Step 3: sends the stored bytes. A crash after it, before the time is saved, only sends the same bytes again.</summary>
internal sealed class SendTransaction(LaborContractsDb db, RegistrySender sender, TimeProvider clock)
{
    public async Task<bool> TakeAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        await sender.SendAsync(new SignedTransaction(batch.Transaction), cancellationToken);
        batch.SentAt = clock.GetUtcNow();
        batch.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
