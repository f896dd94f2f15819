using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Dossiers;

/// <summary>The documents whose place of work is in a district, in parts that an index beginning with the district answers each.</summary>
internal static class DistrictRows
{
    /// <summary>Those whose code begins as the district's does, and those of local districts within it that have other codes.</summary>
    public static IQueryable<ContractRow> In(this IQueryable<ContractRow> contracts, DistrictCode code, Districts table)
    {
        var begins = Districts.PrefixOf(code);
        var beyond = $"{begins}:"; // the character after the last digit: LIKE would not use an index
        string[] within =
            [.. table.LocalWithin(code).Select(local => local.ToString()).Where(local => !local.StartsWith(begins, StringComparison.Ordinal))];
        var plain = contracts.Where(c => c.District!.CompareTo(begins) >= 0 && c.District.CompareTo(beyond) < 0);
        return within.Length == 0 ? plain : plain.Concat(contracts.Where(c => within.Contains(c.District)));
    }
}
