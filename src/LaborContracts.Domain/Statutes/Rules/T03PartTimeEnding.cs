using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>T03: part-time work ends at will and without severance, and may be done for several employers (LCL 69, 71).</summary>
internal static class T03PartTimeEnding
{
    public static Rule Rule { get; } = new(
        "T03", "劳动合同法第六十九条、第七十一条", Laws.LaborContractLaw, KindSets.Only(DocumentKind.PartTimeAgreement), Check);

    private static IEnumerable<Remark> Check(Draft draft) =>
    [
        new(
            Severity.Inform, "term",
            "非全日制用工双方任何一方都可以随时通知对方终止，用人单位不支付经济补偿；劳动者可以与其他用人单位同时订立合同，但后订立的不得影响先订立的履行。",
            "Either side may end part-time work at any time by notice, and no severance is due; the worker may work for others too, as long as a later contract does not hinder an earlier one."),
    ];
}
