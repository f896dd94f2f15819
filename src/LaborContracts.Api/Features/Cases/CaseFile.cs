using System.Text.Json;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Features.Cases;

/// <summary>A case, opened.</summary>
internal sealed record CaseFile(CaseRow Row, CaseContent Content)
{
    public static CaseFile Open(CaseRow row, MasterKey masterKey) => new(
        row,
        JsonSerializer.Deserialize<CaseContent>(masterKey.Unwrap(row.WrappedKey).Open(row.Sealed))
            ?? throw new InvalidDataException($"Case {row.Id} is empty."));

    public CaseState StateOn(DateOnly today) =>
        Row.ClosedAt is not null ? CaseState.Closed
        : Row.EndsOn < today ? CaseState.Ended
        : Row is { NeedsApproval: true, ApprovedAt: null } ? CaseState.AwaitingApproval
        : CaseState.Open;
}

/// <summary>What is sealed of a case.</summary>
/// <param name="Number">As the authority's own register has it.</param>
/// <param name="Employers">Credit codes.</param>
/// <param name="Workers">Identity numbers.</param>
internal sealed record CaseContent(string Number, IReadOnlyList<string> Employers, IReadOnlyList<string> Workers);

/// <summary>What can be done within a case.</summary>
public enum CaseState
{
    AwaitingApproval,
    Open,

    /// <summary>Its inspector has closed it.</summary>
    Closed,

    /// <summary>Its last day is over.</summary>
    Ended,
}
