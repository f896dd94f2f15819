namespace LaborContracts.Storage.Rows;

/// <summary>What a new passkey is to answer, together with the one-time code that shows whose it is. It serves once and is deleted with that.</summary>
public sealed class PasskeyChallengeRow : CodeProvenRow
{
    public required string Account { get; init; }

    /// <summary>32 random bytes.</summary>
    public required byte[] Challenge { get; init; }
}
