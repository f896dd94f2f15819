using LaborContracts.Api.Setup;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>
/// Waits until the registry holds each status, or a later one of the same contract, under enough blocks, and closes it. The
/// registry is asked, not the receipt.
/// </summary>
internal sealed class SeeStatuses(LaborContractsDb db, IRegistry registry, SenderTurn turn, PlatformSettings settings, TimeProvider clock)
{
    /// <param name="rows">All that are in one transaction, sent and not all seen.</param>
    public async Task<bool> TakeAsync(IReadOnlyList<StatusRow> rows, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // The registry names a status's block by its time alone. Block times grow from block to block, so what is not younger than
        // the settled block is settled. The block is asked first: a status that vanishes in between is missing, not settled.
        var settled = await registry.SettledAsync(settings.Chain.Confirmations, cancellationToken);
        var (seen, waiting) = (0, 0);
        foreach (var row in rows)
        {
            if (await FindAsync(row, cancellationToken) is not { } entry) continue;
            if (entry.BlockTime > settled.Time)
            {
                waiting++;
                continue;
            }

            row.SeenAt = now;
            row.Version++;
            seen++;
        }

        if (seen == 0) return waiting == 0 && await SendAgainAsync(rows, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>None of them is there: not yet, or not any more, as with a batch's root.</summary>
    private async Task<bool> SendAgainAsync(IReadOnlyList<StatusRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now - rows[0].SentAt < SenderTurn.ResendAfter) return false;
        var transaction = new SignedTransaction(rows[0].Transaction);
        var lost = !await turn.SendAgainAsync(transaction, cancellationToken)
            && await FindAsync(rows[0], cancellationToken) is null;
        foreach (var row in rows)
        {
            if (lost) row.Transaction = null;
            row.SentAt = lost ? null : now;
            row.Version++;
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The status, or a later one of the same contract.</summary>
    private async Task<StatusEntry?> FindAsync(StatusRow row, CancellationToken cancellationToken) =>
        await registry.StatusOfAsync(new Bytes32(row.Key), cancellationToken) is { } entry && entry.Revision >= row.Revision ? entry : null;
}
