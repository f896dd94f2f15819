namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>F14: the parties may not add conditions under which the contract ends to those of LCL 44 (LCLR 13).</summary>
internal static class F14ExtraEndings
{
    public static Rule Rule { get; } = new("F14", "劳动合同法实施条例第十三条", Laws.Implementation, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft) => VoidClauses.Find("F14", draft);
}
