using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>W05: at least one rest day a week (LL 38); with approval other ways of resting are possible (LL 39).</summary>
internal static class W05RestDay
{
    public static Rule Rule { get; } = new("W05", "劳动法第三十八条", Laws.LaborLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.WorkingHours is not { DaysPerWeek: > 6 } hours) yield break;
        yield return hours.System == HourSystem.Standard
            ? new(
                Severity.Block, "workingHours.daysPerWeek",
                $"用人单位应当保证劳动者每周至少休息一日；约定每周工作 {hours.DaysPerWeek.Plain()} 天，最多为 6 天。",
                $"Workers rest at least one day a week; agreed are {hours.DaysPerWeek.Plain()} working days, at most 6 are allowed.")
            : new(
                Severity.Inform, "workingHours.daysPerWeek",
                "实行其他工时制的，也应当以集中休息、轮休调休等方式保障劳动者的休息权，请在休息休假条款中写明。",
                "Under other systems of hours workers rest too, in blocks or by turns; say how in the clause on rest and leave.")
            {
                Article = "劳动法第三十九条",
            };
    }
}
