namespace LaborContracts.Storage.Rows;

/// <summary>What rows share whose matter is proven by a one-time code, within minutes and a few tries. It has no table of its own.</summary>
public abstract class CodeProvenRow
{
    public required Guid Id { get; init; }

    /// <summary>
    /// Keyed hash of the one-time code; the code itself stands only in the message that the gateway has to send. Null where none was sent,
    /// because something else is the proof.
    /// </summary>
    public required string? CodeHash { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public int Tries { get; set; }

    /// <summary>Tries count under concurrency: two guesses at once cannot share one try.</summary>
    public int Version { get; set; }
}
