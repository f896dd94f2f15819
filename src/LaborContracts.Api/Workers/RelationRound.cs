using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Api.Workers.Wages;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers;

/// <summary>
/// A round over all relations in slices, begun anew whenever it is due. What a slice has found and where the next begins are one save, so nothing is found
/// twice and nothing is left out.
/// </summary>
internal sealed class RelationRound(LaborContractsDb db, string name, TimeSpan every)
{
    private const int SliceSize = 500;

    /// <summary>Under these is kept where such rounds stand: in the table of reconciliation's, and none of them.</summary>
    public static readonly string[] Names = [LaterHeads.RoundName, WageFloors.RoundName];

    /// <summary>Takes the next slice; false when the round is at its end, until the next is due.</summary>
    /// <param name="lookAsync">Looks at the relations behind an id, so many at most, and says in the order of their ids which they were.</param>
    public async Task<bool> TakeAsync(DateTimeOffset now, Func<Guid, int, Task<IReadOnlyList<Guid>>> lookAsync, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Check == name, cancellationToken);
        if (round is null) db.Rounds.Add(round = new RoundRow { Check = name, BegunAt = now });
        if (round.EndedAt >= round.BegunAt)
        {
            if (now - round.BegunAt < every) return false;
            (round.BegunAt, round.Position) = (now, null);
        }

        var last = round.Position is { } position ? Guid.Parse(position) : Guid.Empty;
        var slice = await lookAsync(last, SliceSize);
        if (slice.Count > 0) round.Position = slice[^1].ToString();
        if (slice.Count < SliceSize) round.EndedAt = now;
        round.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return slice.Count == SliceSize;
    }
}
