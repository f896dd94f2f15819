using LaborContracts.Api.Setup;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Api.Features.Operation;

/// <summary>The values of the law that change by notice, as they are in force today.</summary>
/// <param name="MinimumWages">By class of district.</param>
/// <param name="NextChange">The next day on which one of them changes; null if none is known.</param>
/// <param name="AverageWageYear">Of which severance of this year needs the average wage.</param>
/// <param name="HasAverageWage">Whether the table has it for Changzhou.</param>
/// <param name="SwitchedOff">Rules that the operator has switched off.</param>
/// <param name="OwnFiles">Names of the operator's own files; the others are those of this version.</param>
/// <param name="Problem">Why a file is not in force; null if all are.</param>
public sealed record StatutesView(
    IReadOnlyList<MinimumWageView> MinimumWages, DateOnly? NextChange, int AverageWageYear, bool HasAverageWage, int SwitchedOff,
    IReadOnlyList<string> OwnFiles, string? Problem)
{
    private const int NoticesAreOut = 10; // by October a value for January is usually known

    private static readonly DistrictCode City = DistrictCode.Parse("320400");

    internal static StatutesView Of(StatuteFiles files, DateOnly today)
    {
        var (data, ownFiles) = (files.Current, files.Names);
        var wages = data.MinimumWages.Rows;
        return new(
            [.. wages.Select(row => row.District).Distinct().Select(district => data.MinimumWages.Of(district, today)).OfType<MinimumWage>()
                .Select(wage => new MinimumWageView(
                    wage.Class, wage.From, wage.Monthly.ToString(), wage.Hourly?.ToString(), wage.Confirmed, wage.HourlyConfirmed, wage.Source))
                .Distinct().OrderBy(wage => wage.Class)],
            data.MinimumWages.NextChange(today),
            today.Year - 1,
            data.AverageWages.Of(City, today.Year - 1) is not null,
            data.SwitchedOff.Count,
            ownFiles,
            files.Problem);
    }

    internal IEnumerable<Concern> Concerns(DateOnly today)
    {
        if (Problem is not null) yield return Concern.Now("statutes.unreadable", Problem);
        if (today.Month >= NoticesAreOut && NextChange is null) yield return Concern.Soon("statutes.next-year", today.Year + 1);
        if (!HasAverageWage) yield return Concern.Soon("statutes.average-wage", AverageWageYear);
    }
}

/// <param name="Class">一类, 二类 or 三类地区.</param>
/// <param name="From">First day it is law.</param>
/// <param name="Monthly">CNY.</param>
/// <param name="Hourly">CNY; null if it is not known.</param>
/// <param name="Confirmed">Whether it was read in the notice; else it warns and refuses nothing.</param>
/// <param name="Source">The notice.</param>
public sealed record MinimumWageView(int Class, DateOnly From, string Monthly, string? Hourly, bool Confirmed, bool HourlyConfirmed, string Source);
