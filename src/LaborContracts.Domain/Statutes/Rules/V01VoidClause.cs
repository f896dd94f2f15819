namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>V01: clauses by which the employer rids itself of its duties, or takes the worker's rights away, are void (LCL 26).</summary>
internal static class V01VoidClause
{
    public static Rule Rule { get; } = new("V01", "劳动合同法第二十六条", Laws.LaborContractLaw, KindSets.Clauses, Check);

    private static IEnumerable<Remark> Check(Draft draft) => VoidClauses.Find("V01", draft);
}
