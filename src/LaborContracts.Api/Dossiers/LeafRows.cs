using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Dossiers;

/// <summary>Leaves as the database keeps them until a batch takes them.</summary>
internal static class LeafRows
{
    /// <summary>What the leaf says stands beside its bytes, so that it can be found.</summary>
    /// <param name="document">Id of the contract or the import.</param>
    public static LeafRow ToRow(this Leaf leaf, Guid document, DateTimeOffset at) => new()
    {
        ContractId = document,
        Key = leaf.Key.ToArray(),
        Revision = (int)leaf.Revision,
        Kind = (int)leaf.Kind,
        TrailHead = leaf.TrailHead.ToArray(),
        Leaf = leaf.ToBytes(),
        Sha256 = leaf.Sha256.ToString()[2..],
        RecordedAt = at,
    };
}
