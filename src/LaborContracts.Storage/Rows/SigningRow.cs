namespace LaborContracts.Storage.Rows;

/// <summary>
/// A signature that was asked for with a proven intent and is not made yet. It is deleted in the same transaction that
/// records the signature, or that gives up because the intent has lapsed.
/// </summary>
public sealed class SigningRow
{
    public required Guid ContractId { get; init; }
    public required Guid IntentId { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>After this the intent no longer covers a new attempt.</summary>
    public required DateTimeOffset IntentExpiresAt { get; init; }

    /// <summary>PNG of what the worker drew by hand, sealed with the contract's data key; null if nothing was.</summary>
    public byte[]? SealedHandwriting { get; init; }

    public int Attempts { get; set; }
    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Why no timestamp was had at the last attempt, for the operator; null before the first such failure.</summary>
    public string? LastProblem { get; set; }
}
