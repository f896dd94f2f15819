using System.Text.Json;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>职工月平均工资 of a city in one year, which caps severance in the year after (LCL 47).</summary>
/// <param name="Source">Where the city published it.</param>
/// <param name="Confirmed">Whether it was read there; if not, it can only warn.</param>
public sealed record AverageWage(string City, int Year, Money Monthly, string Source, bool Confirmed);

/// <summary>Average wages by city and year, from <c>Data/average-wages.json</c>.</summary>
public sealed class AverageWages
{
    private const string File = "average-wages.json";
    private readonly Dictionary<(string City, int Year), AverageWage> _rows;

    private AverageWages(Dictionary<(string, int), AverageWage> rows) => _rows = rows;

    /// <summary>Of the city that a district belongs to, in a year; null if the table has none.</summary>
    public AverageWage? Of(DistrictCode district, int year) =>
        _rows.GetValueOrDefault((string.Concat(district.ToString().AsSpan(0, 4), "00"), year));

    internal static AverageWages Read(Stream stream)
    {
        try
        {
            using var json = JsonDocument.Parse(stream);
            return new(json.RootElement.GetProperty("rows").EnumerateArray().ToDictionary(
                row => (row.GetProperty("city").GetString()!, row.GetProperty("year").GetInt32()),
                row => new AverageWage(
                    row.GetProperty("name").GetString()!,
                    row.GetProperty("year").GetInt32(),
                    Money.Parse(row.GetProperty("monthly").GetString()!),
                    row.GetProperty("source").GetString()!,
                    row.GetProperty("confidence").GetString() == "read")));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new FormatException($"{File}: {e.Message}", e);
        }
        finally
        {
            stream.Dispose();
        }
    }
}
