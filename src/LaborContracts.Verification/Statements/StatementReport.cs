using LaborContracts.Ledger;

namespace LaborContracts.Verification.Statements;

/// <summary>What a statement is worth, in one word; the first that applies from the top (docs/formats/statement.md).</summary>
public enum StatementVerdict
{
    /// <summary>A leaf was left out, exchanged, moved, put in or cut off, or a proof that is shown does not hold.</summary>
    Broken,

    /// <summary>Nothing is broken that could be looked at, but beginning or end is not found registered, or the time is not covered by registered heads.</summary>
    Unproven,

    /// <summary>Every leaf of the sequence is there that was registered in the time.</summary>
    Complete,
}

/// <summary>What was found of a statement.</summary>
/// <param name="Employer">As the file claims it: nothing on chain names a firm.</param>
/// <param name="After">Number of the last leaf before it; 0 if it begins with the sequence.</param>
/// <param name="Leaves">How many there are.</param>
/// <param name="Documents">How many of them are of concluded documents; the others are later heads of trails, and imports.</param>
/// <param name="RegisteredTo">The number of the greatest head that was found registered; null if none was.</param>
/// <param name="CoveredTo">Time of that head's block: what was registered until then is here.</param>
public sealed record StatementReport(
    StatementVerdict Verdict, DateTimeOffset CheckedAt, string Employer, DateOnly From, DateOnly To, Bytes32 Key, ulong After, int Leaves, int Documents,
    ulong? RegisteredTo, DateTimeOffset? CoveredTo, IReadOnlyList<Reason> Reasons);
