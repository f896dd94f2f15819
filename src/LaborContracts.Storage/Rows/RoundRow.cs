namespace LaborContracts.Storage.Rows;

/// <summary>Where a check of the reconciliation, or another look at all rows, stands, so that a restart goes on there.</summary>
public sealed class RoundRow
{
    /// <summary>Name of the check, or of the look.</summary>
    public required string Check { get; init; }

    /// <summary>The last row or block that was looked at, as the check writes it; null before the first.</summary>
    public string? Position { get; set; }

    public required DateTimeOffset BegunAt { get; set; }

    /// <summary>When a round last came to the end of the rows; null before the first has, earlier than <see cref="BegunAt"/> while the next is under way.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Of two instances that take the same slice one is refused.</summary>
    public int Version { get; set; }
}
