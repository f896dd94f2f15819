using System.Globalization;
using System.Text.Json;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>A minimum monthly wage as one notice set it for one district.</summary>
/// <param name="From">First day it is law.</param>
/// <param name="Source">The notice.</param>
/// <param name="Confirmed">
/// Whether the value was read in an official publication and the district's class is not in doubt; if not, it can only warn.
/// </param>
public sealed record MinimumWage(string District, DateOnly From, Money Monthly, string Source, bool Confirmed);

/// <summary>Minimum wages by district and date, from <c>Data/minimum-wages.json</c>.</summary>
public static class MinimumWages
{
    private static readonly Dictionary<string, MinimumWage[]> ByDistrict = Read();

    /// <summary>The row in force on a day, or null if the table has none.</summary>
    public static MinimumWage? Of(DistrictCode district, DateOnly on) =>
        RowsOf(district, on).MaxBy(row => row.From);

    /// <summary>
    /// The newest row up to a day that is confirmed: a floor that is certain, since minimum wages only rise.
    /// </summary>
    public static MinimumWage? ConfirmedOf(DistrictCode district, DateOnly on) =>
        RowsOf(district, on).Where(row => row.Confirmed).MaxBy(row => row.From);

    private static IEnumerable<MinimumWage> RowsOf(DistrictCode district, DateOnly on) =>
        ByDistrict.GetValueOrDefault(district.ToString(), []).Where(row => row.From <= on);

    private static Dictionary<string, MinimumWage[]> Read()
    {
        using var stream = typeof(MinimumWages).Assembly.GetManifestResourceStream("minimum-wages.json")
            ?? throw new InvalidOperationException("The table of minimum wages is not in the assembly.");
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.GetProperty("rows").EnumerateArray()
            .Select(row => (
                Code: row.GetProperty("district").GetString()!,
                Row: new MinimumWage(
                    row.GetProperty("name").GetString()!,
                    DateOnly.Parse(row.GetProperty("from").GetString()!, CultureInfo.InvariantCulture),
                    Money.Parse(row.GetProperty("monthly").GetString()!),
                    row.GetProperty("source").GetString()!,
                    row.GetProperty("confidence").GetString() == "read")))
            .GroupBy(pair => pair.Code, pair => pair.Row)
            .ToDictionary(group => group.Key, group => group.ToArray());
    }
}
