namespace LaborContracts.Api.Features.Coverage;

/// <summary>
/// What is counted of a district, and nothing of any one contract. Counts of contracts from one to four are null: outside a case nobody is told of a single one.
/// </summary>
/// <param name="District">Of which the places of work are.</param>
/// <param name="On">The day in China.</param>
/// <param name="Firms">With a contract that is out for signing or in force; firms are no persons, so any number is told.</param>
/// <param name="UnsignedPastAMonth">Out for signing, more than a month after the first working day (LCL 10, 82).</param>
/// <param name="BelowMinimumWage">What is in force and agrees less than a minimum wage; of the coming day those that are not below the present one.</param>
public sealed record CoverageView(
    string District, string Name, DateOnly On, int Firms, IReadOnlyList<KindCount> Contracts, int? UnsignedPastAMonth, IReadOnlyList<ExpiryCount> Expiring,
    BelowWageCount BelowMinimumWage)
{
    private const int FewestTold = 5;

    /// <summary>A count as it may be told.</summary>
    public static int? Told(int count) => count is > 0 and < FewestTold ? null : count;
}

/// <param name="Document">Code of the kind of agreement.</param>
public sealed record KindCount(string Document, int? OutForSigning, int? InForce, int? Ended);

/// <summary>Terms that end from a number of days from today to another, both included.</summary>
public sealed record ExpiryCount(int FromDay, int ToDay, int? Count);

/// <param name="ComparedAt">When the last round over all contracts ended; null before the first has: then the counts are those so far.</param>
/// <param name="Present">Below what is law today.</param>
/// <param name="ComingFrom">First day of the next change in the table; null if it has none.</param>
/// <param name="Coming">Not below that of today, and below what is law from then on; null also if there is no change to come.</param>
public sealed record BelowWageCount(DateTimeOffset? ComparedAt, int? Present, DateOnly? ComingFrom, int? Coming);
