namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>W05: at least one rest day a week (LL 38).</summary>
internal static class W05RestDay
{
    public static Rule Rule { get; } = new("W05", "劳动法第三十八条", Laws.LaborLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.WorkingHours is not { DaysPerWeek: > 6 } hours) yield break;
        yield return new(
            Severity.Block, "workingHours.daysPerWeek",
            $"用人单位应当保证劳动者每周至少休息一日；约定每周工作 {hours.DaysPerWeek.Plain()} 天，最多为 6 天。",
            $"Workers rest at least one day a week; agreed are {hours.DaysPerWeek.Plain()} working days, at most 6 are allowed.");
    }
}
