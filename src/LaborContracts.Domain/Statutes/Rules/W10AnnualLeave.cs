namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>W10: paid annual leave of 5, 10 and 15 days from 1, 10 and 20 years of work (ALR 3).</summary>
internal static class W10AnnualLeave
{
    public static Rule Rule { get; } = new("W10", "职工带薪年休假条例第三条", Laws.AnnualLeave, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.WorkingHours is not { AnnualLeaveDays: { } days, ServiceYears: { } years }) yield break;
        var least = years switch { < 1 => 0, < 10 => 5, < 20 => 10, _ => 15 };
        if (days >= least) yield break;
        yield return new(
            Severity.Warn, "workingHours.annualLeaveDays",
            $"劳动者累计工作已满 {years} 年，带薪年休假应为 {least} 天，约定为 {days} 天：请改为不少于 {least} 天。",
            $"After {years} years of work paid annual leave is {least} days, agreed are {days}: make it at least {least}.");
    }
}
