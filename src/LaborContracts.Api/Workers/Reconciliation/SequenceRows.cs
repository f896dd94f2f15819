using LaborContracts.Ledger;
using LaborContracts.Ledger.Sequences;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// The row of every employer's sequence says what its greatest anchored head says. From one that was set back another head of the same length would be
/// made: the database refuses that, and with it every batch. Whether the row or the heads are wrong a person has to find out.
/// </summary>
internal sealed class SequenceRows(LaborContractsDb db) : Check
{
    public const string Differs = "sequence.differs";

    private const int MostBatches = 20;

    public override string Name => "sequence-rows";

    public override IReadOnlyList<string> Codes => [Differs];

    /// <summary>By the batches: of those that hold a sequence's heads the last has the greatest.</summary>
    public override async Task<Slice> NextAsync(string? position, CancellationToken cancellationToken)
    {
        var last = position is null ? 0 : NumberIn(position);
        var batches = await db.Batches.AsNoTracking().Where(b => b.Sequence > last).OrderBy(b => b.Sequence).Take(MostBatches)
            .Select(b => new { b.Id, b.Sequence }).ToListAsync(cancellationToken);
        var ids = batches.ConvertAll(batch => batch.Id);
        return new(
            await LookAtAsync(db.SequenceHeads.Where(h => ids.Contains(h.BatchId)), cancellationToken),
            batches.Count > 0 ? Text(batches[^1].Sequence) : position,
            batches.Count < MostBatches);
    }

    public override Task<IReadOnlyList<Divergence>> LookAsync(string subject, CancellationToken cancellationToken)
    {
        var key = Bytes32.Parse(subject).ToArray();
        return LookAtAsync(db.SequenceHeads.Where(h => h.Key == key), cancellationToken);
    }

    private async Task<IReadOnlyList<Divergence>> LookAtAsync(IQueryable<SequenceHeadRow> heads, CancellationToken cancellationToken)
    {
        var looks = await heads.AsNoTracking().Where(h => !db.SequenceHeads.Any(other => other.Key == h.Key && other.Length > h.Length))
            .Select(h => new { Head = h, Row = db.Sequences.FirstOrDefault(s => s.Key == h.Key) }).ToListAsync(cancellationToken);
        return [.. looks.Where(look => !Agree(look.Head, look.Row)).Select(look => new Divergence(Differs, new Bytes32(look.Head.Key).ToString()))];
    }

    private static bool Agree(SequenceHeadRow head, SequenceRow? row) =>
        row is not null && row.Length == head.Length
        && new EmployerSequence(new(row.Key), (ulong)row.Length, new(row.Head)).ToLeaf().ToBytes().AsSpan().SequenceEqual(head.Leaf);
}
