using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Parties;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// W11: no clause may restrict marriage or childbirth, or punish them (FWR 5); from the seventh month of pregnancy and while
/// nursing a child under one, women neither work longer hours nor at night (FWR 6, 9). Terms do not tell pregnancy; the latter
/// reminds where they provide for such work.
/// </summary>
internal static class W11WomenWorkers
{
    public static Rule Rule { get; } = new(
        "W11", "女职工劳动保护特别规定第六条、第九条", Laws.WomenWorkers, KindSets.Work, Check);

    private static IEnumerable<Remark> Check(Draft draft) => [.. VoidClauses.Find("W11", draft), .. LongOrNightWork(draft)];

    private static IEnumerable<Remark> LongOrNightWork(Draft draft)
    {
        if (!draft.Terms.Kind.IsEmployment()) yield break;
        if (draft.Terms is not { Worker.KnownSex: Sex.Female, WorkingHours: { } hours }) yield break;
        var overtime = hours.OvertimePerDay > 0 || hours.OvertimePerMonth > 0;
        if (!hours.NightWork && !overtime) yield break;
        yield return new(
            Severity.Inform, hours.NightWork ? "workingHours.nightWork" : "workingHours.overtimePerDay",
            "女职工怀孕满 7 个月以上，或者哺乳未满 1 周岁婴儿期间，不得延长劳动时间或者安排夜班劳动；其他岗位安排不影响这一保护。",
            "From the seventh month of pregnancy, and while nursing a child under one, women may neither work longer hours nor at night, whatever the contract provides.");
    }
}
