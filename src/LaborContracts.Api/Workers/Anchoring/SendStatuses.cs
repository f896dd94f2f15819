using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>Sends the stored bytes of a transaction with statuses; sent twice, the registry skips what it holds.</summary>
internal sealed class SendStatuses(LaborContractsDb db, RegistrySender sender, TimeProvider clock)
{
    /// <param name="rows">All that are in one transaction.</param>
    public async Task<bool> TakeAsync(IReadOnlyList<StatusRow> rows, CancellationToken cancellationToken)
    {
        await sender.SendAsync(new SignedTransaction(rows[0].Transaction), cancellationToken);
        foreach (var row in rows)
        {
            row.SentAt = clock.GetUtcNow();
            row.Version++;
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
