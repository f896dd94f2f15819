namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>W08: overtime is paid on top; “all-inclusive” pay hides it (LL 44).</summary>
internal static class W08AllInclusivePay
{
    public static Rule Rule { get; } = new("W08", "劳动法第四十四条", Laws.LaborLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft) => VoidClauses.Find("W08", draft);
}
