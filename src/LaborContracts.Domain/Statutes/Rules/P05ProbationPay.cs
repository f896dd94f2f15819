using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// P05: pay in probation is at least 80 % of the contract's wage, or at least 80 % of the lowest grade of the same post
/// (either will do), and the minimum wage (LCL 20, LCLR 15).
/// </summary>
internal static class P05ProbationPay
{
    public static Rule Rule { get; } = new("P05", "劳动合同法第二十条、实施条例第十五条", Laws.LaborContractLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms is not { Probation.MonthlyWage: var probation, Remuneration: var pay }) yield break;
        if (pay is not null && W01MinimumWage.MonthlyOf(pay) is { } wage && probation < EightyPercentOf(wage))
        {
            if (pay.LowestGrade is not { } grade)
            {
                yield return new(
                    Severity.Warn, "probation.monthlyWage",
                    $"试用期工资 {probation} 元低于约定工资的 80%（{EightyPercentOf(wage)} 元）：请提高；确实不低于本单位相同岗位最低档工资的 80% 的，请填写最低档工资。",
                    $"Pay in probation, {probation} CNY, is below 80 % of the agreed wage ({EightyPercentOf(wage)} CNY): raise it, or, if it is at least 80 % of the lowest grade of the same post, state that grade.");
            }
            else if (probation < EightyPercentOf(grade))
            {
                yield return new(
                    Severity.Block, "probation.monthlyWage",
                    $"试用期工资 {probation} 元既低于约定工资的 80%（{EightyPercentOf(wage)} 元），也低于本单位相同岗位最低档工资的 80%（{EightyPercentOf(grade)} 元）：须至少达到其中之一，请提高。",
                    $"Pay in probation, {probation} CNY, is below 80 % of the agreed wage ({EightyPercentOf(wage)} CNY) and below 80 % of the post's lowest grade ({EightyPercentOf(grade)} CNY): it must reach one of them; raise it.");
            }
        }

        var subject = new W01MinimumWage.Subject("probation.monthlyWage", "试用期工资", "Pay in probation");
        foreach (var remark in W01MinimumWage.Below(draft, probation, subject)) yield return remark;
    }

    /// <summary>Rounded up to the fen: a fen less is less than 80 %.</summary>
    private static Money EightyPercentOf(Money wage) => Money.Of(decimal.Ceiling(wage.Amount * 80) / 100);
}
