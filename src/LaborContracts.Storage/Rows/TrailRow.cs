namespace LaborContracts.Storage.Rows;

/// <summary>One event of the evidence trail of a relation or of an import. Salt and event are sealed; without them the heads still check.</summary>
public sealed class TrailRow
{
    /// <summary>Id of the contract by which the relation began: its documents share one trail, as they share one key. Or of the import.</summary>
    public required Guid ContractId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Sequence { get; init; }

    /// <summary><c>salt (32) ‖ event</c> under the contract's data key; empty once it was shredded.</summary>
    public required byte[] Sealed { get; init; }

    public required byte[] Commitment { get; init; }
    public required byte[] Head { get; init; }

    /// <summary>By what right the content was looked at, if the event is a look; null for any other event.</summary>
    public LookRight? Look { get; init; }
}

/// <summary>By what right someone looks at a contract.</summary>
public enum LookRight
{
    /// <summary>A party, at its own contract: needs no reason.</summary>
    Party = 1,

    /// <summary>An office, within a case that it is at work on.</summary>
    Case = 2,
}
