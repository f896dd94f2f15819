namespace LaborContracts.Storage.Rows;

/// <summary>What has an evidence trail: a relation, by the contract with which it began, or an import.</summary>
public sealed class TrailOwner
{
    public required Guid Id { get; init; }
    public required byte[] Key { get; init; }

    /// <summary>Null once it was shredded.</summary>
    public required byte[]? WrappedKey { get; init; }
}
