namespace LaborContracts.Storage.Rows;

/// <summary>
/// The head of an employer's sequence as a leaf of a batch; its places are behind those of the documents. Unique by key and number, so
/// that no two heads of the same length are ever anchored.
/// </summary>
public sealed class SequenceHeadRow
{
    /// <summary>Of the sequence.</summary>
    public required byte[] Key { get; init; }

    /// <summary>How many leaves the sequence has with this head.</summary>
    public required long Length { get; init; }

    /// <summary>The 137 bytes.</summary>
    public required byte[] Leaf { get; init; }

    public required Guid BatchId { get; init; }

    /// <summary>Its place in the batch, from 0.</summary>
    public required int Index { get; init; }
}
