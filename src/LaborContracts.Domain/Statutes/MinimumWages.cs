using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>The minimum wages that one notice set for one district.</summary>
/// <param name="From">First day it is law.</param>
/// <param name="Class">一类, 二类 or 三类地区.</param>
/// <param name="Monthly">For full-time work.</param>
/// <param name="Hourly">For part-time work and platform workers; null if it is not known.</param>
/// <param name="Source">The notice.</param>
/// <param name="Confidence">Of the monthly value; what was not found in an official text can only warn.</param>
/// <param name="HourlyConfidence">Of the hourly value.</param>
/// <param name="ClassPending">待核: whether the district is of this class is still to be read in the notice.</param>
public sealed record MinimumWage(
    DistrictCode District,
    DateOnly From,
    int Class,
    Money Monthly,
    Money? Hourly,
    string Source,
    Confidence Confidence,
    Confidence HourlyConfidence,
    bool ClassPending)
{
    /// <summary>Whether the monthly value is certain enough to refuse a draft.</summary>
    public bool Confirmed => Confidence == Confidence.Found && !ClassPending;

    /// <summary>The same of the hourly value.</summary>
    public bool HourlyConfirmed => Hourly is not null && HourlyConfidence == Confidence.Found && !ClassPending;
}

/// <summary>Minimum wages by district and date, from <c>Data/minimum-wages.json</c>.</summary>
public sealed class MinimumWages
{
    private readonly Dictionary<DistrictCode, MinimumWage[]> _byDistrict;

    private MinimumWages(IReadOnlyList<MinimumWage> rows)
    {
        Rows = rows;
        _byDistrict = rows.GroupBy(row => row.District).ToDictionary(rows => rows.Key, rows => rows.OrderByDescending(row => row.From).ToArray());
    }

    /// <summary>Every row, in the order of the file.</summary>
    public IReadOnlyList<MinimumWage> Rows { get; }

    /// <summary>The days on which some value changes: contracts that run then are to be looked at again.</summary>
    public IReadOnlyList<DateOnly> ChangeDays => [.. Rows.Select(row => row.From).Distinct().Order()];

    /// <summary>The next of them after a day; null if none is known.</summary>
    public DateOnly? NextChange(DateOnly after) => ChangeDays.Where(day => day > after).Select(day => (DateOnly?)day).FirstOrDefault();

    /// <summary>The row in force on a day, or null if the table has none.</summary>
    public MinimumWage? Of(DistrictCode district, DateOnly on) => RowsOf(district, on).FirstOrDefault();

    /// <summary>
    /// The newest row up to a day that is confirmed: a floor that is certain, since minimum wages only rise.
    /// </summary>
    public MinimumWage? ConfirmedOf(DistrictCode district, DateOnly on) => RowsOf(district, on).FirstOrDefault(row => row.Confirmed);

    /// <summary>
    /// The newest row up to a day that has an hourly value; an older one than <see cref="Of"/> gives where the present one
    /// is not known.
    /// </summary>
    public MinimumWage? HourlyOf(DistrictCode district, DateOnly on) =>
        RowsOf(district, on).FirstOrDefault(row => row.Hourly is not null);

    /// <summary>The newest row up to a day whose hourly value is confirmed.</summary>
    public MinimumWage? ConfirmedHourlyOf(DistrictCode district, DateOnly on) =>
        RowsOf(district, on).FirstOrDefault(row => row.HourlyConfirmed);

    private IEnumerable<MinimumWage> RowsOf(DistrictCode district, DateOnly on) =>
        _byDistrict.GetValueOrDefault(district, []).Where(row => row.From <= on);

    internal static MinimumWages Read(DataNode file)
    {
        file.Only("note", "rows");
        var rows = new List<MinimumWage>();
        foreach (var row in file.Rows("rows"))
        {
            row.Only("district", "from", "class", "monthly", "confidence", "hourly", "hourlyConfidence", "classPending", "source");
            var wage = new MinimumWage(
                row.District("district"), row.Day("from"), row.Number("class", 1, 3), row.Amount("monthly"),
                row.Has("hourly") ? row.Amount("hourly") : null, row.Text("source"), row.Confidence("confidence"),
                row.Has("hourly") ? row.Confidence("hourlyConfidence") : Confidence.Recalled, row.Flag("classPending"));
            if (rows.Any(other => other.District == wage.District && other.From == wage.From))
                throw row.Wrong($"district {wage.District} has two rows from {wage.From.InEnglish()}");
            rows.Add(wage);
        }

        return new(rows);
    }
}
