using System.Globalization;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>A minimum monthly wage as one notice set it for one district.</summary>
/// <param name="From">First day it is law.</param>
/// <param name="Source">The notice.</param>
/// <param name="Confirmed">
/// Whether the value was read in an official publication and the district's class is not in doubt; if not, it can only warn.
/// </param>
public sealed record MinimumWage(string District, DateOnly From, Money Monthly, string Source, bool Confirmed)
{
    /// <summary>小时最低工资标准, for part-time work; null if the notice's value is not on record.</summary>
    public Money? Hourly { get; init; }

    /// <summary>Whether the hourly value is confirmed; it may come from another source than the monthly one.</summary>
    public bool HourlyConfirmed { get; init; }
}

/// <summary>Minimum wages by district and date, from <c>Data/minimum-wages.json</c>.</summary>
public sealed class MinimumWages
{
    private readonly Dictionary<string, MinimumWage[]> _byDistrict;

    private MinimumWages(Dictionary<string, MinimumWage[]> byDistrict) => _byDistrict = byDistrict;

    /// <summary>The row in force on a day, or null if the table has none.</summary>
    public MinimumWage? Of(DistrictCode district, DateOnly on) =>
        RowsOf(district, on).MaxBy(row => row.From);

    /// <summary>
    /// The newest row up to a day that is confirmed: a floor that is certain, since minimum wages only rise.
    /// </summary>
    public MinimumWage? ConfirmedOf(DistrictCode district, DateOnly on) =>
        RowsOf(district, on).Where(row => row.Confirmed).MaxBy(row => row.From);

    /// <summary>The newest row up to a day that has an hourly value.</summary>
    public MinimumWage? HourlyOf(DistrictCode district, DateOnly on) =>
        RowsOf(district, on).Where(row => row.Hourly is not null).MaxBy(row => row.From);

    /// <summary>The newest row up to a day whose hourly value is confirmed.</summary>
    public MinimumWage? ConfirmedHourlyOf(DistrictCode district, DateOnly on) =>
        RowsOf(district, on).Where(row => row.HourlyConfirmed).MaxBy(row => row.From);

    private IEnumerable<MinimumWage> RowsOf(DistrictCode district, DateOnly on) =>
        _byDistrict.GetValueOrDefault(district.ToString(), []).Where(row => row.From <= on);

    internal static MinimumWages Read(DataNode file)
    {
        return new(file.Json.GetProperty("rows").EnumerateArray()
            .Select(row => (
                Code: row.GetProperty("district").GetString()!,
                Row: new MinimumWage(
                    row.GetProperty("name").GetString()!,
                    DateOnly.Parse(row.GetProperty("from").GetString()!, CultureInfo.InvariantCulture),
                    Money.Parse(row.GetProperty("monthly").GetString()!),
                    row.GetProperty("source").GetString()!,
                    row.GetProperty("confidence").GetString() == "read")
                {
                    Hourly = row.TryGetProperty("hourly", out var hourly) ? Money.Parse(hourly.GetString()!) : null,
                    HourlyConfirmed = row.TryGetProperty("hourlyConfidence", out var sure) && sure.GetString() == "found",
                }))
            .GroupBy(pair => pair.Code, pair => pair.Row)
            .ToDictionary(group => group.Key, group => group.ToArray()));
    }
}
