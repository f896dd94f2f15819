using System.Security.Cryptography;
using System.Text.Json;
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
/// and waits for the next batch only if no batch lacks a leaf: none may come on chain twice.
/// </summary>
internal sealed class LeafRestoration(LaborContractsDb db, MasterKey masterKey, DocumentFolder documents)
{
    private const int MostCandidates = 10;

    /// <summary>True if the leaf is made, durable with the caller's save.</summary>
    public async Task<bool> TakeAsync(Guid contract, CancellationToken cancellationToken)
    {
        var row = await db.Contracts.AsNoTracking().SingleAsync(c => c.Id == contract, cancellationToken);
        if (await ConclusionAsync(row, cancellationToken) is not var (head, at)) return false;
        if (await ReadDocumentAsync(row, cancellationToken) is not { } pdf) return false;
        var leaf = Leaf.OfDocument(new(row.Key), (uint)row.Revision, pdf, head);
        if (await PlaceOfAsync(leaf, at, cancellationToken) is not { } place) return false;
        db.Leaves.Add(new LeafRow
        {
            ContractId = row.Id,
            Key = row.Key,
            Revision = row.Revision,
            Kind = (int)leaf.Kind,
            TrailHead = head.ToArray(),
            Leaf = leaf.ToBytes(),
            Sha256 = row.DocumentSha256!,
            RecordedAt = at,
            BatchId = place.Batch,
            Index = place.Index,
        });
        return true;
    }

    /// <summary>The head of the one event of an unbroken trail that says that this document was concluded.</summary>
    private async Task<(Bytes32 Head, DateTimeOffset At)?> ConclusionAsync(ContractRow row, CancellationToken cancellationToken)
    {
        var rows = await db.Trail.AsNoTracking().Where(e => e.ContractId == row.RootId).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
        TrailEntry[] entries;
        try
        {
            var key = masterKey.Unwrap(row.WrappedKey);
            entries = [.. rows.Select(e => EntryOf(e, key.Open(e.Sealed)))];
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException)
        {
            return null;
        }

        if (Trail.Check(new(row.Key), entries) is not null) return null;
        var conclusions = entries.Select(entry => ConclusionOf(entry, row)).OfType<(Bytes32, DateTimeOffset)>().ToArray();
        return conclusions is [var only] ? only : null;
    }

    private static TrailEntry EntryOf(TrailRow row, byte[] opened) => new(
        (uint)row.Sequence, new(row.Commitment), new(row.Head), new Bytes32(opened.AsSpan(0, Bytes32.Size)), opened.AsMemory(Bytes32.Size));

    private static (Bytes32, DateTimeOffset)? ConclusionOf(TrailEntry entry, ContractRow row)
    {
        using var json = JsonDocument.Parse(entry.Event!.Value);
        var details = json.RootElement.GetProperty("details");
        var document = details.TryGetProperty("document", out var follower) ? follower.GetString() : row.RootId.ToString();
        return json.RootElement.GetProperty("type").GetString() == "contract.concluded" && document == row.Id.ToString()
            && details.GetProperty("documentSha256").GetString() == row.DocumentSha256
            ? (entry.Head, json.RootElement.GetProperty("at").GetDateTimeOffset())
            : null;
    }

    private async Task<byte[]?> ReadDocumentAsync(ContractRow row, CancellationToken cancellationToken)
    {
        try
        {
            return await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Sha256 == row.DocumentSha256, cancellationToken) is { } document
                ? documents.Read(document.Sha256, document.WrappedKey) : null;
        }
        catch (Exception lost) when (lost is FileNotFoundException or DirectoryNotFoundException or InvalidDataException or CryptographicException)
        {
            return null; // a divergence of its own
        }
    }

    /// <summary>Where it belongs; without a batch if none lacks a leaf. Null if that cannot be told.</summary>
    private async Task<Place?> PlaceOfAsync(Leaf leaf, DateTimeOffset concludedAt, CancellationToken cancellationToken)
    {
        // A batch of ours whose row is lost may hold it.
        if (await db.Divergences.AnyAsync(d => d.Code == RegistryHistory.RootUnknown && d.ResolvedAt == null, cancellationToken)) return null;
        var lacking = await db.Batches.AsNoTracking()
            .Where(b => b.RecordedAt >= concludedAt && db.Leaves.Count(l => l.BatchId == b.Id) + db.SequenceHeads.Count(h => h.BatchId == b.Id) < b.LeafCount)
            .OrderBy(b => b.Sequence).Take(MostCandidates).ToListAsync(cancellationToken);
        if (lacking.Count == 0) return new(null, null);
        foreach (var batch in lacking)
        {
            if (await GapOfAsync(batch, leaf, cancellationToken) is { } index) return new(batch.Id, index);
        }

        return null;
    }

    /// <summary>The index at which the leaf completes the batch to its recorded root.</summary>
    private async Task<int?> GapOfAsync(BatchRow batch, Leaf leaf, CancellationToken cancellationToken)
    {
        var others = await db.LeavesOf(batch.Id).ToListAsync(cancellationToken);
        if (others.Count != batch.LeafCount - 1) return null;
        var gap = others.TakeWhile((other, index) => other.Index == index).Count();
        var hashes = others.ConvertAll(other => MerkleHash.Leaf(other.Leaf));
        hashes.Insert(gap, leaf.Hash);
        return new MerkleTree(hashes).Root == new Bytes32(batch.Root) ? gap : null;
    }

    private sealed record Place(Guid? Batch, int? Index);
}
