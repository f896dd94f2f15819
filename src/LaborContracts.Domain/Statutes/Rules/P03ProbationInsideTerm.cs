namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>P03: probation lies inside the term; a contract of nothing but probation has none (LCL 19).</summary>
internal static class P03ProbationInsideTerm
{
    public static Rule Rule { get; } = new("P03", "劳动合同法第十九条", Laws.LaborContractLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms is not { Probation: { } probation, Term: { } term }) yield break;
        if (term.Span is { } span && !span.Contains(probation.Term))
        {
            yield return new(
                Severity.Block, "probation.term",
                $"试用期包含在劳动合同期限内；合同期限为 {span.Start.InChinese()} 至 {span.End.InChinese()}，请改正试用期起止日期。",
                $"Probation lies inside the term, which runs from {span.Start.InEnglish()} to {span.End.InEnglish()}; correct its dates.");
        }
        else if (probation.Term.Start < term.Start)
        {
            yield return new(
                Severity.Block, "probation.term.start",
                $"试用期包含在劳动合同期限内，不得早于合同起始日 {term.Start.InChinese()} 开始，请改正。",
                $"Probation lies inside the term and cannot start before it, on {term.Start.InEnglish()}; correct its dates.");
        }
        else if (probation.Term == term.Span)
        {
            yield return new(
                Severity.Block, "probation.term",
                "劳动合同仅约定试用期的，试用期不成立，该期限为劳动合同期限；请删去试用期或约定更长的合同期限。",
                "A contract of nothing but probation has no probation: the period is its term. Leave probation out, or agree a longer term.");
        }
        else if (probation.Term.Start != term.Start)
        {
            yield return new(
                Severity.Warn, "probation.term.start",
                $"试用期一般自合同起始日 {term.Start.InChinese()} 起算；中途开始的试用期容易被认定无效。",
                $"Probation normally starts with the contract, on {term.Start.InEnglish()}; one that starts later is likely to be held void.");
        }
    }
}
