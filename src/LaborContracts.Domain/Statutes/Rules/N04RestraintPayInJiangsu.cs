namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>N04: in Jiangsu a restraint is paid at least a third of the average wage. Recalled: Art. 28 was not read.</summary>
internal static class N04RestraintPayInJiangsu
{
    private const string Jiangsu = "32";

    public static Rule Rule { get; } = new(
        "N04", "江苏省劳动合同条例第二十八条", Laws.JiangsuLaborContracts, KindSets.Clauses, Check) { Confidence = Confidence.Recalled };

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.NonCompete is not { MonthlyCompensation: { Amount: > 0 } pay } restraint) yield break;
        if (draft.Terms.Workplace is { District: var district } && !district.ToString().StartsWith(Jiangsu, StringComparison.Ordinal)) yield break;
        if ((restraint.AverageWage ?? draft.Terms.Remuneration?.MonthlyWage) is not { } wage || pay.Amount * 3 >= wage.Amount) yield break;
        var floor = (decimal.Ceiling(wage.Amount * 100 / 3) / 100).Yuan();
        yield return new(
            Severity.Warn, "nonCompete.monthlyCompensation",
            $"江苏要求竞业限制的月补偿不低于离职前十二个月平均工资的三分之一：平均工资 {wage} 元，应不低于 {floor} 元，约定为 {pay} 元（该条款待核实）。",
            $"In Jiangsu the monthly compensation is at least a third of the average wage: of {wage} CNY, {floor} CNY; agreed are {pay} CNY. The provision is to be confirmed.");
    }
}
