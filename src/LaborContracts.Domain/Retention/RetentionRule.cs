namespace LaborContracts.Domain.Retention;

/// <summary>What has a time of its own for which it is kept.</summary>
public enum RetainedKind
{
    /// <summary>A relation that was concluded: its documents, trail, looks and proofs of intent.</summary>
    Relation,

    /// <summary>An offer that came to nothing, with its trail: declined, withdrawn or lapsed.</summary>
    Offer,

    /// <summary>A draft that was never offered.</summary>
    Draft,
}

/// <summary>How long one kind is kept.</summary>
/// <param name="LeastYears">What no setting may go below, in whole years.</param>
/// <param name="UsualYears">What holds without a setting, in whole years.</param>
/// <param name="Basis">The law, or the reason where there is none.</param>
public sealed record RetentionRule(RetainedKind Kind, int LeastYears, int UsualYears, string Basis)
{
    /// <summary>The table, a row for each kind (docs/personal-data.md says the same of records that are no contracts).</summary>
    public static IReadOnlyList<RetentionRule> Table { get; } =
    [
        new(RetainedKind.Relation, 2, 5, "LCL 50: two years after the end; longer for claims over wages and social insurance (PIPL 19)"),
        new(RetainedKind.Offer, 1, 2, "LDMA 27: a claim can be brought within a year"),
        new(RetainedKind.Draft, 0, 1, "PIPL 19: no longer than it serves its purpose"),
    ];

    /// <summary>The row of a kind.</summary>
    public static RetentionRule Of(RetainedKind kind) => Table.Single(rule => rule.Kind == kind);
}
