using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>What the rules look at.</summary>
/// <param name="Document">The document that is to be offered: the agreement itself, or one that follows it.</param>
/// <param name="Terms">All terms as they would hold after it.</param>
/// <param name="On">The day of the check by the calendar of Asia/Shanghai.</param>
public sealed record Draft(DocumentKind Document, ContractTerms Terms, DateOnly On)
{
    /// <summary>The terms that hold before an amendment, renewal or ending; null for an agreement.</summary>
    public ContractTerms? Base { get; init; }

    /// <summary>Earlier contracts of the same two parties that the platform holds.</summary>
    public IReadOnlyList<EarlierContract> Held { get; init; } = [];

    /// <summary>The values of the law that change by notice.</summary>
    public StatuteData Data { get; init; } = StatuteData.Embedded;

    /// <summary>All earlier contracts of the same two parties, held by the platform or stated, oldest first.</summary>
    public IReadOnlyList<EarlierContract> Earlier =>
        [.. Held.Concat(Terms.EarlierContracts).OrderBy(contract => contract.Term.Start)];

    /// <summary>An agreement that begins a relation.</summary>
    public static Draft Of(ContractTerms terms, DateOnly on) => new(terms.Kind, terms, on);
}
