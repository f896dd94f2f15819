using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Deadlines;

/// <summary>
/// The deadlines that law and terms give a contract in its present state. Days are counted without the first one, months
/// end on the same day of the month or its last (Civil Code 201, 202).
/// </summary>
public static class DeadlineCalendar
{
    /// <summary>
    /// Each kind at most once, in the order of their days. Documents that follow another have none of their own but a copy on paper.
    /// </summary>
    public static IReadOnlyList<Deadline> Of(LaborContract contract)
    {
        IEnumerable<Deadline> copy = contract.PaperCopy is { } request ? [new(DeadlineKind.PaperCopy, request.DueOn)] : [];
        return [.. OfState(contract).Concat(copy).OrderBy(deadline => deadline.DueOn)];
    }

    private static IEnumerable<Deadline> OfState(LaborContract contract)
    {
        if (contract.Origin is not null) return [];
        return contract.State switch
        {
            ContractState.Draft or ContractState.Offered or ContractState.SignedByWorker or ContractState.SignedByEmployer =>
                Unsigned(contract.Terms),
            ContractState.Concluded or ContractState.Amended or ContractState.Renewed => Running(contract.LatestTerms),
            ContractState.Terminated when contract.LatestTerms.Ending is { } ending =>
                Ended(ending, contract.Succession?.Certified == true),
            _ => [],
        };
    }

    private static IEnumerable<Deadline> Unsigned(ContractTerms terms)
    {
        if (!terms.Kind.IsEmployment() || terms.FirstWorkingDay is not { } first) yield break;
        yield return new(DeadlineKind.WrittenContract, first.AddMonths(1));
        yield return new(DeadlineKind.SocialInsurance, first.AddDays(30));
    }

    private static IEnumerable<Deadline> Running(ContractTerms terms)
    {
        if (terms.Kind.IsEmployment() && terms.FirstWorkingDay is { } first)
            yield return new(DeadlineKind.SocialInsurance, first.AddDays(30));
        if (terms.Probation is { } probation) yield return new(DeadlineKind.ProbationEnds, probation.Term.End);
        if (terms.Dispatch?.LicenceUntil is { } licence) yield return new(DeadlineKind.DispatchLicence, licence);
        if (terms.Worker.WorkPermit is { } permit) yield return new(DeadlineKind.WorkPermit, permit.Until);
        if (terms.WorkingHours?.ApprovalUntil is { } approval) yield return new(DeadlineKind.HoursApproval, approval);
        if (terms.Training?.ServicePeriod is { } service) yield return new(DeadlineKind.ServicePeriodEnds, service.End);
        if (terms.Term?.Span is not { End: var end }) yield break;
        yield return new(DeadlineKind.RenewalIn60Days, end.AddDays(-60));
        yield return new(DeadlineKind.RenewalIn30Days, end.AddDays(-30));
        yield return new(DeadlineKind.RenewalIn7Days, end.AddDays(-7));
        yield return new(DeadlineKind.TermEnds, end);
        if (!terms.Kind.IsEmployment()) yield break;
        yield return new(DeadlineKind.WorkedOn7Days, end.AddDays(7));
        yield return new(DeadlineKind.WorkedOn20Days, end.AddDays(20));
        yield return new(DeadlineKind.WorkedOnAMonth, end.AddMonths(1));
    }

    private static IEnumerable<Deadline> Ended(Ending ending, bool certified)
    {
        if (!certified) yield return new(DeadlineKind.Certificate, ending.LastDay);
        yield return new(DeadlineKind.Handover, ending.LastDay.AddDays(15));
        if (ending.Severance?.PayBy is { } payBy) yield return new(DeadlineKind.Severance, payBy);
        yield return new(DeadlineKind.KeptUntil, ending.LastDay.AddYears(2));
    }
}
