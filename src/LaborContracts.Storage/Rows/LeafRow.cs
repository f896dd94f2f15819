namespace LaborContracts.Storage.Rows;

/// <summary>
/// A leaf that is to be, or has been, anchored: a document's, written in the transaction that concludes the contract or receives what was concluded
/// elsewhere, or one for a later head of its trail. Unique by (key, revision, kind, trail head), so that nothing can be registered twice.
/// </summary>
public sealed class LeafRow
{
    /// <summary>Order of registration.</summary>
    public long Id { get; init; }

    /// <summary>Of the contract, or of the import.</summary>
    public required Guid ContractId { get; init; }

    public required byte[] Key { get; init; }
    public required int Revision { get; init; }
    public required int Kind { get; init; }
    public required byte[] TrailHead { get; init; }

    /// <summary>The 137 bytes.</summary>
    public required byte[] Leaf { get; init; }

    /// <summary>SHA-256 of the concluded revision, or of the file as it was received, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The batch that took it; once set it never changes.</summary>
    public Guid? BatchId { get; set; }

    /// <summary>Its place in the batch, from 0.</summary>
    public int? Index { get; set; }
}
