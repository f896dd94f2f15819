using System.Security.Cryptography;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Statutes;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Wages;

/// <summary>
/// Holds the sealed pay of every agreement in force against the table of minimum wages, and keeps beside it the day from which it is below: so it can be
/// counted without opening anything. A round looks at all of them in slices, once a day: a change of pay or of the table is counted within that time.
/// </summary>
internal sealed class WageFloors(LaborContractsDb db, DossierShelf shelf, StatuteFiles statutes, TimeProvider clock)
{
    /// <summary>Under this is kept where the round stands.</summary>
    public const string RoundName = "wage-floors";

    private const int SliceSize = 500;

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>Takes the next slice; false when the round is at its end, until the next is due.</summary>
    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Check == RoundName, cancellationToken);
        if (round is null) db.Rounds.Add(round = new RoundRow { Check = RoundName, BegunAt = now });
        if (round.EndedAt >= round.BegunAt)
        {
            if (now - round.BegunAt < Every) return false;
            (round.BegunAt, round.Position) = (now, null);
        }

        var last = round.Position is { } position ? Guid.Parse(position) : Guid.Empty;
        var slice = await db.Contracts.Where(c => c.RootId == c.Id && c.Id.CompareTo(last) > 0).OrderBy(c => c.Id).Take(SliceSize)
            .ToListAsync(cancellationToken);
        var wages = statutes.Current.MinimumWages;
        foreach (var row in slice)
            row.BelowMinimumWageFrom = row.ShreddedAt is null && ConcludedStates.InForce.Contains(row.State) ? TryCompare(row, wages) : null;

        if (slice.Count > 0) round.Position = slice[^1].Id.ToString();
        if (slice.Count < SliceSize) round.EndedAt = now;
        round.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return slice.Count == SliceSize;
    }

    /// <summary>Null also for a row that does not open: reconciliation reports it, and it must not hold up all others.</summary>
    private DateOnly? TryCompare(ContractRow row, MinimumWages wages)
    {
        try
        {
            return WageFloor.FirstAbove(shelf.Look(row).LatestTerms, wages);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
