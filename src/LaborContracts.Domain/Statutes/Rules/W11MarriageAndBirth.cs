namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>W11: no clause may restrict marriage or childbirth, or punish them (FWR 5).</summary>
internal static class W11MarriageAndBirth
{
    public static Rule Rule { get; } = new("W11", "女职工劳动保护特别规定第五条", Laws.WomenWorkers, KindSets.Work, Check);

    private static IEnumerable<Remark> Check(Draft draft) => VoidClauses.Find("W11", draft);
}
