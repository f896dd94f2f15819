using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// A02: workers of 16 and 17 are registered with the labor authority before they work, examined, and kept from forbidden
/// work (LL 58, 64, 65; 劳部发〔1994〕498号).
/// </summary>
internal static class A02MinorWorker
{
    public static Rule Rule { get; } = new(
        "A02", "劳动法第五十八条、第六十四条、第六十五条，未成年工特殊保护规定", Laws.LaborLaw,
        KindSets.Only([.. KindSets.Employment, DocumentKind.PartTimeAgreement]), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        // By the first working day, or today once it has passed: whoever is grown up by now is no minor.
        var day = draft.Terms.FirstWorkingDay is { } start && start > draft.On ? start : draft.On;
        if (draft.Terms.Worker.AgeOn(day) is not (16 or 17)) yield break;
        yield return string.IsNullOrWhiteSpace(draft.Terms.Worker.MinorRegistration)
            ? new(
                Severity.Block, "worker.minorRegistration",
                "劳动者是未成年工（已满 16 周岁未满 18 周岁）：上岗前须向人力资源社会保障部门办理未成年工登记，请填写登记证号；并须安排健康检查，不得安排矿山井下、有毒有害、第四级体力劳动强度等禁忌劳动。",
                "The worker is 16 or 17: register them with the labor authority before work and state the number; arrange health checks, and no work in mines, with toxic matter or of labor level 4.")
            : new(
                Severity.Inform, "worker.minorRegistration",
                "劳动者是未成年工：须安排上岗前和定期健康检查，不得安排矿山井下、有毒有害、第四级体力劳动强度等禁忌劳动。",
                "The worker is 16 or 17: arrange health checks before and during work, and no work in mines, with toxic matter or of labor level 4.");
        if (draft.Terms.WorkingHours is not { } hours) yield break;
        if (hours.NightWork)
        {
            yield return new(
                Severity.Warn, "workingHours.nightWork",
                "未成年工不宜安排夜班劳动，请改为日间工作。",
                "Workers of 16 and 17 should not work at night; let them work by day.");
        }

        if (hours.OvertimePerDay > 0 || hours.OvertimePerMonth > 0)
        {
            yield return new(
                Severity.Warn, "workingHours.overtimePerDay",
                "未成年工不宜延长工作时间，请删去加班的约定。",
                "Workers of 16 and 17 should not work longer hours; leave overtime out.");
        }
    }
}
