using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>M02: a worker owes penalties for breach of a service period or of restraint only (LCL 22, 23, 25).</summary>
internal static class M02Penalties
{
    public static Rule Rule { get; } = new("M02", "劳动合同法第二十五条", Laws.LaborContractLaw, KindSets.Clauses, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        for (var i = 0; i < draft.Terms.Penalties.Count; i++)
        {
            if (draft.Terms.Penalties[i].Ground != PenaltyGround.Other) continue;
            yield return new(
                Severity.Block, $"penalties[{i}]",
                "只有违反服务期约定、违反竞业限制或者保密约定的，才可以约定由劳动者承担违约金；请删去这一违约金，造成的实际损失另依法认定。",
                "A penalty may be laid on the worker only for breach of a service period, of a non-compete duty or of confidentiality; delete this one. Actual damage is judged by law.");
        }

        foreach (var remark in VoidClauses.Find("M02", draft)) yield return remark;
    }
}
