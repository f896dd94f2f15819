using LaborContracts.Domain.Retention;

namespace LaborContracts.Api.Setup;

/// <summary>For how many years after their time has begun to run records are kept, if longer than usual.</summary>
internal sealed class RetentionSettings
{
    private const int LeastAnnouncedDays = 90;

    public int RelationYears { get; init; } = RetentionRule.Of(RetainedKind.Relation).UsualYears;

    public int OfferYears { get; init; } = RetentionRule.Of(RetainedKind.Offer).UsualYears;

    public int DraftYears { get; init; } = RetentionRule.Of(RetainedKind.Draft).UsualYears;

    /// <summary>How long before its content is destroyed the parties are told.</summary>
    public int AnnouncedDays { get; init; } = LeastAnnouncedDays;

    public int YearsOf(RetainedKind kind) => kind switch
    {
        RetainedKind.Relation => RelationYears,
        RetainedKind.Offer => OfferYears,
        RetainedKind.Draft => DraftYears,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    /// <exception cref="InvalidOperationException">A setting goes below what the law asks.</exception>
    public void Check()
    {
        if (RetentionRule.Table.FirstOrDefault(rule => YearsOf(rule.Kind) < rule.LeastYears || YearsOf(rule.Kind) > 100) is { } unlawful)
            throw new InvalidOperationException(
                $"Platform:Retention:{unlawful.Kind}Years is {YearsOf(unlawful.Kind)}, and has to be from {unlawful.LeastYears} to 100 ({unlawful.Basis}).");
        if (AnnouncedDays < LeastAnnouncedDays)
            throw new InvalidOperationException($"Platform:Retention:AnnouncedDays is {AnnouncedDays}, and has to be {LeastAnnouncedDays} or more.");
    }
}
