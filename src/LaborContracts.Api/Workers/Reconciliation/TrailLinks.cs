using LaborContracts.Api.Dossiers;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// Every relation and every import has its trail, every entry of it can be opened unless it was shredded, and every link holds from the key on; that the registered heads are in it is
/// for <see cref="LeafContents"/> to see. A trail that was changed can never be made right by the platform.
/// </summary>
internal sealed class TrailLinks(LaborContractsDb db, MasterKey masterKey) : Check
{
    public const string Missing = "trail.missing";
    public const string Unreadable = "trail.unreadable";
    public const string SequenceBroken = "trail.sequence";
    public const string CommitmentBroken = "trail.commitment";
    public const string HeadBroken = "trail.head";

    private const int SliceSize = 100;

    public override string Name => "trail-links";

    public override IReadOnlyList<string> Codes => [Missing, Unreadable, SequenceBroken, CommitmentBroken, HeadBroken];

    public override async Task<Slice> NextAsync(string? position, CancellationToken cancellationToken)
    {
        var looks = await LookAtAsync(db.TrailOwnersAfter(position is null ? Guid.Empty : IdIn(position), SliceSize), cancellationToken);
        return new(
            [.. looks.Select(look => look.Divergence).OfType<Divergence>()],
            looks.Count > 0 ? looks[^1].Id.ToString() : position,
            looks.Count < SliceSize);
    }

    public override async Task<IReadOnlyList<Divergence>> LookAsync(string subject, CancellationToken cancellationToken) =>
        [.. (await LookAtAsync(db.TrailOwner(IdIn(subject)), cancellationToken)).Select(look => look.Divergence).OfType<Divergence>()];

    private async Task<List<(Guid Id, Divergence? Divergence)>> LookAtAsync(IQueryable<TrailOwner> owners, CancellationToken cancellationToken)
    {
        var found = await owners.ToListAsync(cancellationToken);
        var ids = found.ConvertAll(owner => owner.Id);
        var trails = (await db.Trail.AsNoTracking().Where(e => ids.Contains(e.ContractId)).OrderBy(e => e.Sequence).ToListAsync(cancellationToken))
            .ToLookup(e => e.ContractId);
        return found.ConvertAll(owner => (
            owner.Id, CodeOf(owner.Key, owner.WrappedKey, [.. trails[owner.Id]]) is { } code ? new Divergence(code, owner.Id.ToString()) : null));
    }

    /// <summary>Null if everything holds.</summary>
    private string? CodeOf(byte[] key, byte[]? wrappedKey, IReadOnlyList<TrailRow> rows) =>
        rows.Count == 0 ? Missing
        : SealedTrail.TryOpen(rows, masterKey, wrappedKey) is not { } entries ? Unreadable
        : Trail.Check(new(key), entries)?.Kind switch
        {
            null => null,
            TrailFaultKind.Sequence => SequenceBroken,
            TrailFaultKind.Commitment => CommitmentBroken,
            TrailFaultKind.Head => HeadBroken,
            var other => throw new InvalidOperationException($"Rows keep salt and event together, yet: {other}."),
        };
}
