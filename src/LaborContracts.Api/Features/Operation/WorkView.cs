using LaborContracts.Api.Http;
using LaborContracts.Api.Issues;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Operation;

/// <summary>What the platform has still to do between a signature and the proof.</summary>
/// <param name="Signings">Signatures that have failed at least once for want of a timestamp or a key, and are tried again.</param>
/// <param name="Leaves">Concluded documents, and heads of trails, that no batch has taken yet.</param>
/// <param name="Batches">Those not proven yet.</param>
/// <param name="Statuses">Due for the registry and not seen there.</param>
/// <param name="Uploads">Uploads that are being checked or issued.</param>
/// <param name="LastAnchored">Block time of the last batch that is proven.</param>
public sealed record WorkView(Backlog Signings, Backlog Leaves, Backlog Batches, Backlog Statuses, Backlog Uploads, DateTimeOffset? LastAnchored)
{
    private static readonly TimeSpan LongestSigning = TimeSpan.FromMinutes(2);
    private static readonly string[] UnderWay = [nameof(IssueState.Checking), nameof(IssueState.Issuing)];

    internal static async Task<WorkView> ReadAsync(LaborContractsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var today = clock.TodayInChina();
        return new(
            await Backlog.OfAsync(db.Signings.Where(s => s.LastProblem != null).Select(s => s.RequestedAt), cancellationToken),
            await Backlog.OfAsync(db.Leaves.Where(l => l.BatchId == null).Select(l => l.RecordedAt), cancellationToken),
            await Backlog.OfAsync(db.Batches.Where(b => b.ProvenAt == null).Select(b => b.RecordedAt), cancellationToken),
            await Backlog.OfAsync(db.Statuses.Where(s => s.SeenAt == null && s.DueOn <= today).Select(s => s.RecordedAt), cancellationToken),
            await Backlog.OfAsync(db.Issues.Where(i => UnderWay.Contains(i.State)).Select(i => i.CreatedAt), cancellationToken),
            await db.Batches.Where(b => b.ProvenAt != null).OrderByDescending(b => b.Sequence).Select(b => b.BlockTime).FirstOrDefaultAsync(cancellationToken));
    }

    internal IEnumerable<Concern> Concerns(ReconciliationSettings settings, DateTimeOffset now)
    {
        if (Signings.MinutesBeyond(LongestSigning, now) is { } signing) yield return Concern.Now("signing.waits", Signings.Count, signing);
        if (Leaves.MinutesBeyond(settings.LateAfter, now) is { } leaf) yield return Concern.Now("anchoring.leaves-late", Leaves.Count, leaf);
        if (Batches.MinutesBeyond(settings.LateAfter, now) is { } batch) yield return Concern.Now("anchoring.batches-late", Batches.Count, batch);
    }
}
