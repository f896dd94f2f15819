namespace LaborContracts.Ledger.Trails;

/// <summary>One link of a trail. Salt and event are null together once they have been shredded.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="Event">The bytes as they were stored.</param>
public sealed record TrailEntry(
    uint Sequence, Bytes32 Commitment, Bytes32 Head, Bytes32? Salt, ReadOnlyMemory<byte>? Event)
{
    /// <summary>What its event says; null once that is shredded, and for bytes that are no event of this version.</summary>
    public TrailEvent? Told() => Event is { } content ? TrailEvent.TryRead(content) : null;

    /// <summary>The entry without what it says; the heads of the trail stay checkable.</summary>
    public TrailEntry Shredded() => this with { Salt = null, Event = null };
}
