namespace LaborContracts.Storage.Rows;

/// <summary>
/// A Merkle batch on its way to the chain. Each property that is set says that a step is durable: recorded; prepared
/// (signed transaction); sent; seen in a block; proven (its tree is kept, and proofs are given).
/// </summary>
public sealed class BatchRow
{
    public required Guid Id { get; init; }

    /// <summary>Order of recording; batches are anchored in this order.</summary>
    public required long Sequence { get; init; }

    public required byte[] Root { get; init; }
    public required int LeafCount { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The signed transaction, stored before it is first sent, so that it is always these bytes that are sent again.</summary>
    public byte[]? Transaction { get; set; }

    public byte[]? TransactionHash { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public long? BlockNumber { get; set; }
    public byte[]? BlockHash { get; set; }
    public DateTimeOffset? BlockTime { get; set; }
    public DateTimeOffset? ProvenAt { get; set; }

    /// <summary>Of two instances that take the same step one is refused.</summary>
    public int Version { get; set; }
}
