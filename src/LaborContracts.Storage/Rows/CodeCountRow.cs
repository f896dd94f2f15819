namespace LaborContracts.Storage.Rows;

/// <summary>How often something that is limited by the day was done, for all instances of the platform together.</summary>
public sealed class CodeCountRow
{
    /// <summary>Blind index of what is counted and for whom: neither a phone nor an address can be read from it.</summary>
    public required string Subject { get; init; }

    /// <summary>A day in China.</summary>
    public required DateOnly Day { get; init; }

    public required int Count { get; init; }
}
