using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>职工月平均工资 of a city in one year, which caps severance in the year after (LCL 47).</summary>
/// <param name="City">District code of the city, such as 320400.</param>
/// <param name="Source">Where the city published it.</param>
/// <param name="Confidence">What was not found in the city's own publication can only warn.</param>
public sealed record AverageWage(DistrictCode City, int Year, Money Monthly, string Source, Confidence Confidence);

/// <summary>Average wages by city and year, from <c>Data/average-wages.json</c>.</summary>
public sealed class AverageWages
{
    private readonly Dictionary<(string City, int Year), AverageWage> _rows;

    private AverageWages(Dictionary<(string, int), AverageWage> rows) => _rows = rows;

    /// <summary>Of the city that a district belongs to, in a year; null if the table has none.</summary>
    public AverageWage? Of(DistrictCode district, int year) =>
        _rows.GetValueOrDefault((string.Concat(district.ToString().AsSpan(0, 4), "00"), year));

    internal static AverageWages Read(DataNode file)
    {
        file.Only("note", "rows");
        var rows = new Dictionary<(string, int), AverageWage>();
        foreach (var row in file.Rows("rows"))
        {
            row.Only("city", "year", "monthly", "source", "confidence");
            var wage = new AverageWage(
                row.District("city"), row.Number("year", 2000, 2199), row.Amount("monthly"), row.Text("source"), row.Confidence("confidence"));
            if (!wage.City.ToString().EndsWith("00", StringComparison.Ordinal)) throw row.Wrong("want the code of a city, such as 320400");
            if (!rows.TryAdd((wage.City.ToString(), wage.Year), wage)) throw row.Wrong($"city {wage.City} has two rows of {wage.Year}");
        }

        return new(rows);
    }
}
