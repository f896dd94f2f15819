namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// A02: workers of 16 and 17 are specially protected and must be registered (LL 58, 64, 65). A warning:
/// the terms have no place for the registration number yet.
/// </summary>
internal static class A02MinorWorker
{
    public static Rule Rule { get; } = new("A02", "劳动法第五十八条、第六十四条、第六十五条", Laws.LaborLaw, KindSets.Work, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.FirstWorkingDay is not { } start || draft.Terms.Worker.AgeOn(start) is not (16 or 17)) yield break;
        yield return new(
            Severity.Warn, "worker.idNumber",
            "劳动者是未成年工（已满 16 周岁未满 18 周岁）：上岗前须向人力资源社会保障部门办理未成年工登记并安排健康检查，不得安排矿山井下、有毒有害、第四级体力劳动强度等禁忌劳动。",
            "The worker is 16 or 17: register with the labor authority and arrange health checks before work; mines, toxic or harmful work and labor of level 4 are forbidden.");
    }
}
