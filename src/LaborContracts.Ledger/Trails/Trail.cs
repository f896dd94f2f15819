namespace LaborContracts.Ledger.Trails;

/// <summary>
/// The events of one contract, each bound to all before it (docs/formats/trail.md). A leaf that holds a head commits to
/// every event up to it; what follows the last registered head is only as good as the word of who keeps it.
/// </summary>
public static class Trail
{
    /// <summary>The next link.</summary>
    /// <param name="key">The contract's key.</param>
    /// <param name="last">The last link, or null for the first event.</param>
    /// <param name="event">The event's bytes, as they will be stored.</param>
    /// <param name="salt">32 fresh random bytes.</param>
    public static TrailEntry Append(Bytes32 key, TrailEntry? last, ReadOnlyMemory<byte> @event, Bytes32 salt)
    {
        var sequence = (last?.Sequence ?? 0) + 1;
        var commitment = TrailHash.Commitment(salt, @event.Span);
        return new(sequence, commitment, TrailHash.Head(HeadOf(key, last), sequence, commitment), salt, @event);
    }

    /// <summary>The head after <paramref name="last"/>, or the head of the empty trail.</summary>
    public static Bytes32 HeadOf(Bytes32 key, TrailEntry? last) => last?.Head ?? TrailHash.Start(key);

    /// <summary>
    /// The first fault of a whole trail, or null when every link holds. A shredded event is no fault: its commitment is
    /// checked against the heads, its content no longer can be.
    /// </summary>
    public static TrailFault? Check(Bytes32 key, IEnumerable<TrailEntry> entries)
    {
        var (sequence, head) = (0u, TrailHash.Start(key));
        foreach (var entry in entries)
        {
            sequence++;
            if (entry.Sequence != sequence) return new(sequence, TrailFaultKind.Sequence);
            if ((entry.Salt is null) != (entry.Event is null)) return new(sequence, TrailFaultKind.HalfShredded);
            if (entry is { Salt: { } salt, Event: { } content }
                && TrailHash.Commitment(salt, content.Span) != entry.Commitment)
                return new(sequence, TrailFaultKind.Commitment);
            head = TrailHash.Head(head, sequence, entry.Commitment);
            if (entry.Head != head) return new(sequence, TrailFaultKind.Head);
        }
        return null;
    }
}

/// <summary>Where a trail breaks first.</summary>
public sealed record TrailFault(uint Sequence, TrailFaultKind Kind);

/// <summary>How a link can fail.</summary>
public enum TrailFaultKind
{
    /// <summary>A number is missing, repeated or out of order.</summary>
    Sequence,

    /// <summary>Salt without event, or event without salt.</summary>
    HalfShredded,

    /// <summary>The event is not the one that was committed to.</summary>
    Commitment,

    /// <summary>The head does not follow from the one before and the commitment.</summary>
    Head,
}
