using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>W05: at least one rest day a week (LL 38).</summary>
internal static class W05RestDay
{
    public static IEnumerable<Finding> Check(ContractTerms terms, DateOnly on)
    {
        if (terms.WorkingHours is not { DaysPerWeek: > 6 } hours) yield break;
        yield return new(
            "W05", Severity.Block, "劳动法第三十八条", "workingHours.daysPerWeek",
            $"用人单位应当保证劳动者每周至少休息一日；约定每周工作 {hours.DaysPerWeek.Plain()} 天，最多为 6 天。",
            $"Workers rest at least one day a week; agreed are {hours.DaysPerWeek.Plain()} working days, at most 6 are allowed.");
    }
}
