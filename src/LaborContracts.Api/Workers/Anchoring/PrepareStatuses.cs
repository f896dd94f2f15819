using LaborContracts.Api.Http;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>
/// Takes the statuses that are due, each only after the document that makes it is anchored, and stores the signed
/// transaction for them before anything is sent.
/// </summary>
internal sealed class PrepareStatuses(LaborContractsDb db, RegistrySender sender, SenderTurn turn, TimeProvider clock)
{
    private const int MostInTransaction = 50;

    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var today = clock.TodayInChina();
        var due = await db.Statuses
            .Where(s => s.SeenAt == null && s.Transaction == null && s.DueOn <= today && db.Leaves.Any(l =>
                l.Key == s.Key && l.Revision == s.Revision && l.Kind == (int)LeafKind.ConcludedDocument
                && db.Batches.Any(b => b.Id == l.BatchId && b.ProvenAt != null)))
            .OrderBy(s => s.Id).Take(MostInTransaction).ToListAsync(cancellationToken);
        if (due.Count == 0) return false;

        var changes = due.ConvertAll(ChangeOf);
        if (await sender.RefusalOfStatusesAsync(changes, cancellationToken) is { } refusal)
            throw new InvalidOperationException($"The registry would refuse {due.Count} statuses from {due[0].Id} on: {refusal}");
        if (await turn.SignAsync((nonce, fees) => sender.PrepareStatusesAsync(changes, nonce, fees, cancellationToken), cancellationToken)
            is not { } transaction)
            return false;
        foreach (var row in due)
        {
            row.Transaction = transaction.Bytes.ToArray();
            row.SentAt = null;
            row.Version++;
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static StatusChange ChangeOf(StatusRow row) => new(
        new Bytes32(row.Key), (RecordedStatus)row.Status, (uint)row.Revision, Bytes32.Parse($"0x{row.DocumentSha256}"));
}
