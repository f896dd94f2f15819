using System.Security.Cryptography;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Deadlines;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Retention;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Retention;

/// <summary>
/// Looks each day at all imports and all relations, a slice a second, and has those shredded whose time is over. The rows in clear tell which may be; where it stands is kept
/// nowhere: whoever is killed begins again and finds the less to do. Of two instances that take the same relation one finds it done.
/// </summary>
internal sealed partial class RetentionWorker(
    IServiceScopeFactory scopes, PlatformSettings settings, TimeProvider clock, ILogger<RetentionWorker> logger)
    : WorkerLoop(scopes, wakeup: null, TimeSpan.FromSeconds(1), logger)
{
    private const int SliceSize = 500;

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    private static readonly string[] CameToNothing =
        [nameof(ContractState.Draft), nameof(ContractState.Declined), nameof(ContractState.Withdrawn), nameof(ContractState.Lapsed)];

    private Guid? _lastImport = Guid.Empty; // null when all were looked at
    private Guid _last;
    private DateTimeOffset _begun;
    private DateTimeOffset _notBefore;
    private bool _mayHaveKeys = true; // the write-ahead log, of whoever was killed before it was emptied

    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var (db, shredding) = (scope.GetRequiredService<LaborContractsDb>(), scope.GetRequiredService<Shredding>());
        await shredding.EraseFilesAsync(cancellationToken);
        if (_mayHaveKeys) _mayHaveKeys = !await db.TryEmptyLogAsync(cancellationToken);
        var now = clock.GetUtcNow(); // one time for the whole step: a clock that is set meanwhile does not divide it
        if (now < _notBefore) return false;

        if (_lastImport == Guid.Empty) _begun = now;
        if (_lastImport is { } import)
        {
            (var toldOf, var destroyed, _lastImport) = await shredding.TakeImportsAsync(import, now, cancellationToken);
            Tell(toldOf, destroyed);
            if (_lastImport is not null) return false;
        }

        var slice = await db.Contracts.Where(c => c.RootId == c.Id && c.Id.CompareTo(_last) > 0).OrderBy(c => c.Id).Take(SliceSize)
            .Select(c => c.Id).ToListAsync(cancellationToken);
        var (announced, shredded) = (0, 0);
        foreach (var relation in await MayBeOver(db, now).Where(c => slice.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken))
        {
            try
            {
                var outcome = await shredding.TakeAsync(relation, now, cancellationToken);
                if (outcome == Shredding.Outcome.Announced) announced++;
                if (outcome == Shredding.Outcome.Shredded) shredded++;
            }
            catch (CryptographicException unreadable)
            {
                CannotBeOpened(logger, relation, unreadable); // it holds up no other
            }
        }

        if (slice.Count < SliceSize) (_last, _lastImport, _notBefore) = (Guid.Empty, Guid.Empty, _begun + Every);
        else _last = slice[^1];
        Tell(announced, shredded);
        return false;
    }

    private void Tell(int announced, int shredded)
    {
        if (announced > 0) HasAnnounced(logger, announced, settings.Retention.AnnouncedDays);
        if (shredded > 0) HasShredded(logger, shredded);
        _mayHaveKeys |= shredded > 0;
    }

    /// <summary>Of which it is worth asking the documents themselves.</summary>
    private IQueryable<ContractRow> MayBeOver(LaborContractsDb db, DateTimeOffset now)
    {
        var ended = now.DayInChina().AddYears(-settings.Retention.YearsOf(RetainedKind.Relation));
        var keptFor = ended.AddYears(2); // of an ending the day two years after is known
        var drafted = now.AddYears(-Math.Min(settings.Retention.YearsOf(RetainedKind.Draft), settings.Retention.YearsOf(RetainedKind.Offer)));
        return db.Contracts.AsNoTracking().Where(c => c.ShreddedAt == null && (
            db.Deadlines.Any(d => d.ContractId == c.Id && d.Kind == Shredding.Erased)
            || (CameToNothing.Contains(c.State) && c.CreatedAt < drafted)
            || (ConcludedStates.Names.Contains(c.State) && db.Deadlines.Any(d => d.ContractId == c.Id
                && ((d.Kind == nameof(DeadlineKind.TermEnds) && d.DueOn < ended) || (d.Kind == nameof(DeadlineKind.KeptUntil) && d.DueOn < keptFor))))));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The time of {Count} relations or imports is over; their content is destroyed in {Days} days, as their parties can see")]
    private static partial void HasAnnounced(ILogger logger, int count, int days);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} relations or imports are shredded, as announced")]
    private static partial void HasShredded(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Relation {Relation} may be over and cannot be opened; it stays as it is")]
    private static partial void CannotBeOpened(ILogger logger, Guid relation, Exception unreadable);
}
