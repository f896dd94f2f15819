using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// W01: pay for normal work is at least the minimum wage of the place of performance (LL 48, LCLR 14).
/// </summary>
internal static class W01MinimumWage
{
    public static Rule Rule { get; } = new("W01", "劳动法第四十八条、劳动合同法实施条例第十四条", Laws.LaborLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft) => draft.Terms.Remuneration?.MonthlyWage is { } wage
        ? Below(draft, wage, new("remuneration.monthlyWage", "月工资", "The monthly wage"))
        : [];

    /// <summary>
    /// By the table in force when the contract starts, or today if it has started, but not past its end. Below a value
    /// that
    /// is still to be confirmed is a warning, below the newest confirmed one a block; a missing row is said, not passed
    /// over.
    /// </summary>
    internal static IEnumerable<Remark> Below(Draft draft, Money wage, Subject subject)
    {
        if (draft.Terms is not { Workplace: { } place, Term: { } term }) yield break;
        var day = draft.On <= term.Start ? term.Start : draft.On <= (term.End ?? DateOnly.MaxValue) ? draft.On : term.End!.Value;
        var wages = draft.Data.MinimumWages;
        if (wages.Of(place.District, day) is not { } current)
        {
            yield return new(
                Severity.Inform,
                subject.Field,
                $"没有工作地点（区划代码 {place.District}）在 {day.InChinese()} 的最低工资数据，请自行核对{subject.Name}不低于当地标准。",
                $"There is no minimum wage on record for district {place.District} on {day.InEnglish()}; check against the local standard.");
        }
        else if (wages.ConfirmedOf(place.District, day) is { } floor && wage < floor.Monthly)
        {
            yield return new(
                Severity.Block,
                subject.Field,
                $"{subject.Name} {wage} 元低于最低工资标准：{InChinese(floor)}{(floor == current ? "" : $"；现行 {InChinese(current)}")}。该标准不含加班费、特殊岗位津贴和法定福利，请提高工资。",
                $"{subject.NameEn}, {wage} CNY, is below the minimum wage: {InEnglish(floor)}{(floor == current ? "" : $"; now {InEnglish(current)}")}. Overtime pay, special allowances and statutory benefits do not count; raise the wage.");
        }
        else if (wage < current.Monthly)
        {
            yield return new(
                Severity.Warn,
                subject.Field,
                $"{subject.Name} {wage} 元可能低于最低工资标准：{InChinese(current)}。该标准不含加班费、特殊岗位津贴和法定福利，请核对。",
                $"{subject.NameEn}, {wage} CNY, is probably below the minimum wage: {InEnglish(current)}. Overtime pay, special allowances and statutory benefits do not count; check it.")
            {
                Confidence = Confidence.SecondHand,
            };
        }
    }

    private static string InChinese(MinimumWage row) =>
        $"{row.District}每月 {row.Monthly} 元（{row.From.InChinese()}起，{row.Source}{(row.Confirmed ? "" : "，数值待核实")}）";

    private static string InEnglish(MinimumWage row) =>
        $"{row.Monthly} CNY a month since {row.From.InEnglish()}{(row.Confirmed ? "" : ", to be confirmed")}";

    /// <summary>The wage that is judged, and the rule in whose name.</summary>
    internal sealed record Subject(string Field, string Name, string NameEn);
}
