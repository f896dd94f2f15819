namespace LaborContracts.Storage.Rows;

/// <summary>A leaf of a batch, of whatever kind, at its place.</summary>
public sealed class PlacedLeaf
{
    public int? Index { get; init; }

    /// <summary>The 137 bytes.</summary>
    public required byte[] Leaf { get; init; }
}
