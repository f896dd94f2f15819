using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>T01: part-time work is four hours a day on average and 24 a week at most with one employer (LCL 68).</summary>
internal static class T01PartTimeHours
{
    public static Rule Rule { get; } = new(
        "T01", "劳动合同法第六十八条", Laws.LaborContractLaw, KindSets.Only(DocumentKind.PartTimeAgreement), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.WorkingHours is not { } hours) yield break;
        var week = hours.HoursPerDay * hours.DaysPerWeek;
        if (hours.HoursPerDay <= 4 && week <= 24) yield break;
        yield return new(
            Severity.Block, "workingHours",
            $"非全日制用工在同一用人单位一般平均每日不超过 4 小时、每周累计不超过 24 小时；约定为每日 {hours.HoursPerDay.Plain()} 小时、每周 {week.Plain()} 小时。请减少工作时间，或者订立全日制劳动合同。",
            $"Part-time work is at most 4 hours a day on average and 24 a week with one employer; agreed are {hours.HoursPerDay.Plain()} and {week.Plain()}. Agree less, or conclude a full-time contract.");
    }
}
