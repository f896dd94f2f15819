namespace LaborContracts.Storage.Rows;

/// <summary>
/// An upload by which an employer issues many contracts. What the file held lies sealed in its parts until it is read, and line by line
/// in <see cref="IssueLineRow"/> until each is issued; nothing here names a person.
/// </summary>
public sealed class IssueRow
{
    public required Guid Id { get; init; }
    public required string EmployerCode { get; init; }

    /// <summary>Code of the kind of document that each line becomes.</summary>
    public required string Document { get; init; }

    public required bool Bilingual { get; init; }

    /// <summary>SHA-256 of the file as it was uploaded, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Length of the file in bytes.</summary>
    public required int Bytes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The data key of this upload, wrapped by the master key.</summary>
    public required byte[] WrappedKey { get; init; }

    /// <summary>The <c>IssueContents</c> as JSON under the data key: what all lines have in common, totals, who confirmed.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>Name of an <c>IssueState</c>.</summary>
    public required string State { get; set; }

    /// <summary>Number of the last line that was read; 0 before the first.</summary>
    public int LastLine { get; set; }

    public int Ready { get; set; }
    public int Faulty { get; set; }
    public int Issued { get; set; }
    public int Refused { get; set; }

    /// <summary>Why the file as a whole cannot be used; null if it can.</summary>
    public string? Code { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>When nothing more came of it: finished, cancelled or found unreadable.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Grows by one with each write: of two instances that take the same step one is refused.</summary>
    public int Version { get; set; }
}
