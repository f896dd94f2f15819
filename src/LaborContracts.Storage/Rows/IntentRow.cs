namespace LaborContracts.Storage.Rows;

/// <summary>
/// A proof of intent: what was to be proven, by when, and whether it was. It serves one signature. Where no code was sent, one of the signer's
/// passkeys is to prove it.
/// </summary>
public sealed class IntentRow : CodeProvenRow
{
    public required Guid ContractId { get; init; }
    public required string Role { get; init; }

    /// <summary>SHA-256 of the revision that was shown, lower-case hex.</summary>
    public required string DocumentSha256 { get; init; }

    public required byte[] Nonce { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? CompletedAt { get; set; }
}
