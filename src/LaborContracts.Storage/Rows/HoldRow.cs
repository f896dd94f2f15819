namespace LaborContracts.Storage.Rows;

/// <summary>Keeps a relation from being shredded, however old it is: a dispute over it goes on. As many as there are reasons.</summary>
public sealed class HoldRow
{
    /// <summary>Id of the contract by which the relation began.</summary>
    public required Guid RootId { get; init; }

    /// <summary>What it is held for: the id of a case. Nothing personal.</summary>
    public required string For { get; init; }

    public required DateTimeOffset Since { get; init; }
}
