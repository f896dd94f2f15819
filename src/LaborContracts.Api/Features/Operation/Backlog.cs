using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Operation;

/// <summary>What waits: how much, and since when the first of it.</summary>
/// <param name="Oldest">Null if nothing waits.</param>
public sealed record Backlog(int Count, DateTimeOffset? Oldest)
{
    /// <param name="since">Of each that waits, since when.</param>
    internal static async Task<Backlog> OfAsync(IQueryable<DateTimeOffset> since, CancellationToken cancellationToken)
    {
        var first = await since.OrderBy(at => at).Take(1).ToListAsync(cancellationToken);
        return first is [var oldest] ? new(await since.CountAsync(cancellationToken), oldest) : new(0, null);
    }

    /// <summary>Whole minutes that the first has waited, if they are more than it may.</summary>
    internal long? MinutesBeyond(TimeSpan most, DateTimeOffset now) =>
        now - Oldest is { } waited && waited > most ? (long)waited.TotalMinutes : null;
}
