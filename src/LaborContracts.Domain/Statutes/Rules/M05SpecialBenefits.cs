namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// M05: for special benefits (a household registration, a flat) a worker who leaves early owes damages as a court finds
/// them, not an agreed penalty (LDI2 12).
/// </summary>
internal static class M05SpecialBenefits
{
    public static Rule Rule { get; } = new("M05", "法释〔2025〕12号第十二条", Laws.Interpretation2, KindSets.Clauses, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.SpecialBenefit is not { Penalty: { } penalty }) yield break;
        yield return new(
            Severity.Warn, "specialBenefit.penalty",
            $"提供特殊待遇不是约定违约金的法定理由；劳动者提前离职的，由法院综合实际损失、过错程度和已履行年限确定赔偿，约定的 {penalty} 元可能得不到支持。请改为约定损失的计算依据。",
            $"A special benefit is no ground for a penalty; of a worker who leaves early a court awards damages by actual loss, fault and time served, and the {penalty} CNY agreed may not be upheld. State how loss is reckoned instead.");
    }
}
