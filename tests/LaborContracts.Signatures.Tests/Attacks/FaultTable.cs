using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>The rows of docs/faults.md, as the collection shows them.</summary>
internal static class FaultTable
{
    public static IEnumerable<string> Rows =>
        from theme in AttackCollection.Themes
        from attack in theme.Attacks
        group attack by (theme.Name, attack.Indication, attack.SubIndication, IsTimestamp: attack.Field.StartsWith("timestamp", StringComparison.Ordinal)) into same
        let sub = same.Key.SubIndication is { } given ? $"`{given.Name()}`" : "–"
        select $"| {string.Join("; ", same.Select(attack => attack.Name))} | {Verdict(same.Key.Indication, same.Key.IsTimestamp)} | {sub} | {same.Key.Name} |";

    private static string Verdict(Indication? indication, bool ofTimestamp) =>
        $"{indication?.Name() ?? "unreadable, exit 3"}{(ofTimestamp ? " (the timestamp)" : "")}";
}
