namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>S01: an agreement or promise not to pay social insurance is void (LDI2 19). Part-time workers may insure themselves.</summary>
internal static class S01InsuranceWaiver
{
    public static Rule Rule { get; } = new("S01", "法释〔2025〕12号第十九条", Laws.Interpretation2, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft) => VoidClauses.Find("S01", draft);
}
