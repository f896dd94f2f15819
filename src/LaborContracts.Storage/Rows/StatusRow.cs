namespace LaborContracts.Storage.Rows;

/// <summary>
/// An exception to "in force" on its way to the registry. Written in the transaction that concludes the document; each
/// property that is set says that a step is durable: prepared (signed transaction); sent; seen in the registry.
/// </summary>
public sealed class StatusRow
{
    /// <summary>Order of recording.</summary>
    public long Id { get; init; }

    public required byte[] Key { get; init; }

    /// <summary>Of the document that makes the exception.</summary>
    public required int Revision { get; init; }

    /// <summary>1 amended, 2 renewed, 3 terminated, 4 voided.</summary>
    public required int Status { get; init; }

    /// <summary>SHA-256 of the document's concluded revision, lower-case hex.</summary>
    public required string DocumentSha256 { get; init; }

    /// <summary>The first day, in China, on which it is true: an ending only after the last day of the relation.</summary>
    public required DateOnly DueOn { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The signed transaction, stored before it is first sent, so that it is always these bytes that are sent again.</summary>
    public byte[]? Transaction { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When the registry was seen to hold it, or something later.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>Of two instances that take the same step one is refused.</summary>
    public int Version { get; set; }
}
