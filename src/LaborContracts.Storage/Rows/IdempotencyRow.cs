namespace LaborContracts.Storage.Rows;

/// <summary>Says which resource a creating request with an Idempotency-Key made; committed together with the resource.</summary>
public sealed class IdempotencyRow
{
    /// <summary>The account that asked.</summary>
    public required string Account { get; init; }

    /// <summary>Blind index of the key that the caller chose.</summary>
    public required string Key { get; init; }

    /// <summary>Keyed hash of the request, so that a key used for another request is noticed.</summary>
    public required string RequestHash { get; init; }

    public required Guid ResourceId { get; init; }
    public required DateTimeOffset At { get; init; }
}
