namespace LaborContracts.Storage.Rows;

/// <summary>A PDF in the document store: one revision of a contract's, or a file that was received.</summary>
public sealed class DocumentRow
{
    /// <summary>SHA-256 of the plain bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Of the contract, or of the import.</summary>
    public required Guid ContractId { get; init; }

    public required byte[] WrappedKey { get; init; }

    /// <summary>The file's mark in the store; null while it is that of <see cref="WrappedKey"/>, which was not wrapped anew.</summary>
    public string? FileMark { get; init; }

    public required int Bytes { get; init; }
    public required DateTimeOffset StoredAt { get; init; }
}
