namespace LaborContracts.Storage.Rows;

/// <summary>A proof of intent: what was to be proven, by when, and whether it was. It serves one signature.</summary>
public sealed class IntentRow
{
    public required Guid Id { get; init; }
    public required Guid ContractId { get; init; }
    public required string Role { get; init; }

    /// <summary>SHA-256 of the revision that was shown, lower-case hex.</summary>
    public required string DocumentSha256 { get; init; }

    public required byte[] Nonce { get; init; }

    /// <summary>Keyed hash of the one-time code; the code itself stands only in the message that the gateway has to send.</summary>
    public required string CodeHash { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public int Tries { get; set; }
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Tries count under concurrency: two guesses at once cannot share one try.</summary>
    public int Version { get; set; }
}
