using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>The labor contracts of the same two parties that a draft follows without a break, oldest first.</summary>
internal sealed record ContractChain(IReadOnlyList<EarlierContract> Links)
{
    // The law names no number of days after which two contracts are no longer consecutive; this one is ours.
    private const int LongestGapInDays = 31;

    // Fixed terms are counted from the first one that was concluded under the Labor Contract Law (LCL 97, recalled).
    private static readonly DateOnly CountedSince = Laws.LaborContractLaw;

    /// <summary>Fixed terms concluded with the employer itself.</summary>
    public int FixedTerms => Links.Count(IsCounted);

    /// <summary>
    /// The same as the Supreme Court counts them (LDI2 10): a term once more where it was extended by a year or renewed
    /// itself, and terms with another firm of the group too.
    /// </summary>
    public int FixedTermsByInterpretation => Links
        .Where(link => link.Term.Kind == TermKind.Fixed && link.Term.Start >= CountedSince)
        .Sum(link => 1 + (link.ExtendedMonths >= 12 ? 1 : 0) + (link.AutoRenewed ? 1 : 0));

    /// <summary>The last day of the contract just before; null if there is none, or it has no last day.</summary>
    public DateOnly? LastEnd => Links is [.., { Term.Kind: TermKind.Fixed } last] ? EndOf(last) : null;

    public static ContractChain Before(Draft draft)
    {
        if (draft.Terms.Term is not { } own) return new([]);
        var links = new Stack<EarlierContract>();
        var next = own.Start;
        // A renewal follows what it renews, whatever first day it states.
        var latest = draft.Document == DocumentKind.Renewal ? DateOnly.MaxValue : own.Start.AddDays(-1);
        foreach (var contract in Known(draft).Where(known => known.Term.Start <= latest).Reverse())
        {
            // One that renewed itself, or has no last day, may have run until the next one.
            var runsOn = contract.AutoRenewed || contract.Term.Kind != TermKind.Fixed || EndOf(contract) is null;
            if (!runsOn && next.DayNumber - EndOf(contract)!.Value.DayNumber > LongestGapInDays) break;
            links.Push(contract);
            next = contract.Term.Start;
        }

        return new([.. links]);
    }

    /// <summary>
    /// Held and stated, each once; of a renewal also the contract that is renewed, which need not be among the earlier ones.
    /// What is stated is known by its first day. Of what the platform holds two may have the same: a renewal can keep it.
    /// </summary>
    private static IEnumerable<EarlierContract> Known(Draft draft)
    {
        IEnumerable<EarlierContract> renewed = draft is { Document: DocumentKind.Renewal, Base: { Term: { } term } terms }
            ? [new(term, terms.Kind, terms.Probation is not null)]
            : [];
        var held = draft.Held.DistinctBy(contract => (contract.Term.Start, contract.Term.End)).ToList();
        return held
            .Concat(draft.Terms.EarlierContracts.Concat(renewed).DistinctBy(contract => contract.Term.Start)
                .ExceptBy(held.Select(contract => contract.Term.Start), contract => contract.Term.Start))
            .Where(contract => contract.Kind.IsEmployment())
            .OrderBy(contract => contract.Term.Start).ThenBy(contract => contract.Term.End);
    }

    private static bool IsCounted(EarlierContract link) =>
        link is { Term.Kind: TermKind.Fixed, Affiliate: null } && link.Term.Start >= CountedSince;

    private static DateOnly? EndOf(EarlierContract contract) => contract.Term.End?.AddMonths(contract.ExtendedMonths);
}
