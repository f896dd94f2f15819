using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// F13: a contract is changed by agreement and in writing (LCL 35); a change by word of mouth that was lived for more
/// than a month can bind as well (LDI1 43).
/// </summary>
internal static class F13ChangeInWriting
{
    public static Rule Rule { get; } = new(
        "F13", "劳动合同法第三十五条、最高人民法院劳动争议解释（一）第四十三条", Laws.CivilCode,
        KindSets.Only(DocumentKind.Amendment), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Base is { } before && !Changed(before, draft.Terms))
        {
            yield return new(
                Severity.Warn, "amending",
                "变更协议没有改变原合同的任何条款，请填写变更后的内容。",
                "The amendment changes none of the contract's terms; enter what is to hold instead.");
        }

        if (draft.Terms.Amending is not { EffectiveFrom: var from } || from >= draft.On) yield break;
        yield return new(
            Severity.Inform, "amending.effectiveFrom",
            from.AddMonths(1) < draft.On
                ? $"变更自 {from.InChinese()} 起实际履行已超过一个月：口头变更可能已经生效，本协议是补办书面手续；对劳动者不利的变更不宜追溯。"
                : $"变更约定自 {from.InChinese()} 起生效，早于今天：变更应当采用书面形式，对劳动者不利的变更不宜追溯。",
            from.AddMonths(1) < draft.On
                ? $"The change has been lived since {from.InEnglish()}, more than a month: it may already bind, and this puts it in writing. What is to the worker's disadvantage should not reach back."
                : $"The change is to hold from {from.InEnglish()}, which has passed: changes are made in writing, and what is to the worker's disadvantage should not reach back.");
    }

    private static bool Changed(Terms.ContractTerms before, Terms.ContractTerms after) => !Fields(before).SequenceEqual(Fields(after));

    private static IEnumerable<TermsField> Fields(Terms.ContractTerms terms) => TermsJson.Fields(terms with { Amending = null });
}
