using System.Security.Cryptography;
using LaborContracts.Api.Dossiers;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Merkle;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Storage.Documents;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// Makes a leaf that is missing again, the same byte for byte, from what it commits to: key, revision, the document as it is stored, and the head of the trail at
/// its conclusion. Where one of these is missing or does not hold, nothing is made. It goes back into the batch that lacks it, which its root proves,
/// and waits for the next batch only if no batch lacks a leaf and the registry's history, read anew, knows no other: none may come on chain twice.
/// </summary>
internal sealed class LeafRestoration(LaborContractsDb db, MasterKey masterKey, DocumentFolder documents)
{
    private const int MostLeaves = 1_000_000;

    /// <summary>Conclusion and batch may bear the times of two machines, whose clocks differ.</summary>
    private static readonly TimeSpan ClockMargin = TimeSpan.FromDays(1);

    /// <summary>True if the leaf is made, durable with the caller's save.</summary>
    public async Task<bool> TakeAsync(Guid contract, CancellationToken cancellationToken)
    {
        var row = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contract, cancellationToken);
        if (await ConclusionAsync(row, cancellationToken) is not var (head, at)) return false;
        if (await ReadDocumentAsync(row, cancellationToken) is not { } pdf) return false;
        var leaf = Leaf.OfDocument(new(row.Key), (uint)row.Revision, pdf, head);
        if (await PlaceOfAsync(contract, leaf, at, cancellationToken) is not { } place) return false;
        var restored = leaf.ToRow(row.Id, at);
        (restored.BatchId, restored.Index) = (place.Batch, place.Index);
        db.Leaves.Add(restored);
        return true;
    }

    /// <summary>The head of the one event of an unbroken trail that says that this document was concluded.</summary>
    private async Task<(Bytes32 Head, DateTimeOffset At)?> ConclusionAsync(ContractRow row, CancellationToken cancellationToken)
    {
        if (await SealedTrail.TryReadAsync(db, masterKey, row, cancellationToken) is not { } entries) return null;
        if (Trail.Check(new(row.Key), entries) is not null) return null;
        var conclusions = entries.Select(entry => ConclusionOf(entry, row)).OfType<(Bytes32, DateTimeOffset)>().ToArray();
        return conclusions is [var only] ? only : null;
    }

    private static (Bytes32, DateTimeOffset)? ConclusionOf(TrailEntry entry, ContractRow row) =>
        entry.Told() is { Type: TrailEventType.Concluded } told && SealedTrail.DocumentOf(told, row) == row.Id
            && told.Details.GetValueOrDefault("documentSha256") == row.DocumentSha256
            ? (entry.Head, told.At)
            : null;

    private async Task<byte[]?> ReadDocumentAsync(ContractRow row, CancellationToken cancellationToken)
    {
        try
        {
            return await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Sha256 == row.DocumentSha256, cancellationToken) is { } document
                ? documents.Read(document.Sha256, document.WrappedKey, document.FileMark) : null;
        }
        catch (Exception lost) when (lost is FileNotFoundException or DirectoryNotFoundException or InvalidDataException or CryptographicException)
        {
            return null; // a divergence of its own
        }
    }

    /// <summary>Where it belongs; without a batch if none lacks a leaf. Null if that cannot be told.</summary>
    private async Task<Place?> PlaceOfAsync(Guid contract, Leaf leaf, DateTimeOffset concludedAt, CancellationToken cancellationToken)
    {
        // A batch of ours whose row is lost may hold it.
        if (await db.Divergences.AnyAsync(d => d.Code == RegistryHistory.RootUnknown && d.ResolvedAt == null, cancellationToken)) return null;
        var earliest = concludedAt - ClockMargin;
        var lacking = await db.Batches.AsNoTracking().Where(b => b.RecordedAt >= earliest).OrderBy(b => b.Sequence)
            .Select(b => new { Batch = b, Lacks = b.LeafCount - db.Leaves.Count(l => l.BatchId == b.Id) - db.SequenceHeads.Count(h => h.BatchId == b.Id) })
            .Where(b => b.Lacks > 0).ToListAsync(cancellationToken);
        if (lacking.Count == 0) return await IsHistoryReadSinceAsync(contract, cancellationToken) ? new(null, null) : null;
        var leaves = 0L;
        foreach (var batch in lacking.Where(b => b.Lacks == 1).Select(b => b.Batch))
        {
            if (await GapOfAsync(batch, leaf, cancellationToken) is { } index) return new(batch.Id, index);
            if ((leaves += batch.LeafCount) >= MostLeaves) break; // so much is lost that a person has to see to it
        }

        return null;
    }

    /// <summary>
    /// Whether every root on chain has been held against the batches since the leaf was first missed. What was read before does not tell of a
    /// batch whose row was lost together with the leaf.
    /// </summary>
    private async Task<bool> IsHistoryReadSinceAsync(Guid contract, CancellationToken cancellationToken)
    {
        var subject = contract.ToString();
        var missed = db.Divergences.Where(d => d.Code == ContractLeaves.LeafMissing && d.Subject == subject && d.ResolvedAt == null);
        return await db.Rounds.AnyAsync(
            r => r.Check == RegistryHistory.CheckName && r.EndedAt >= r.BegunAt && missed.Any(d => d.FirstSeenAt <= r.BegunAt), cancellationToken);
    }

    /// <summary>The index at which the leaf completes the batch, which lacks one, to its recorded root.</summary>
    private async Task<int?> GapOfAsync(BatchRow batch, Leaf leaf, CancellationToken cancellationToken)
    {
        var others = await db.LeavesOf(batch.Id).ToListAsync(cancellationToken);
        var gap = others.TakeWhile((other, index) => other.Index == index).Count();
        var hashes = others.ConvertAll(other => MerkleHash.Leaf(other.Leaf));
        hashes.Insert(gap, leaf.Hash);
        return new MerkleTree(hashes).Root == new Bytes32(batch.Root) ? gap : null;
    }

    private sealed record Place(Guid? Batch, int? Index);
}
