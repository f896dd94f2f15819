using System.Globalization;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// Chain against database: every root that the platform's account recorded is of one of its batches, and every status of one of its
/// contracts was made by a document that it holds. If not, somebody else has the account or the registrar's role, or the database has lost rows; nothing
/// on chain can be taken back. Other accounts' roots and other platforms' keys are not ours to judge.
/// </summary>
internal sealed class RegistryHistory(
    LaborContractsDb db, IRegistry registry, RegistryLog log, RegistrySender sender, KnownStatuses known) : Check
{
    public const string CheckName = "registry-history";
    public const string RootUnknown = "root.unknown";
    public const string StatusUnknown = "status.unknown";

    private const int MostEmptyRanges = 20;

    public override string Name => CheckName;

    public override IReadOnlyList<string> Codes => [RootUnknown, StatusUnknown];

    /// <summary>A status by all that it says: under a later one the registry no longer tells it.</summary>
    public static Divergence Unknown(Bytes32 key, uint revision, RecordedStatus status, Bytes32 document) =>
        new(StatusUnknown, string.Create(CultureInfo.InvariantCulture, $"{key}:{revision}:{(int)status}:{document}"));

    public override async Task<Slice> NextAsync(string? position, CancellationToken cancellationToken)
    {
        var found = new List<Divergence>();
        for (var range = 0; range < MostEmptyRanges; range++)
        {
            if (await log.AfterAsync(Read(position), cancellationToken) is not { } records) return new(found, position, AtEnd: true);
            position = Write(records.Through);
            foreach (var root in records.Roots)
            {
                if (root.Anchorer == sender.Sender && !await IsKnownAsync(root.Root, cancellationToken)) found.Add(new(RootUnknown, root.Root.ToString()));
            }

            foreach (var status in records.Statuses)
            {
                if (await IsOursAsync(status.Key, cancellationToken)
                    && !await known.HaveAsync(status.Key, status.Status, status.Revision, status.Document, cancellationToken))
                    found.Add(Unknown(status.Key, status.Revision, status.Status, status.Document));
            }

            if (records.Roots.Count + records.Statuses.Count > 0) break;
        }

        return new([.. found.Distinct()], position, AtEnd: false);
    }

    public override async Task<IReadOnlyList<Divergence>> LookAsync(string subject, CancellationToken cancellationToken)
    {
        var parts = subject.Split(':');
        var value = Bytes32.Parse(parts[0]);
        if (parts.Length == 1)
        {
            return await registry.AnchorOfAsync(value, cancellationToken) is not null && !await IsKnownAsync(value, cancellationToken)
                ? [new(RootUnknown, subject)] : [];
        }

        var revision = uint.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture);
        var (status, document) = ((RecordedStatus)int.Parse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture), Bytes32.Parse(parts[3]));
        if (await registry.StatusOfAsync(value, cancellationToken) is not { } entry || entry.Revision < revision) return [];
        // Under a later status it can no longer be asked for, and has been recorded all the same.
        return await known.HaveAsync(value, status, revision, document, cancellationToken) ? [] : [new(StatusUnknown, subject)];
    }

    private static string Write(BlockReference block) => string.Create(CultureInfo.InvariantCulture, $"{block.Number}:{block.Hash}");

    private static BlockReference? Read(string? position)
    {
        if (position?.Split(':') is not { } parts) return null;
        return new(ulong.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture), Bytes32.Parse(parts[1]));
    }

    private Task<bool> IsKnownAsync(Bytes32 root, CancellationToken cancellationToken)
    {
        var bytes = root.ToArray();
        return db.Batches.AnyAsync(b => b.Root == bytes, cancellationToken);
    }

    private Task<bool> IsOursAsync(Bytes32 key, CancellationToken cancellationToken)
    {
        var bytes = key.ToArray();
        return db.Contracts.AnyAsync(c => c.Key == bytes, cancellationToken);
    }
}
