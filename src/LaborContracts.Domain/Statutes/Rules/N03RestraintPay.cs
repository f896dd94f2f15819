using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// N03: a restraint is paid for, month by month and on top of the salary; how much, and how far it may reach, the guide of
/// 2025 says (LCL 23; LDI1 36; 人社厅发〔2025〕40号, 10 to 16).
/// </summary>
internal static class N03RestraintPay
{
    private const string Guide = "人社厅发〔2025〕40号";

    public static Rule Rule { get; } = new("N03", "劳动合同法第二十三条", Laws.LaborContractLaw, KindSets.Clauses, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.NonCompete is not { } restraint) yield break;
        if (restraint.MonthlyCompensation is not { Amount: > 0 } pay)
        {
            yield return Unpaid("nonCompete.monthlyCompensation");
            yield break;
        }

        if (restraint.InSalary) yield return Unpaid("nonCompete.inSalary");
        if (draft.On < Laws.NonCompeteGuide) yield break;
        foreach (var remark in ByTheGuide(draft, restraint, pay)) yield return remark;
    }

    private static Remark Unpaid(string field) => new(
        Severity.Block, field,
        "竞业限制应当在限制期限内按月给予经济补偿，不得为零，也不得以工资、奖金中已经包含为由不付。请约定离职后每月支付的数额。",
        "A restraint is paid for in each month after leaving, with more than nothing, and not as part of salary or bonus. Agree the monthly amount.");

    private static IEnumerable<Remark> ByTheGuide(Draft draft, NonCompete restraint, Money pay)
    {
        if ((restraint.AverageWage ?? draft.Terms.Remuneration?.MonthlyWage) is { Amount: > 0 } wage)
        {
            var percent = restraint.Months > 12 && pay.Amount >= wage.Amount * 0.3m ? 50 : 30;
            var floor = decimal.Ceiling(wage.Amount * percent) / 100;
            if (pay.Amount < floor)
            {
                yield return Of(
                    "nonCompete.monthlyCompensation",
                    $"月补偿 {pay} 元低于离职前十二个月平均工资 {wage} 元的 {percent}%（{floor.Yuan()} 元）；{(percent == 50 ? "期限超过一年的，一般不宜低于 50%" : "一般不低于 30%")}。请提高。",
                    $"Monthly compensation of {pay} CNY is below {percent} % of the average wage of {wage} CNY ({floor.Yuan()} CNY), {(percent == 50 ? "as is advised for more than a year" : "the usual least")}. Raise it.");
            }
        }

        if (BelowMinimum(draft, pay) is { } below) yield return below;
        if (restraint is { Penalty: { } penalty, Months: { } months and > 0 } && penalty.Amount > pay.Amount * months * 5)
        {
            yield return Of(
                "nonCompete.penalty",
                $"违约金 {penalty} 元超过约定补偿总额 {(pay.Amount * months).Yuan()} 元（{months} 个月）的 5 倍；一般不宜超过 {(pay.Amount * months * 5).Yuan()} 元，过高的可能被调减。",
                $"The penalty of {penalty} CNY is more than five times the compensation in all, {(pay.Amount * months).Yuan()} CNY for {months} months; above {(pay.Amount * months * 5).Yuan()} CNY it is likely to be cut.");
        }

        if (restraint.Breadth >= AreaBreadth.Nation && string.IsNullOrWhiteSpace(restraint.AreaReasons))
        {
            yield return Of(
                "nonCompete.areaReasons",
                "竞业限制的地域约定为全国或者全世界的，要在协议中充分说明理由；地域应当与本单位经营业务的范围相符。",
                "A restraint over the whole country or the world must give full reasons; its area should be where the employer does business.");
        }
    }

    private static Remark? BelowMinimum(Draft draft, Money pay)
    {
        if (draft.Terms.Workplace is not { District: var district }) return null;
        var wages = draft.Data.MinimumWages;
        var (row, isCertain) = wages.ConfirmedOf(district, draft.On) is { } confirmed && pay < confirmed.Monthly
            ? (confirmed, true)
            : (wages.Of(district, draft.On), false);
        if (row is null || pay >= row.Monthly) return null;
        return Of(
            "nonCompete.monthlyCompensation",
            $"月补偿 {pay} 元低于劳动合同履行地的最低工资标准：每月 {row.Monthly} 元（{row.Source}）。请提高。",
            $"Monthly compensation of {pay} CNY is below the minimum wage where the contract is performed, {row.Monthly} CNY. Raise it.") with
        {
            Severity = Severity.Block,
            Confidence = isCertain ? Confidence.Found : Confidence.SecondHand,
        };
    }

    private static Remark Of(string field, string message, string messageEn) =>
        new(Severity.Warn, field, message, messageEn) { Article = Guide };
}
