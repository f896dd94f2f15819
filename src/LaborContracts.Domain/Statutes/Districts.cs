using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>A district as the platform names it.</summary>
/// <param name="IsLocal">Whether the code is the platform's own, because GB/T 2260 has none.</param>
/// <param name="Within">The district of GB/T 2260 that a local one lies in.</param>
/// <param name="IsHistoric">Whether the code is one of the past, whenever it ended.</param>
/// <param name="From">First day of the code; null if it is older than the platform.</param>
/// <param name="Until">Last day of the code; null while it holds.</param>
public sealed record District(
    DistrictCode Code,
    string Name,
    string NameEn,
    bool IsLocal,
    DistrictCode? Within,
    bool IsHistoric,
    DateOnly? From,
    DateOnly? Until,
    Confidence Confidence);

/// <summary>
/// The districts of the city, from <c>Data/districts.json</c>: names for lists and messages. A code that is not among
/// them, or no longer, is never a reason to refuse anything: identity numbers and workplaces elsewhere have others.
/// </summary>
public sealed class Districts
{
    private readonly Dictionary<DistrictCode, District> _byCode;

    private Districts(IReadOnlyList<District> all) => (All, _byCode) = (all, all.ToDictionary(district => district.Code));

    /// <summary>All, in the order of the file.</summary>
    public IReadOnlyList<District> All { get; }

    /// <summary>Null for a code that the file does not have.</summary>
    public District? Find(DistrictCode code) => _byCode.GetValueOrDefault(code);

    /// <summary>Those whose code holds on a day.</summary>
    public IEnumerable<District> On(DateOnly day) =>
        All.Where(district => !district.IsHistoric && !(day < district.From) && !(day > district.Until));

    /// <summary>
    /// Whether a place in the one district lies in the other: it is the same; the other names a whole city (ends in 00) or province (in 0000); or the
    /// one is a local district within it.
    /// </summary>
    public bool Covers(DistrictCode outer, DistrictCode inner) =>
        inner.ToString().StartsWith(PrefixOf(outer), StringComparison.Ordinal) || (Find(inner)?.Within is { } around && Covers(outer, around));

    /// <summary>The codes of the local districts within a district: they may begin otherwise than its own.</summary>
    public IEnumerable<DistrictCode> LocalWithin(DistrictCode outer) =>
        All.Where(district => district.IsLocal && Covers(outer, district.Code)).Select(district => district.Code);

    /// <summary>What the codes of all places in a district begin with, but for the local ones within it.</summary>
    public static string PrefixOf(DistrictCode outer) => outer.ToString() switch
    {
        [.. var province, '0', '0', '0', '0'] => province,
        [.. var city, '0', '0'] => city,
        var whole => whole,
    };

    internal static Districts Read(DataNode file)
    {
        file.Only("note", "districts");
        var all = new List<District>();
        foreach (var row in file.Rows("districts"))
        {
            row.Only("code", "name", "nameEn", "local", "within", "historic", "from", "until", "confidence");
            var district = new District(
                row.District("code"), row.Text("name"), row.Text("nameEn"), row.Flag("local"),
                row.Has("within") ? row.District("within") : null, row.Flag("historic"),
                row.OptionalDay("from"), row.OptionalDay("until"), row.Confidence("confidence"));
            if (all.Any(other => other.Code == district.Code)) throw row.Wrong($"the code {district.Code} is there twice");
            all.Add(district);
        }

        return new(all);
    }
}
