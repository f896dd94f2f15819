using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>
/// Registers the heads of trails that have grown since their last leaf: for each a leaf of kind 2, which waits for the next batch like any other.
/// Looks of the parties at their own contract make no leaf: the next one that anything else makes commits to them too.
/// A round looks at all trails; one whose last leaf is younger than a round's time waits for the next.
/// </summary>
internal sealed class LaterHeads(LaborContractsDb db, PlatformSettings settings, TimeProvider clock)
{
    /// <summary>Under this is kept where the round stands.</summary>
    public const string RoundName = "later-heads";

    /// <inheritdoc cref="RelationRound.TakeAsync"/>
    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var (now, every) = (clock.GetUtcNow(), settings.Batching.LaterHeadsEvery);
        return await new RelationRound(db, RoundName, every).TakeAsync(now, async (last, most) =>
        {
            var trails = await db.TrailOwnersAfter(last, most).Select(t => new
            {
                t.Id,
                Head = db.Trail.Where(e => e.ContractId == t.Id && e.Look != LookRight.Party).OrderByDescending(e => e.Sequence).Select(e => e.Head).FirstOrDefault(),
                Document = db.Leaves.Where(l => l.Key == t.Key && (l.Kind == (int)LeafKind.ConcludedDocument || l.Kind == (int)LeafKind.ImportedDocument))
                    .OrderByDescending(l => l.Revision).FirstOrDefault(),
                RegisteredAt = db.Leaves.Where(l => l.Key == t.Key).Max(l => (DateTimeOffset?)l.RecordedAt),
            }).ToListAsync(cancellationToken);
            foreach (var trail in trails)
            {
                if (trail is { Head: { } head, Document: { } document } && trail.RegisteredAt <= now - every && !TellsTooEarly(document))
                    await RegisterAsync(head, document, now, cancellationToken);
            }

            return [.. trails.Select(trail => trail.Id)];
        }, cancellationToken);
    }

    /// <summary>All that an import's trail tells later are looks within a case: a leaf would tell its parties of them before they are to know.</summary>
    private bool TellsTooEarly(LeafRow document) => document.Kind == (int)LeafKind.ImportedDocument && settings.Cases.ToldAfter > TimeSpan.Zero;

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
