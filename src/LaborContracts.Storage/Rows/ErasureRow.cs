namespace LaborContracts.Storage.Rows;

/// <summary>A file of the document store whose key is destroyed, and which is still to be deleted.</summary>
public sealed class ErasureRow
{
    /// <summary>SHA-256 of the plain bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file's mark in the store.</summary>
    public required string FileMark { get; init; }
}
