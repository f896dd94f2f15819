using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// Looks at what has diverged again. A suspicion that does not show a second time was a step under way and is forgotten. One that does is
/// reported, once, and repaired if that is safe; then it is looked at until it shows no more.
/// </summary>
internal sealed partial class LookAgain(
    LaborContractsDb db, IEnumerable<Check> checks, PlatformSettings settings, TimeProvider clock, ILogger<LookAgain> logger)
{
    private const int MostAtOnce = 50;

    /// <summary>Why the chain could not be asked; null if it could.</summary>
    public async Task<string?> TakeAsync(CancellationToken cancellationToken)
    {
        string? unavailable = null;
        var now = clock.GetUtcNow();
        var due = await db.Divergences.Where(d => d.ResolvedAt == null && d.LookAgainAt <= now)
            .OrderBy(d => d.LookAgainAt).ThenBy(d => d.Id).Take(MostAtOnce).Select(d => d.Id).ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            db.ChangeTracker.Clear(); // each for itself, however the one before it went
            var row = await db.Divergences.SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
            if (row is not { ResolvedAt: null }) continue; // another instance was faster
            // The next look is durable before this one: a subject that cannot be looked at goes to the back, and holds nobody up.
            row.LookAgainAt = now + settings.Reconciliation.LookAgainAfter;
            row.Version++;
            await db.SaveChangesAsync(cancellationToken);
            try
            {
                await LookAsync(row, now, cancellationToken);
            }
            catch (ChainUnavailableException down)
            {
                unavailable = down.Message;
            }
        }

        db.ChangeTracker.Clear();
        return unavailable;
    }

    private async Task LookAsync(DivergenceRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var divergence = new Divergence(row.Code, row.Subject);
        var check = checks.Single(check => check.Codes.Contains(row.Code));
        var holds = (await check.LookAsync(row.Subject, cancellationToken)).Contains(divergence);
        var (isFirst, isRepaired) = (row.ConfirmedAt is null, false);
        if (holds)
        {
            row.ConfirmedAt ??= now;
            row.LastSeenAt = now;
            isRepaired = await check.RepairAsync(divergence, cancellationToken);
            if (isRepaired) row.RepairedAt = now;
        }
        else if (isFirst)
        {
            db.Divergences.Remove(row);
        }
        else
        {
            row.ResolvedAt = now;
        }

        row.Version++;
        await db.SaveChangesAsync(cancellationToken); // the repair with it, or neither
        if (holds && isFirst) Diverges(logger, row.Code, row.Subject);
        if (isRepaired) IsRepaired(logger, row.Code, row.Subject);
        if (!holds && !isFirst) IsResolved(logger, row.Code, row.Subject);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reconciliation: {Code} of {Subject}")]
    private static partial void Diverges(ILogger logger, string code, string subject);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reconciliation: {Code} of {Subject} is being put right")]
    private static partial void IsRepaired(ILogger logger, string code, string subject);

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconciliation: {Code} of {Subject} is there no more")]
    private static partial void IsResolved(ILogger logger, string code, string subject);
}
