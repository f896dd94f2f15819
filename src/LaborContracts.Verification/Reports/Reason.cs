namespace LaborContracts.Verification;

/// <summary>What became of one check. "Could not look" is neither passed nor failed.</summary>
public enum Outcome
{
    Passed,
    Failed,
    NotChecked,
}

/// <summary>
/// One check and what it found; the code is stable, the sentence is in the resources under it. No personal data.
/// </summary>
/// <param name="Values">What the sentence names: numbers, times, roles.</param>
public sealed record Reason(Outcome Outcome, string Code, params IReadOnlyList<object> Values);

/// <summary>A party in a sentence: <c>worker</c> or <c>employer</c>.</summary>
public sealed record Role(string Name);
