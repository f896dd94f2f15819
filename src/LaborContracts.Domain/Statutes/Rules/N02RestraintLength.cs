using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>N02: a restraint lasts at most two years after leaving (LCL 24).</summary>
internal static class N02RestraintLength
{
    private const int Most = 24;

    public static Rule Rule { get; } = new("N02", "劳动合同法第二十四条", Laws.LaborContractLaw, KindSets.Clauses, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.NonCompete is not { } restraint) yield break;
        if (restraint.Months is not { } months)
        {
            if (draft.Terms.Kind == DocumentKind.NonCompeteAgreement) yield break; // C17 says so
            yield return new(
                Severity.Warn, "nonCompete.months",
                $"没有约定竞业限制期限；期限应当约定，离职后不得超过 {Most} 个月。",
                $"The restraint has no term; it must have one, of at most {Most} months after leaving.");
        }
        else if (months > Most)
        {
            yield return new(
                Severity.Block, "nonCompete.months",
                $"竞业限制约定为 {months} 个月；解除或者终止劳动合同后的竞业限制不得超过二年，请改为 {Most} 个月以内。",
                $"The restraint is {months} months; after the contract ends it may not exceed two years. Make it {Most} months or less.");
        }
    }
}
