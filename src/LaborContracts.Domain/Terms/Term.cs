using System.Diagnostics.CodeAnalysis;

namespace LaborContracts.Domain.Terms;

/// <summary>
/// A span of days between 1949 and 2199, the first and the last both included; it cannot end before it starts.
/// </summary>
public sealed record Term
{
    internal const int EarliestYear = 1949;
    internal const int LatestYear = 2199; // so that adding months or years never leaves the calendar

    private Term(DateOnly start, DateOnly end) => (Start, End) = (start, end);

    public DateOnly Start { get; }

    public DateOnly End { get; }

    /// <summary>
    /// Full calendar months in the term (Civil Code 201, 202): 2026-01-01 to 2026-12-31 is 12; a month counts when the
    /// day after the last day has reached the month's day, or the month's end where that day does not exist.
    /// </summary>
    public int FullMonths
    {
        get
        {
            var after = End.AddDays(1);
            var months = (after.Year - Start.Year) * 12 + after.Month - Start.Month;
            // AddMonths gives the month's last day where the day does not exist, as Civil Code 202 does.
            while (months > 0 && Start.AddMonths(months) > after) months--;
            return months;
        }
    }

    /// <summary>False if the end lies before the start, or a day outside 1949 to 2199.</summary>
    public static bool TryCreate(DateOnly start, DateOnly end, [NotNullWhen(true)] out Term? term)
    {
        term = start <= end && start.Year >= EarliestYear && end.Year <= LatestYear ? new(start, end) : null;
        return term is not null;
    }

    /// <exception cref="ArgumentException">The end lies before the start, or a day outside 1949 to 2199.</exception>
    public static Term Of(DateOnly start, DateOnly end) =>
        TryCreate(start, end, out var term) ? term : throw new ArgumentException($"Not a term: {start:O} to {end:O}.", nameof(end));

    /// <summary>Whether every day of the other term is a day of this one.</summary>
    public bool Contains(Term other) => Start <= other.Start && other.End <= End;
}
