namespace LaborContracts.Storage.Rows;

/// <summary>A browser that is signed in. Its cookie names this row, and is worth nothing without it.</summary>
public sealed class SessionRow
{
    public required Guid Id { get; init; }

    /// <summary>Name of the account.</summary>
    public required string Account { get; init; }

    public required DateTimeOffset EndsAt { get; init; }
}
