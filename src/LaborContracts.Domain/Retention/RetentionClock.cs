using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Domain.Retention;

/// <summary>From which day the time is counted for which a relation is kept.</summary>
public static class RetentionClock
{
    /// <summary>
    /// Of a concluded relation its last day: that of its ending, or of its term, or of a service period that goes on longer. Null while it is under way: a document is
    /// out for signing, or it has no last day because it is open-ended, bound to a task, or renews itself, and nobody has ended it.
    /// </summary>
    /// <param name="root">The document by which it began.</param>
    /// <param name="draftedOn">Its day by the calendar of China.</param>
    public static (RetainedKind Kind, DateOnly From)? Of(LaborContract root, DateOnly draftedOn) => root.State switch
    {
        ContractState.Draft => (RetainedKind.Draft, draftedOn),
        ContractState.Withdrawn when root.OfferExpiresAt is null => (RetainedKind.Draft, draftedOn),
        // When exactly it came to nothing is not known without the trail; it was before the offer's end.
        ContractState.Declined or ContractState.Withdrawn or ContractState.Lapsed =>
            (RetainedKind.Offer, DateOnly.FromDateTime(root.OfferExpiresAt!.Value.ToOffset(TimeSpan.FromHours(8)).DateTime)),
        _ => root.IsConcluded && root.Succession?.Open is null && LastDayOf(root) is { } last ? (RetainedKind.Relation, last) : null,
    };

    private static DateOnly? LastDayOf(LaborContract root)
    {
        var terms = root.LatestTerms;
        var end = root.State == ContractState.Terminated ? terms.Ending?.LastDay : terms.AutoRenews ? null : terms.Term?.Span?.End;
        return end is { } last && terms.Training?.ServicePeriod?.End is { } served && served > last ? served : end;
    }
}
