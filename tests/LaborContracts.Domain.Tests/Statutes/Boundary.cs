using LaborContracts.Domain.Statutes;

namespace LaborContracts.Domain.Tests.Statutes;

/// <summary>A draft of which a rule is asked and about which it says nothing: the lawful side of its line, as near as it goes.</summary>
/// <param name="Left">The gravest that the rule still says there; null if nothing.</param>
internal sealed record Boundary(string Id, Draft Draft, Severity? Left = null);

internal static partial class Triggers
{
    /// <summary>One for every rule, in the order of the tables of triggers.</summary>
    public static IReadOnlyList<Boundary> Boundaries => [.. LawfulFormAndPay, .. LawfulMoneyAndForms];
}
