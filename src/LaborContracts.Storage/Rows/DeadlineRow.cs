namespace LaborContracts.Storage.Rows;

/// <summary>
/// A day that the law or the contract sets, computed anew with every change of the contract. It names no person.
/// </summary>
public sealed class DeadlineRow
{
    public required Guid ContractId { get; init; }

    /// <summary>What is due.</summary>
    public required string Kind { get; init; }

    /// <summary>A day in China.</summary>
    public required DateOnly DueOn { get; set; }

    public required string EmployerCode { get; init; }
    public required string WorkerIndex { get; init; }
}
