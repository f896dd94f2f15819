using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>P01: how long a probation may be, by the contract's term (LCL 19).</summary>
internal static class P01ProbationLength
{
    public static Rule Rule { get; } = new("P01", "劳动合同法第十九条", Laws.LaborContractLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms is not { Probation: { } probation, Term: { } term }) yield break;
        var (most, bracket, bracketEn) = MostMonths(term);
        // "≤ n months": the day after the last day of probation may not lie beyond the n-th month.
        if (most > 0 && probation.Term.End.AddDays(1) <= probation.Term.Start.AddMonths(most)) yield break;
        var last = probation.Term.Start.AddMonths(most).AddDays(-1);
        yield return new(
            Severity.Block, "probation.term",
            most == 0
                ? $"{bracket}的，不得约定试用期；请删去试用期。已经履行的，应当按试用期满月工资支付赔偿金（第八十三条）。"
                : $"试用期最长 {most} 个月：{bracket}。请将试用期改在 {last.InChinese()} 或之前结束；超过部分已经履行的，应当按试用期满月工资支付赔偿金（第八十三条）。",
            most == 0
                ? $"No probation may be agreed: {bracketEn}; leave it out. What was lived of it is compensated at full wage (Art. 83)."
                : $"Probation is at most {most} month(s): {bracketEn}. Let it end by {last.InEnglish()}; what was lived beyond is compensated at full wage (Art. 83).");
    }

    /// <summary>The longest probation in months; 0 if none may be agreed.</summary>
    internal static (int Months, string Bracket, string BracketEn) MostMonths(ContractTerm term) => term switch
    {
        { Kind: TermKind.OpenEnded } => (6, "无固定期限", "the contract is open-ended"),
        { Kind: TermKind.Task } => (0, "以完成一定工作任务为期限", "the contract ends with a task"),
        { Span: { } span } => MostMonths(span),
        _ => (6, "", ""), // without a last day there is nothing to go by; F06 says what is missing
    };

    private static (int Months, string Bracket, string BracketEn) MostMonths(Term term) => term.FullMonths switch
    {
        < 3 => (0, "合同期限不满 3 个月", "the term is less than 3 months"),
        < 12 => (1, "合同期限 3 个月以上不满 1 年", "the term is from 3 months to less than a year"),
        < 36 => (2, "合同期限 1 年以上不满 3 年", "the term is from 1 to less than 3 years"),
        _ => (6, "合同期限 3 年以上", "the term is 3 years or more"),
    };
}
