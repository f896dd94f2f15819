using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// P05: pay in probation is at least 80 % of the contract's wage, or of the post's lowest grade, and the minimum wage
/// (LCL 20, LCLR 15).
/// </summary>
internal static class P05ProbationPay
{
    public static Rule Rule { get; } = new("P05", "劳动合同法第二十条、实施条例第十五条", Laws.LaborContractLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Probation is not { } probation || draft.Terms.Remuneration is not { MonthlyWage: { } wage }) yield break;
        var floor = decimal.Ceiling(wage.Amount * 80) / 100;
        if (probation.MonthlyWage.Amount < floor)
        {
            yield return new(
                Severity.Warn, "probation.monthlyWage",
                $"试用期工资 {probation.MonthlyWage} 元低于约定工资的 80%({Money.Of(floor)} 元);除非不低于本单位相同岗位最低档工资的 80%,应当提高。",
                $"Pay in probation, {probation.MonthlyWage} CNY, is below 80 % of the agreed wage ({Money.Of(floor)} CNY); raise it, unless it is at least 80 % of the lowest grade of the same post.");
        }

        var subject = new W01MinimumWage.Subject(
            "probation.monthlyWage", "试用期工资", "Pay in probation");
        foreach (var finding in W01MinimumWage.Below(draft, probation.MonthlyWage, subject)) yield return finding;
    }
}
