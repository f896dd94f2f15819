using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// W04: at most 8 hours a day and 44 a week on average; the standard week has 40 (LL 36, State Council rules on hours).
/// Other systems are W07's.
/// </summary>
internal static class W04WorkingHours
{
    public static Rule Rule { get; } = new("W04", "劳动法第三十六条", Laws.LaborLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.WorkingHours is not { System: HourSystem.Standard } hours) yield break;
        var week = hours.HoursPerDay * hours.DaysPerWeek;
        if (hours.HoursPerDay > 8 || week > 44)
        {
            yield return new(
                Severity.Block, "workingHours",
                $"标准工时制每日不超过 8 小时、平均每周不超过 44 小时；约定为每日 {hours.HoursPerDay.Plain()} 小时、每周 {week.Plain()} 小时。实行其他工时制须经人力资源社会保障部门批准。",
                $"Standard hours are at most 8 a day and 44 a week; agreed are {hours.HoursPerDay.Plain()} and {week.Plain()}. Other systems need the labor authority's approval.");
        }
        else if (week > 40)
        {
            yield return new(
                Severity.Warn, "workingHours",
                $"标准工时为每周 40 小时，约定为每周 {week.Plain()} 小时；超出部分应当按加班支付工资。",
                $"The standard week has 40 hours, {week.Plain()} are agreed; what exceeds is overtime.")
            {
                Article = "国务院关于职工工作时间的规定第三条",
                Confidence = Confidence.Recalled,
            };
        }
    }
}
