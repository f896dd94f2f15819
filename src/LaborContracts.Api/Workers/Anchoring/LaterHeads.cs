using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>
/// Registers the heads of trails that have grown since their last leaf: for each a leaf of kind 2, which waits for the next batch like any other.
/// Looks of the parties at their own contract make no leaf: the next one that anything else makes commits to them too.
/// A round looks at all trails in slices; a trail whose last leaf is younger than a round's time waits for the next. What the slice has found and
/// where the next begins are one save, so no head is registered twice and none is left out.
/// </summary>
internal sealed class LaterHeads(LaborContractsDb db, PlatformSettings settings, TimeProvider clock)
{
    /// <summary>Under this is kept where the round stands.</summary>
    public const string RoundName = "later-heads";

    private const int SliceSize = 500;

    /// <summary>Takes the next slice; false when the round is at its end, until the next is due.</summary>
    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var every = settings.Batching.LaterHeadsEvery;
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Check == RoundName, cancellationToken);
        if (round is null) db.Rounds.Add(round = new RoundRow { Check = RoundName, BegunAt = now });
        if (round.EndedAt >= round.BegunAt)
        {
            if (now - round.BegunAt < every) return false;
            (round.BegunAt, round.Position) = (now, null);
        }

        var last = round.Position is { } position ? Guid.Parse(position) : Guid.Empty;
        var trails = await db.TrailOwnersAfter(last, SliceSize)
            .Select(t => new
            {
                t.Id,
                Head = db.Trail.Where(e => e.ContractId == t.Id && e.Look != LookRight.Party).OrderByDescending(e => e.Sequence).Select(e => e.Head).FirstOrDefault(),
                Document = db.Leaves.Where(l => l.Key == t.Key && (l.Kind == (int)LeafKind.ConcludedDocument || l.Kind == (int)LeafKind.ImportedDocument))
                    .OrderByDescending(l => l.Revision).FirstOrDefault(),
                RegisteredAt = db.Leaves.Where(l => l.Key == t.Key).Max(l => (DateTimeOffset?)l.RecordedAt),
            }).ToListAsync(cancellationToken);
        foreach (var trail in trails)
        {
            if (trail is { Head: { } head, Document: { } document } && trail.RegisteredAt <= now - every)
                await RegisterAsync(head, document, now, cancellationToken);
        }

        if (trails.Count > 0) round.Position = trails[^1].Id.ToString();
        if (trails.Count < SliceSize) round.EndedAt = now;
        round.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return trails.Count == SliceSize;
    }

    /// <param name="document">The leaf of the latest document: the new one commits to the same bytes, and to the later head.</param>
    private async Task RegisterAsync(byte[] head, LeafRow document, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Leaves.AnyAsync(l => l.Key == document.Key && l.TrailHead == head, cancellationToken)) return;
        if (TryRead(document) is not { } leaf) return;
        leaf = leaf with { Kind = LeafKind.TrailHead, TrailHead = new(head) };
        db.Leaves.Add(new LeafRow
        {
            ContractId = document.ContractId,
            Key = document.Key,
            Revision = document.Revision,
            Kind = (int)leaf.Kind,
            TrailHead = head,
            Leaf = leaf.ToBytes(),
            Sha256 = document.Sha256,
            RecordedAt = now,
        });
    }

    /// <summary>Null for bytes that were changed: reconciliation reports them, and one such leaf must not hold up all others.</summary>
    private static Leaf? TryRead(LeafRow row)
    {
        try
        {
            return Leaf.Read(row.Leaf);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
