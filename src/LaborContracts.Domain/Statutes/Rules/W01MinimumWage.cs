using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>W01: pay for normal work is at least the minimum wage of the place of performance (LL 48, LCLR 14).</summary>
internal static class W01MinimumWage
{
    public static IEnumerable<Finding> Check(ContractTerms terms, DateOnly on) =>
        terms.Remuneration is { } pay
            ? Below(terms, pay.MonthlyWage, "W01", "remuneration.monthlyWage", "月工资", "The monthly wage")
            : [];

    /// <summary>
    /// By the table in force at the contract's start. Below a value that is still to be confirmed is a warning, below
    /// the newest confirmed one a block; a district or date without a row is said, not passed over.
    /// </summary>
    internal static IEnumerable<Finding> Below(
        ContractTerms terms, Money wage, string id, string field, string what, string whatEn)
    {
        if (terms.Workplace is not { } place) yield break;
        const string article = "劳动法第四十八条、劳动合同法第二十条、实施条例第十四条";
        if (MinimumWages.Of(place.District, terms.Term.Start) is not { } minimum)
        {
            yield return new(
                id, Severity.Inform, article, field,
                $"没有工作地点(区划代码 {place.District})的最低工资数据,请自行核对{what}不低于当地标准。",
                $"There is no minimum wage on record for district {place.District}; check against the local standard.");
        }
        else if (wage < minimum.Monthly)
        {
            var certain = MinimumWages.ConfirmedOf(place.District, terms.Term.Start) is { } floor && wage < floor.Monthly;
            var unsure = minimum.Confirmed ? "" : ",数值待核实";
            yield return new(
                id, certain ? Severity.Block : Severity.Warn, article, field,
                $"{what} {wage} 元低于{minimum.District}最低工资标准每月 {minimum.Monthly} 元({minimum.From:yyyy年M月d日}起,{minimum.Source}{unsure});该标准不含加班费、特殊岗位津贴和法定福利。",
                $"{whatEn}, {wage} CNY, is below the minimum wage of {minimum.Monthly} CNY a month there (since {minimum.From:yyyy-MM-dd}{(minimum.Confirmed ? "" : "; to be confirmed")}), which excludes overtime pay, special allowances and statutory benefits.");
        }
    }
}
