using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>W07: systems of hours other than the standard one need the labor authority's approval (LL 39).</summary>
internal static class W07HourSystem
{
    public static Rule Rule { get; } = new("W07", "劳动法第三十九条", Laws.LaborLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.WorkingHours is not { System: not HourSystem.Standard } hours) yield break;
        var (name, nameEn) = hours.System == HourSystem.Comprehensive
            ? ("综合计算工时工作制", "Comprehensive hours")
            : ("不定时工作制", "Flexible hours");
        if (string.IsNullOrWhiteSpace(hours.ApprovalNumber))
        {
            yield return new(
                Severity.Block, "workingHours.approvalNumber",
                $"实行{name}须经人力资源社会保障部门批准：请填写批准文号；未经批准的，请改为标准工时制。",
                $"{nameEn} need the labor authority's approval: state its number, or use standard hours.");
            yield break;
        }

        // What amends or renews a running contract is held against the day of the check.
        var start = draft.Terms.Term?.Start is { } first && first > draft.On ? first : draft.On;
        if (hours.ApprovalUntil is not { } until)
        {
            yield return new(
                Severity.Warn, "workingHours.approvalUntil",
                $"请填写{name}批准文件的有效期：批准到期而未续批的，按标准工时制计算加班。",
                $"State until when the approval holds: without a valid one, hours count as standard ones and the rest as overtime.");
        }
        else if (until < start)
        {
            yield return new(
                Severity.Block, "workingHours.approvalUntil",
                $"{name}的批准已于 {until.InChinese()} 到期，早于 {start.InChinese()}：请先取得新的批准，或者改为标准工时制。",
                $"The approval ended on {until.InEnglish()}, before {start.InEnglish()}: obtain a new one first, or use standard hours.");
        }
        else if (until < (draft.Terms.Term?.End ?? DateOnly.MaxValue))
        {
            yield return new(
                Severity.Inform, "workingHours.approvalUntil",
                $"{name}的批准将于 {until.InChinese()} 到期，早于合同终止日：请在到期前续批，否则按标准工时制执行。",
                $"The approval ends on {until.InEnglish()}, before the contract: have it renewed in time, or standard hours hold.");
        }
    }
}
