using LaborContracts.Api.Setup;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Merkle;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>
/// Step 1: takes the leaves that wait, in order of registration, into a batch. Batch and membership are one
/// transaction; a leaf that another instance took in the meantime refuses it as a whole. Leaves are streamed and their
/// membership is written by one statement: a batch may have a million. Behind them come the heads of the sequences of all
/// employers who have leaves in it.
/// </summary>
internal sealed class CollectBatch(LaborContractsDb db, PlatformSettings settings, TimeProvider clock)
{
    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var waiting = db.Leaves.Where(l => l.BatchId == null).OrderBy(l => l.Id);
        if (await waiting.Select(l => (DateTimeOffset?)l.RecordedAt).FirstOrDefaultAsync(cancellationToken) is not { } oldest) return false;
        var now = clock.GetUtcNow();
        var due = now - oldest >= settings.Batching.MaxAge
            || await waiting.CountAsync(cancellationToken) >= settings.Batching.MaxLeaves;
        if (!due) return false;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken =
            from leaf in waiting.Take(settings.Batching.MaxLeaves)
            join contract in db.Contracts on leaf.ContractId equals contract.Id into contracts
            from contract in contracts.DefaultIfEmpty() // whatever else is wrong, a leaf that waits is anchored
            join import in db.Imports on leaf.ContractId equals import.Id into imports
            from import in imports.DefaultIfEmpty()
            orderby leaf.Id
            select new { leaf.Id, leaf.Leaf, EmployerCode = (string?)contract.EmployerCode ?? import.EmployerCode };
        var sequences = await OpenSequences.OfAsync(db, taken.Select(t => t.EmployerCode), cancellationToken);
        var (hashes, last) = (new List<Bytes32>(), 0L);
        await foreach (var row in taken.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            hashes.Add(Leaf.Read(row.Leaf).Hash);
            last = row.Id;
            if (row.EmployerCode is { } employer) sequences.Append(employer, hashes[^1]);
        }

        var documents = hashes.Count;
        var heads = sequences.Heads();
        hashes.AddRange(heads.Select(head => head.ToLeaf().Hash));
        var batch = new BatchRow
        {
            Id = Guid.CreateVersion7(now),
            Sequence = (await db.Batches.MaxAsync(b => (long?)b.Sequence, cancellationToken) ?? 0) + 1,
            Root = new MerkleTree(hashes).Root.ToArray(),
            LeafCount = hashes.Count,
            RecordedAt = now,
        };
        db.Batches.Add(batch);
        db.SequenceHeads.AddRange(heads.Select((head, place) => new SequenceHeadRow
        {
            Key = head.Key.ToArray(),
            Length = (long)head.Length,
            Leaf = head.ToLeaf().ToBytes(),
            BatchId = batch.Id,
            Index = documents + place,
        }));
        await db.SaveChangesAsync(cancellationToken);
        if (await GiveAsync(batch.Id, last, cancellationToken) != documents)
            throw new DbUpdateConcurrencyException("Leaves came or went while the batch was collected.");
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Numbers the leaves that wait, up to one, in the order in which their hashes were taken.</summary>
    private Task<int> GiveAsync(Guid batch, long last, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE "Leaves" SET "BatchId" = {batch}, "Index" = numbered."Place"
            FROM (SELECT "Id" AS "Leaf", ROW_NUMBER() OVER (ORDER BY "Id") - 1 AS "Place"
                  FROM "Leaves" WHERE "BatchId" IS NULL AND "Id" <= {last}) AS numbered
            WHERE "Leaves"."Id" = numbered."Leaf" AND "Leaves"."BatchId" IS NULL
            """,
            cancellationToken);
}
