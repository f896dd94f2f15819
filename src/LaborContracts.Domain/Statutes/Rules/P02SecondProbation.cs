using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>P02: the same employer and the same worker agree on probation once only (LCL 19).</summary>
internal static class P02SecondProbation
{
    public static Rule Rule { get; } = new("P02", "劳动合同法第十九条", Laws.LaborContractLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Probation is not { } probation) yield break;
        if (draft.Document == DocumentKind.Amendment)
        {
            // An amendment carries the probation that there is; only a longer or a new one is a second.
            if (draft.Base is not { } before || probation.Term.End <= (before.Probation?.Term.End ?? DateOnly.MinValue)) yield break;
            yield return new(
                Severity.Warn, "probation.term",
                "变更协议新设或者延长了试用期：同一用人单位与同一劳动者只能约定一次试用期，延长容易被认定为再次约定。请恢复原试用期。",
                "The amendment adds or lengthens probation: the same parties may agree on it once only, and a longer one is likely to be held a second. Keep probation as it was.");
        }
        else if (draft.Document == DocumentKind.Renewal)
        {
            yield return new(
                Severity.Block, "probation",
                "续订劳动合同不得再约定试用期：同一用人单位与同一劳动者只能约定一次试用期。请删去试用期。",
                "A renewal has no probation: the same parties may agree on it once only. Leave it out.");
        }
        else if (draft.Earlier.FirstOrDefault(contract => contract is { HadProbation: true, Affiliate: null }) is { } first)
        {
            yield return new(
                Severity.Block, "probation",
                $"双方在 {first.Term.Start.InChinese()} 起的合同中已约定过试用期：同一用人单位与同一劳动者只能约定一次试用期。请删去试用期。",
                $"The parties agreed on probation in the contract of {first.Term.Start.InEnglish()}: they may do so once only. Leave it out.");
        }
        else if (draft.Earlier.FirstOrDefault(contract => contract.HadProbation) is { } affiliated)
        {
            yield return new(
                Severity.Warn, "probation",
                $"劳动者在关联单位 {affiliated.Affiliate} 已有过试用期：仍在原场所、原岗位工作的，再次约定容易被认定无效。建议删去试用期。",
                $"The worker was on probation at the affiliate {affiliated.Affiliate}: if place and post are the same, a second one is likely to be void. Better leave it out.");
        }
        else if (draft.Earlier.Any(contract => contract.Kind.IsEmployment()))
        {
            yield return new(
                Severity.Inform, "probation",
                "双方此前订立过劳动合同：同一用人单位与同一劳动者只能约定一次试用期，请确认此前没有约定过。",
                "The parties have had a labor contract before: they may agree on probation once only; make sure that they have not.");
        }
    }
}
