using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Ledger;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// Every batch has as many leaves as recorded, numbered one by one from 0, and they give its recorded root. A batch that does not is a
/// matter for a person: which leaf it was is not to be guessed.
/// </summary>
internal sealed class BatchLeaves(LaborContractsDb db, BatchTrees trees) : Check
{
    public const string LeavesDiffer = "batch.leaves-differ";
    public const string RootDiffers = "batch.root-differs";

    private const int MostBatches = 100;
    private const int ManyLeaves = 20_000;

    public override string Name => "batch-leaves";

    public override IReadOnlyList<string> Codes => [LeavesDiffer, RootDiffers];

    public override async Task<Slice> NextAsync(string? position, CancellationToken cancellationToken)
    {
        var last = position is null ? 0 : NumberIn(position);
        var batches = await db.Batches.AsNoTracking().Where(b => b.Sequence > last).OrderBy(b => b.Sequence).Take(MostBatches)
            .ToListAsync(cancellationToken);
        var (found, looked, leaves) = (new List<Divergence>(), 0, 0L);
        while (looked < batches.Count && leaves < ManyLeaves)
        {
            var batch = batches[looked++];
            leaves += batch.LeafCount;
            found.AddRange(await JudgeAsync(batch, cancellationToken));
        }

        return new(
            found,
            looked > 0 ? Text(batches[looked - 1].Sequence) : position,
            looked == batches.Count && looked < MostBatches);
    }

    public override async Task<IReadOnlyList<Divergence>> LookAsync(string subject, CancellationToken cancellationToken)
    {
        var id = IdIn(subject);
        return await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken) is { } batch
            ? await JudgeAsync(batch, cancellationToken) : [];
    }

    private async Task<IReadOnlyList<Divergence>> JudgeAsync(BatchRow batch, CancellationToken cancellationToken) =>
        await trees.TreeOfAsync(batch, cancellationToken) switch
        {
            null => [new(LeavesDiffer, batch.Id.ToString())],
            { Root: var root } when root != new Bytes32(batch.Root) => [new(RootDiffers, batch.Id.ToString())],
            _ => [],
        };
}
