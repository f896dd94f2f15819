using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Tests.Statutes;

/// <summary>What one rule says.</summary>
internal static class Findings
{
    /// <summary>The gravest severity of a rule on a draft; null if it says nothing.</summary>
    public static Severity? WorstOf(string id, Draft draft) => Of(id, draft).Select(f => (Severity?)f.Severity).Max();

    public static Severity? WorstOf(string id, ContractTerms terms) => WorstOf(id, Draft.Of(terms, Drafts.Today));

    public static IReadOnlyList<Finding> Of(string id, Draft draft) => [.. StatuteBook.Check(draft).Where(f => f.Id == id)];

    public static IReadOnlyList<Finding> Of(string id, ContractTerms terms) => Of(id, Draft.Of(terms, Drafts.Today));
}
