namespace LaborContracts.Storage.Rows;

/// <summary>
/// A message with a one-time code that a gateway would send by SMS; in development it waits on the outbox page instead.
/// </summary>
public sealed class OutboxRow
{
    public long Id { get; init; }
    public required Guid IntentId { get; init; }

    /// <summary>The number, masked.</summary>
    public required string PhoneMasked { get; init; }

    public required string Code { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }
}
