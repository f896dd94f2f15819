using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>An hourly wage against the hourly minimum wage of the place of work: for part-time and platform work.</summary>
internal static class HourlyFloor
{
    /// <summary>
    /// Below the newest confirmed value is a block, since minimum wages only rise; below one to be confirmed a warning.
    /// </summary>
    public static IEnumerable<Remark> Below(Draft draft, Money wage, string field, string name, string nameEn)
    {
        if (draft.Terms.Workplace is not { District: var district }) yield break;
        var day = draft.Terms.Term is { Start: var start } && start > draft.On ? start : draft.On;
        var wages = draft.Data.MinimumWages;
        if (wages.HourlyOf(district, day) is not { Hourly: { } current } row)
        {
            yield return new(
                Severity.Inform, field,
                $"没有工作地点（区划代码 {district}）在 {day.InChinese()} 的小时最低工资数据，请自行核对{name}不低于当地标准。",
                $"There is no hourly minimum wage on record for district {district} on {day.InEnglish()}; check against the local standard.");
        }
        else if (wage < current)
        {
            var isCertain = wages.ConfirmedHourlyOf(district, day) is { Hourly: { } confirmed } && wage < confirmed;
            yield return new(
                isCertain ? Severity.Block : Severity.Warn, field,
                $"{name} {wage} 元低于工作地点的小时最低工资标准：每小时 {current} 元（{row.From.InChinese()}起，{row.Source}{(row.HourlyConfirmed ? "" : "，数值待核实")}）；请提高到 {current} 元以上。",
                $"{nameEn}, {wage} CNY, is below the hourly minimum wage of the place of work: {current} CNY since {row.From.InEnglish()}{(row.HourlyConfirmed ? "" : ", to be confirmed")}. Raise it to {current} CNY or more.")
            {
                Confidence = isCertain || row.HourlyConfirmed ? Confidence.Found : Confidence.Recalled,
            };
        }
    }
}
