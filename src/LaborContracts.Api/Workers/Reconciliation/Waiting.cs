using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// Nothing waits for the chain longer than it should: of all that do, one divergence speaks. Waiting is put right by the anchoring steps, or
/// by whoever sees to what holds them up.
/// </summary>
internal sealed class Waiting(LaborContractsDb db, PlatformSettings settings, TimeProvider clock) : Check
{
    public const string LeafLate = "leaf.late";
    public const string StatusLate = "status.late";

    private const string Oldest = "oldest";

    public override string Name => "waiting";

    public override IReadOnlyList<string> Codes => [LeafLate, StatusLate];

    public override async Task<Slice> NextAsync(string? position, CancellationToken cancellationToken) =>
        new(await LookAsync(Oldest, cancellationToken), position, AtEnd: true);

    public override async Task<IReadOnlyList<Divergence>> LookAsync(string subject, CancellationToken cancellationToken)
    {
        var limit = clock.GetUtcNow() - settings.Reconciliation.LateAfter;
        var lastDay = limit.DayInChina(); // due on a day, and late when the time is up after its beginning
        var found = new List<Divergence>();
        if (await db.Batches.AnyAsync(b => b.ProvenAt == null && b.RecordedAt < limit, cancellationToken)
            || await db.Leaves.AnyAsync(l => l.BatchId == null && l.RecordedAt < limit, cancellationToken))
            found.Add(new(LeafLate, Oldest));
        if (await db.Statuses.AnyAsync(s => s.SeenAt == null && s.DueOn <= lastDay && s.RecordedAt < limit, cancellationToken))
            found.Add(new(StatusLate, Oldest));
        return found;
    }
}
