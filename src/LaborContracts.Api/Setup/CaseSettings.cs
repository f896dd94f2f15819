namespace LaborContracts.Api.Setup;

/// <summary>The labor authority's cases.</summary>
internal sealed class CaseSettings
{
    /// <summary>Whether a supervisor other than its inspector has to approve a case before anything can be looked at within it.</summary>
    public bool Approval { get; init; } = true;

    /// <summary>The most days from the opening of a case to its end.</summary>
    public int LongestDays { get; init; } = 180;

    /// <summary>
    /// How long after a look within a case worker and employer are told of it: at once, unless the law lets the authority wait where
    /// telling would hinder its work (PIPL 18, 35).
    /// </summary>
    public TimeSpan ToldAfter { get; init; }
}
