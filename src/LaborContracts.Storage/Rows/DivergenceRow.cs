namespace LaborContracts.Storage.Rows;

/// <summary>
/// Something in which database, chain and documents do not agree. One that has shown itself in a single look is a suspicion; it
/// counts once a later look has shown it again. It names rows and hashes, never a person or a firm.
/// </summary>
public sealed class DivergenceRow
{
    /// <summary>Order in which they were first seen.</summary>
    public long Id { get; init; }

    /// <summary>Stable, such as <c>batch.root-missing</c>: docs/anchoring.md lists them.</summary>
    public required string Code { get; init; }

    /// <summary>The row or the record on chain that is meant: an id, a root, or a key with a status.</summary>
    public required string Subject { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When a second look showed it too; null for a suspicion.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>When it was last handed to the steps that put it right; that they have done so is said by <see cref="ResolvedAt"/>.</summary>
    public DateTimeOffset? RepairedAt { get; set; }

    /// <summary>When a look first showed it no more. The same may come again, as another row.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    public required DateTimeOffset LookAgainAt { get; set; }

    /// <summary>Of two instances that look at the same time one is refused.</summary>
    public int Version { get; set; }
}
