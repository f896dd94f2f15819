using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// F08: what counts as concluding a fixed term once more (LDI2 10): extensions of a year in all, a renewal of itself that
/// has run out, another firm of the group in the employer's place.
/// </summary>
internal static class F08CountedAsRenewal
{
    public static Rule Rule { get; } = new("F08", "最高人民法院劳动争议解释（二）第十条", Laws.Interpretation2, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Term is not { Kind: TermKind.Fixed } term) yield break;
        if (draft.Terms.AutoRenews)
        {
            yield return new(
                Severity.Warn, "autoRenews",
                "约定期满后自动续延的，续延期限届满即视为连续订立了两次固定期限劳动合同，此后劳动者可以要求订立无固定期限劳动合同；自动续延也不免除书面续订的义务。建议删去，到期前办理续订。",
                "A contract that renews itself counts as two consecutive fixed terms once the renewal has run out; the worker may then demand an open-ended one, and a renewal in writing remains due. Better leave this out and renew before the end.");
        }

        if (draft is { Document: DocumentKind.Amendment, Base.Term: { Kind: TermKind.Fixed, End: { } before } }
            && term.End is { } after && after > before)
        {
            var byYear = after >= before.AddMonths(12);
            yield return new(
                byYear ? Severity.Warn : Severity.Inform, "term.end",
                $"本次变更把合同期限从 {before.InChinese()} 延长至 {after.InChinese()}{(byYear ? "，达到一年" : "")}：延长累计一年以上的，延长期限届满即视为连续订立两次固定期限劳动合同{(byYear ? "。建议改用续订书" : "，请累计此前的延长")}。",
                $"This amendment extends the term from {before.InEnglish()} to {after.InEnglish()}{(byYear ? ", by a year or more" : "")}: extensions of a year in all count as a second fixed term once they have run out{(byYear ? ". Better use a renewal" : "; add up earlier ones")}.");
        }

        if (draft.Document == DocumentKind.Amendment || draft.Terms.FixedTermRequest is not null) yield break;
        var chain = ContractChain.Before(draft);
        if (chain.FixedTerms < 2 && chain.FixedTermsByInterpretation >= 2)
        {
            yield return new(
                Severity.Warn, "term.kind",
                "此前的合同有累计一年以上的延长、自动续延或者更换订立主体的情形，视为已连续订立两次固定期限劳动合同：劳动者要求订立无固定期限劳动合同的，应当订立。请改为无固定期限，或者登记劳动者订立固定期限的申请。",
                "Earlier contracts were extended by a year in all, renewed themselves, or were concluded by another firm of the group, and so count as two consecutive fixed terms: an open-ended contract is due if the worker asks for it. Make this one open-ended, or record the worker's request for a fixed term.");
        }
    }
}
