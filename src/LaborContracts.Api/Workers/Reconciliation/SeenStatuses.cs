using System.Globalization;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// The registry holds every status that was seen there, or a later one of the same contract that the platform knows. One that vanished with its
/// block is opened again, and the anchoring steps send its stored bytes.
/// </summary>
internal sealed class SeenStatuses(LaborContractsDb db, IRegistry registry, KnownStatuses known) : Check
{
    public const string Missing = "status.missing";

    private const int SliceSize = 200;

    public override string Name => "seen-statuses";

    public override IReadOnlyList<string> Codes => [Missing];

    /// <summary>In the order in which they were seen: an ending waits for its day, so that of recording leaves late ones behind.</summary>
    public override async Task<Slice> NextAsync(string? position, CancellationToken cancellationToken)
    {
        var rows = db.Statuses.AsNoTracking().Where(s => s.SeenAt != null);
        if (position is not null)
        {
            var (seenAt, id) = Read(position);
            rows = rows.Where(s => s.SeenAt > seenAt || (s.SeenAt == seenAt && s.Id > id));
        }

        var slice = await rows.OrderBy(s => s.SeenAt).ThenBy(s => s.Id).Take(SliceSize).ToListAsync(cancellationToken);
        var found = new List<Divergence>();
        foreach (var row in slice) found.AddRange(await JudgeAsync(row, cancellationToken));
        return new(found, slice.Count > 0 ? Write(slice[^1]) : position, slice.Count < SliceSize);
    }

    public override async Task<IReadOnlyList<Divergence>> LookAsync(string subject, CancellationToken cancellationToken)
    {
        var id = NumberIn(subject);
        return await db.Statuses.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is { } row
            ? await JudgeAsync(row, cancellationToken) : [];
    }

    public override async Task<bool> RepairAsync(Divergence divergence, CancellationToken cancellationToken)
    {
        var id = NumberIn(divergence.Subject);
        var row = await db.Statuses.SingleAsync(s => s.Id == id, cancellationToken);
        if (row.SeenAt is null) return false; // open already, and on its way
        row.SeenAt = null;
        row.Version++;
        return true;
    }

    private static string Write(StatusRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.SeenAt!.Value.UtcTicks}:{row.Id}");

    private static (DateTimeOffset SeenAt, long Id) Read(string position)
    {
        var parts = position.Split(':');
        return (new(NumberIn(parts[0]), TimeSpan.Zero), NumberIn(parts[1]));
    }

    private async Task<IReadOnlyList<Divergence>> JudgeAsync(StatusRow row, CancellationToken cancellationToken)
    {
        var key = new Bytes32(row.Key);
        if (await registry.StatusOfAsync(key, cancellationToken) is not { } entry || entry.Revision < row.Revision)
            return [new(Missing, Text(row.Id))];
        return await known.HaveAsync(key, entry.Status, entry.Revision, entry.Document, cancellationToken)
            ? [] : [RegistryHistory.Unknown(key, entry.Revision, entry.Status, entry.Document)];
    }
}
