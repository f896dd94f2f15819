using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>W06: overtime is normally an hour a day, at most three, and at most 36 a month (LL 41).</summary>
internal static class W06Overtime
{
    public static Rule Rule { get; } = new("W06", "劳动法第四十一条", Laws.LaborLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        // Flexible hours have no overtime of this kind.
        if (draft.Terms.WorkingHours is not { System: not HourSystem.Flexible } hours) yield break;
        if (hours.OvertimePerDay is { } perDay and > 1)
        {
            yield return perDay > 3
                ? new(
                    Severity.Block, "workingHours.overtimePerDay",
                    $"因特殊原因延长工作时间，每日也不得超过 3 小时；约定为每日 {perDay.Plain()} 小时，请减少。",
                    $"Overtime is at most 3 hours a day even for special reasons; agreed are {perDay.Plain()}. Reduce it.")
                : new(
                    Severity.Warn, "workingHours.overtimePerDay",
                    $"延长工作时间一般每日不得超过 1 小时，确有特殊原因才可以到 3 小时，且须与工会和劳动者协商；约定为每日 {perDay.Plain()} 小时。加班不宜作为固定安排写入合同。",
                    $"Overtime is normally at most an hour a day, up to 3 for special reasons only, after consulting union and worker; agreed are {perDay.Plain()}. It should not be a standing arrangement.");
        }

        if (hours.OvertimePerMonth is { } perMonth and > 36)
        {
            yield return new(
                Severity.Block, "workingHours.overtimePerMonth",
                $"延长工作时间每月不得超过 36 小时；约定为每月 {perMonth.Plain()} 小时，请减少。",
                $"Overtime is at most 36 hours a month; agreed are {perMonth.Plain()}. Reduce it.");
        }
    }
}
