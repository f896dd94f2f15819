using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>P03: probation lies inside the term; a contract of nothing but probation has none (LCL 19).</summary>
internal static class P03ProbationInsideTerm
{
    public static IEnumerable<Finding> Check(ContractTerms terms, DateOnly on)
    {
        if (terms.Probation is not { } probation) yield break;
        if (!terms.Term.Contains(probation.Term) || probation.Term.Start != terms.Term.Start)
        {
            yield return new(
                "P03", Severity.Block, "劳动合同法第十九条", "probation.term",
                "试用期包含在劳动合同期限内,应当自合同起始日起算,并在合同终止日前结束。",
                "Probation lies inside the term: it starts with the contract and ends before the contract does.");
        }
        else if (probation.Term == terms.Term)
        {
            yield return new(
                "P03", Severity.Block, "劳动合同法第十九条", "probation.term",
                "劳动合同仅约定试用期的,试用期不成立,该期限为劳动合同期限;请删去试用期或约定更长的合同期限。",
                "A contract of nothing but probation has no probation: the period is its term. Leave probation out, or agree a longer term.");
        }
    }
}
