using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>P07: part-time work has no probation (LCL 70).</summary>
internal static class P07PartTimeProbation
{
    public static Rule Rule { get; } = new(
        "P07", "劳动合同法第七十条", Laws.LaborContractLaw,
        KindSets.Only(DocumentKind.PartTimeAgreement, DocumentKind.Amendment, DocumentKind.Renewal), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Probation is null) yield break;
        yield return new(
            Severity.Block, "probation",
            "非全日制用工双方当事人不得约定试用期；请删去试用期。",
            "Part-time work has no probation; leave it out.");
    }
}
