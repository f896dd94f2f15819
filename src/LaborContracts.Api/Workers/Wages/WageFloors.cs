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
/// counted without opening anything. A round looks at all of them once a day: a change of pay or of the table is counted within that time.
/// </summary>
internal sealed class WageFloors(LaborContractsDb db, DossierShelf shelf, StatuteFiles statutes, TimeProvider clock)
{
    /// <summary>Under this is kept where the round stands.</summary>
    public const string RoundName = "wage-floors";

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <inheritdoc cref="RelationRound.TakeAsync"/>
    public Task<bool> TakeAsync(CancellationToken cancellationToken) => new RelationRound(db, RoundName, Every).TakeAsync(clock.GetUtcNow(), async (last, most) =>
    {
        var wages = statutes.Current.MinimumWages;
        var rows = await db.Contracts.Where(c => c.RootId == c.Id && c.Id.CompareTo(last) > 0).OrderBy(c => c.Id).Take(most).ToListAsync(cancellationToken);
        foreach (var row in rows)
            row.BelowMinimumWageFrom = row.ShreddedAt is null && ConcludedStates.InForce.Contains(row.State) ? TryCompare(row, wages) : null;
        return [.. rows.Select(row => row.Id)];
    }, cancellationToken);

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
