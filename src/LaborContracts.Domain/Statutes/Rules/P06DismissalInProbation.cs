namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>P06: in probation too a dismissal needs a ground and reasons (LCL 21).</summary>
internal static class P06DismissalInProbation
{
    public static Rule Rule { get; } = new("P06", "劳动合同法第二十一条", Laws.LaborContractLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft) => VoidClauses.Find("P06", draft);
}
