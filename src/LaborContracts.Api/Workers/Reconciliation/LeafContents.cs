using LaborContracts.Api.Dossiers;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// The other way round: every leaf, of a document or of a later head of its trail, says in its bytes what its row says, belongs to a concluded contract or to
/// an import and to a batch that there is, if to any, and commits to a head that is in that one's trail. Nothing of this can be put right without knowing what has happened.
/// </summary>
internal sealed class LeafContents(LaborContractsDb db) : Check
{
    public const string Differs = "leaf.differs";
    public const string ContractMissing = "leaf.contract-missing";
    public const string TrailMissing = "leaf.trail-missing";
    public const string BatchMissing = "leaf.batch-missing";

    private const int SliceSize = 1000;

    public override string Name => "leaf-contents";

    public override IReadOnlyList<string> Codes => [Differs, ContractMissing, TrailMissing, BatchMissing];

    public override async Task<Slice> NextAsync(string? position, CancellationToken cancellationToken)
    {
        var last = position is null ? 0 : NumberIn(position);
        var looks = await LookAtAsync(db.Leaves.Where(l => l.Id > last).OrderBy(l => l.Id).Take(SliceSize), cancellationToken);
        return new(
            [.. looks.SelectMany(look => look.Divergences)],
            looks.Count > 0 ? Text(looks[^1].Id) : position,
            looks.Count < SliceSize);
    }

    public override async Task<IReadOnlyList<Divergence>> LookAsync(string subject, CancellationToken cancellationToken)
    {
        var id = NumberIn(subject);
        return [.. (await LookAtAsync(db.Leaves.Where(l => l.Id == id), cancellationToken)).SelectMany(look => look.Divergences)];
    }

    private async Task<List<(long Id, List<Divergence> Divergences)>> LookAtAsync(
        IQueryable<LeafRow> rows, CancellationToken cancellationToken)
    {
        var looks = await rows.AsNoTracking().Select(l => new
        {
            Leaf = l,
            HasContract = db.Contracts.Any(c =>
                c.Id == l.ContractId && c.Key == l.Key && c.Revision == l.Revision && l.Kind != (int)LeafKind.ImportedDocument && ConcludedStates.Names.Contains(c.State))
                || db.Imports.Any(i => i.Id == l.ContractId && i.Key == l.Key && l.Kind != (int)LeafKind.ConcludedDocument),
            HasHead = db.Contracts.Where(c => c.Id == l.ContractId).Any(c => db.Trail.Any(e => e.ContractId == c.RootId && e.Head == l.TrailHead))
                || db.Imports.Any(i => i.Id == l.ContractId && db.Trail.Any(e => e.ContractId == i.Id && e.Head == l.TrailHead)),
            HasBatch = l.BatchId == null || db.Batches.Any(b => b.Id == l.BatchId),
        }).ToListAsync(cancellationToken);
        return looks.ConvertAll(look => (look.Leaf.Id, Judge(look.Leaf, look.HasContract, look.HasHead, look.HasBatch)));
    }

    private static List<Divergence> Judge(LeafRow row, bool hasContract, bool hasHead, bool hasBatch)
    {
        var (found, id) = (new List<Divergence>(), Text(row.Id));
        if (!SaysTheSame(row)) found.Add(new(Differs, id));
        if (!hasContract) found.Add(new(ContractMissing, id));
        else if (!hasHead) found.Add(new(TrailMissing, id));
        if (!hasBatch) found.Add(new(BatchMissing, id));
        return found;
    }

    private static bool SaysTheSame(LeafRow row)
    {
        try
        {
            var leaf = Leaf.Read(row.Leaf);
            return (int)leaf.Kind == row.Kind && leaf.Revision == row.Revision && leaf.Sha256.ToString() == $"0x{row.Sha256}"
                && leaf.Key.ToArray().AsSpan().SequenceEqual(row.Key) && leaf.TrailHead.ToArray().AsSpan().SequenceEqual(row.TrailHead);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
