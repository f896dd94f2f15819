using LaborContracts.Domain.Statutes.Rules;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>One statutory rule: what it finds in the terms on a day.</summary>
public delegate IEnumerable<Finding> Rule(ContractTerms terms, DateOnly on);

/// <summary>
/// The rules of law that a fixed-term labor contract is held against, in the order a clerk reads the form.
/// </summary>
public static class StatuteBook
{
    private static readonly Rule[] Rules =
    [
        I01CreditCode.Check,
        I02BirthDate.Check,
        A01WorkingAge.Check,
        A02MinorWorker.Check,
        R01RetirementAge.Check,
        F01WrittenContract.Check,
        P01ProbationLength.Check,
        P03ProbationInsideTerm.Check,
        P05ProbationPay.Check,
        MandatoryClauses.Check,
        W01MinimumWage.Check,
        W02PayDay.Check,
        W04WorkingHours.Check,
        W05RestDay.Check,
    ];

    /// <summary>All findings, none if nothing is to be said.</summary>
    /// <param name="terms">The draft.</param>
    /// <param name="on">The day of the check by the calendar of Asia/Shanghai.</param>
    public static IReadOnlyList<Finding> Check(ContractTerms terms, DateOnly on) =>
        [.. Rules.SelectMany(rule => rule(terms, on))];
}
