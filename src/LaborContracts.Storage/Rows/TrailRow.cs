namespace LaborContracts.Storage.Rows;

/// <summary>One event of a relation's evidence trail. Salt and event are sealed; without them the heads still check.</summary>
public sealed class TrailRow
{
    /// <summary>Id of the contract by which the relation began: its documents share one trail, as they share one key.</summary>
    public required Guid ContractId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Sequence { get; init; }

    /// <summary><c>salt (32) ‖ event</c> under the contract's data key.</summary>
    public required byte[] Sealed { get; init; }

    public required byte[] Commitment { get; init; }
    public required byte[] Head { get; init; }
}
