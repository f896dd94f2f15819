using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>
/// Waits until the registry holds each status, or a later one of the same contract, and closes it. The registry is asked,
/// not the receipt.
/// </summary>
internal sealed class SeeStatuses(LaborContractsDb db, IRegistry registry, RegistrySender sender, TimeProvider clock)
{
    private static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(10);

    /// <param name="rows">All that are in one transaction, sent and not all seen.</param>
    public async Task<bool> TakeAsync(IReadOnlyList<StatusRow> rows, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var seen = 0;
        foreach (var row in rows)
        {
            if (await registry.StatusOfAsync(new Bytes32(row.Key), cancellationToken) is not { } entry || entry.Revision < row.Revision) continue;
            row.SeenAt = now;
            row.Version++;
            seen++;
        }

        if (seen == 0) return await SendAgainAsync(rows, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<bool> SendAgainAsync(IReadOnlyList<StatusRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now - rows[0].SentAt < ResendAfter) return false;
        var outcome = await sender.SendAsync(new SignedTransaction(rows[0].Transaction), cancellationToken);
        foreach (var row in rows)
        {
            // Their nonce went to another transaction: these bytes can never be mined.
            if (outcome == SendOutcome.NonceTooLow) row.Transaction = null;
            row.SentAt = outcome == SendOutcome.NonceTooLow ? null : now;
            row.Version++;
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
