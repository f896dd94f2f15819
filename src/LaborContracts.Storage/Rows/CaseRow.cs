namespace LaborContracts.Storage.Rows;

/// <summary>A case of the labor authority's, within which its inspector may look at contracts. Its number and whom it is about are in <see cref="Sealed"/>.</summary>
public sealed class CaseRow
{
    public required Guid Id { get; init; }

    /// <summary>The account that opened it and works on it.</summary>
    public required string Inspector { get; init; }

    /// <summary>District code: only contracts with their place of work in it are reached.</summary>
    public required string District { get; init; }

    /// <summary>Code of the legal basis.</summary>
    public required string Basis { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The last day of access, by the calendar of China.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>Whether a supervisor had to approve it when it was opened.</summary>
    public required bool NeedsApproval { get; init; }

    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>The supervisor's account.</summary>
    public string? ApprovedBy { get; set; }

    /// <summary>When its inspector closed it before its end; null while it is not closed.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The case's data key, wrapped by the master key.</summary>
    public required byte[] WrappedKey { get; init; }

    /// <summary>Number and parties as JSON under the data key.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>Grows by one with each write: of two writers who read the same state one is refused.</summary>
    public int Version { get; set; }
}
