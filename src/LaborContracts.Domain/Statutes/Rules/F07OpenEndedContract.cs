using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// F07: after two consecutive fixed terms, or ten years of work, the contract is open-ended unless the worker has asked
/// for a fixed term (LCL 14).
/// </summary>
internal static class F07OpenEndedContract
{
    public static Rule Rule { get; } = new("F07", "劳动合同法第十四条", Laws.LaborContractLaw, KindSets.EmploymentTerms, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms is not { Term: { Kind: TermKind.Fixed } term, FixedTermRequest: null }) yield break;
        var chain = ContractChain.Before(draft);
        if (chain.FixedTerms >= 2)
        {
            yield return Weighed(draft, new(
                Severity.Block, "term.kind",
                $"双方已连续订立 {chain.FixedTerms} 次固定期限劳动合同，续订时应当订立无固定期限劳动合同：请改为无固定期限；劳动者本人提出订立固定期限的，请登记其申请。劳动者有第三十九条或者第四十条第一项、第二项情形的除外。",
                $"The parties have concluded {chain.FixedTerms} fixed terms in a row, so this contract is to be open-ended: change its term, or record the worker's own request for a fixed one. Art. 39 and 40(1), (2) are the exceptions."));
            yield break;
        }

        if (WorkedSince(draft, chain) is not { } since || since.AddYears(10) > term.Start) yield break;
        yield return Weighed(draft, new(
            Severity.Block, "term.kind",
            $"劳动者自 {since.InChinese()} 起在本单位连续工作，到合同起始日已满十年，应当订立无固定期限劳动合同：请改为无固定期限；劳动者本人提出订立固定期限的，请登记其申请。",
            $"The worker will have worked here for ten years since {since.InEnglish()} when the term starts, so the contract is to be open-ended: change its term, or record the worker's own request for a fixed one."));
    }

    private static DateOnly? WorkedSince(Draft draft, ContractChain chain) =>
        draft.Terms.Seniority?.Since ?? draft.Terms.EmploymentStart ?? (chain.Links is [var first, ..] ? first.Term.Start : null);

    /// <summary>Whether dispatch, whose terms the law wants fixed (LCL 58), is an exception is disputed.</summary>
    private static Remark Weighed(Draft draft, Remark remark) => draft.Terms.Kind != DocumentKind.DispatchContract
        ? remark
        : remark with
        {
            Severity = Severity.Warn,
            Confidence = Confidence.Recalled,
            Message = remark.Message + "劳务派遣是否适用，实践中有不同意见。",
            MessageEn = remark.MessageEn + " Whether this holds for dispatch is disputed.",
        };
}
