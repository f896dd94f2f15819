namespace LaborContracts.Storage.Rows;

/// <summary>A piece of an uploaded file, until the file is read.</summary>
public sealed class IssuePartRow
{
    public required Guid IssueId { get; init; }

    /// <summary>From 0, without gaps.</summary>
    public required int Part { get; init; }

    /// <summary>At most 1 MiB of the file under the upload's data key.</summary>
    public required byte[] Sealed { get; init; }
}
