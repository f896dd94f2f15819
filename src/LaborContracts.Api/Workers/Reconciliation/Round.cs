using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// Takes each check one slice further. What a slice has shown is saved together with the place where the next one begins, so whatever is
/// killed, nothing is left out and nothing is reported twice. A round ends at the last row; rows that come after are looked at as they
/// come, until the next round begins.
/// </summary>
internal sealed partial class Round(
    LaborContractsDb db, IEnumerable<Check> checks, PlatformSettings settings, TimeProvider clock, ILogger<Round> logger)
{
    /// <summary>Why the chain could not be asked; null if it could.</summary>
    public async Task<string?> TakeAsync(CancellationToken cancellationToken)
    {
        string? unavailable = null;
        await BeginAsync(cancellationToken);
        foreach (var check in checks)
        {
            try
            {
                await TakeAsync(check, cancellationToken);
            }
            catch (ChainUnavailableException down)
            {
                // Neither agreement nor divergence: the check stays where it stands, and those that ask the database alone go on.
                db.ChangeTracker.Clear();
                unavailable = down.Message;
            }
        }

        return unavailable;
    }

    /// <summary>All stand in the database before one of them looks: of one that cannot look it must not be said that it has come to its end.</summary>
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var begun = await db.Rounds.Select(r => r.Check).ToListAsync(cancellationToken);
        db.Rounds.AddRange(checks.Select(check => check.Name).Except(begun).Select(name => new RoundRow { Check = name, BegunAt = clock.GetUtcNow() }));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task TakeAsync(Check check, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = await db.Rounds.SingleAsync(r => r.Check == check.Name, cancellationToken);
        var isFirst = row is { EndedAt: null, Position: null }; // begins when it can look
        if (isFirst || (row.EndedAt >= row.BegunAt && now - row.BegunAt >= settings.Reconciliation.Every)) (row.BegunAt, row.Position) = (now, null);

        var slice = await check.NextAsync(row.Position, cancellationToken);
        await SuspectAsync(slice.Divergences, now, cancellationToken);
        row.Position = slice.Position;
        var ends = slice.AtEnd && !(row.EndedAt >= row.BegunAt);
        if (ends) row.EndedAt = now;
        if (db.ChangeTracker.HasChanges()) row.Version++;
        await db.SaveChangesAsync(cancellationToken);
        if (slice.Unseen is not null) CouldNotLook(logger, check.Name, slice.Unseen);
        if (ends) HasEnded(logger, check.Name, await db.Divergences.CountAsync(d => d.ConfirmedAt != null && d.ResolvedAt == null, cancellationToken));
    }

    /// <summary>Those that are not known yet. A known one has looks of its own.</summary>
    private async Task SuspectAsync(IReadOnlyList<Divergence> divergences, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (divergences.Count == 0) return;
        var subjects = divergences.Select(d => d.Subject).Distinct().ToArray();
        var known = await db.Divergences.Where(d => d.ResolvedAt == null && subjects.Contains(d.Subject))
            .Select(d => new Divergence(d.Code, d.Subject)).ToListAsync(cancellationToken);
        foreach (var divergence in divergences.Except(known))
        {
            db.Divergences.Add(new DivergenceRow
            {
                Code = divergence.Code,
                Subject = divergence.Subject,
                FirstSeenAt = now,
                LastSeenAt = now,
                LookAgainAt = now + settings.Reconciliation.LookAgainAfter,
            });
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconciliation: {Check} has come to the end of a round; {Open} divergences are open")]
    private static partial void HasEnded(ILogger logger, string check, int open);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reconciliation: {Check} could not look at all of a slice and goes on: {Unseen}")]
    private static partial void CouldNotLook(ILogger logger, string check, string unseen);
}
