using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// W03: for damage at most 20 % of a month's wage is taken off, and at least the minimum wage is left (Wage Payment Rules
/// 16).
/// </summary>
internal static class W03DamageDeduction
{
    public static Rule Rule { get; } = new("W03", "工资支付暂行规定第十六条", Laws.WagePaymentRules, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Remuneration is not { DamageDeductionPercent: { } percent and > 0 } pay) yield break;
        if (percent > 20)
        {
            yield return new(
                Severity.Block, "remuneration.damageDeductionPercent",
                $"因劳动者本人原因造成经济损失的，每月扣除不得超过当月工资的 20%；约定为 {percent.Plain()}%，请降低。",
                $"For damage that the worker caused, at most 20 % of a month's wage is taken off; agreed are {percent.Plain()} %. Lower it.");
            yield break;
        }

        if (W01MinimumWage.MonthlyOf(pay) is not { } wage) yield break;
        var left = Money.Of(decimal.Round(wage.Amount * (100 - percent) / 100, 2, MidpointRounding.ToZero));
        if (W01MinimumWage.Below(draft, left, new("remuneration.damageDeductionPercent", "扣除后的工资", "What is left"))
                .FirstOrDefault(remark => remark.Severity != Severity.Inform) is not { } below) yield break;
        yield return new(
            Severity.Warn, "remuneration.damageDeductionPercent",
            $"每月扣除 {percent.Plain()}% 后剩余 {left} 元，可能低于最低工资标准：扣除后低于最低工资的，应当按最低工资支付。请在条款中写明。",
            $"After {percent.Plain()} % are taken off, {left} CNY are left, probably less than the minimum wage, which is to be paid then in any case. Say so in the clause.")
        {
            Confidence = below.Confidence,
        };
    }
}
