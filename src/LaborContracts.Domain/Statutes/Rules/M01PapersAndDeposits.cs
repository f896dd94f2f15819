using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>M01: no identity papers kept, no deposit or guarantee taken (LCL 9, 84).</summary>
internal static class M01PapersAndDeposits
{
    public static Rule Rule { get; } = new("M01", "劳动合同法第九条、第八十四条", Laws.LaborContractLaw, KindSets.Clauses, Check);

    /// <summary>The LCL binds employers; of a platform without employment relation 人社部发〔2021〕56号 asks the same.</summary>
    private static IEnumerable<Remark> Check(Draft draft) => VoidClauses.Find("M01", draft).Select(remark =>
        draft.Terms.Kind.IsPlatformAgreement() && remark.Severity == Severity.Block
            ? remark with { Severity = Severity.Warn, Article = "人社部发〔2021〕56号" }
            : remark);
}
