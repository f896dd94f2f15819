namespace LaborContracts.Storage.Rows;

/// <summary>A line of an uploaded file: what becomes one contract, once.</summary>
public sealed class IssueLineRow
{
    public required Guid IssueId { get; init; }

    /// <summary>Of the line in the file as a spreadsheet shows it: the headings are line 1.</summary>
    public required int Number { get; init; }

    /// <summary>Name of an <c>IssueLineState</c>.</summary>
    public required string State { get; set; }

    /// <summary>Blind index of the worker's identity number; null where there is none that can be read.</summary>
    public string? WorkerIndex { get; init; }

    /// <summary>Terms that wait, or what is wrong with them, as JSON under the upload's data key; null when nobody needs either any more.</summary>
    public byte[]? Sealed { get; set; }

    /// <summary>The contract that it became.</summary>
    public Guid? ContractId { get; set; }

    /// <summary>Why it became none.</summary>
    public string? Code { get; set; }
}
