using LaborContracts.Ledger;

namespace LaborContracts.Verification.Trails;

/// <summary>What a trail is worth, in one word; the first that applies from the top (docs/formats/trail.md).</summary>
public enum TrailVerdict
{
    /// <summary>Something was changed, taken out, moved, cut off or put in, or a proof that is shown with it does not hold.</summary>
    Broken,

    /// <summary>Nothing is broken that could be looked at, but no head, or not every head, could be found registered.</summary>
    Unproven,

    /// <summary>Every link holds, up to a head that is registered at least.</summary>
    Whole,
}

/// <summary>What was found of a trail.</summary>
/// <param name="Entries">How many there are.</param>
/// <param name="Shredded">How many of them no longer say what happened.</param>
/// <param name="Head">The head after the last entry, as the file has it; null of an empty trail.</param>
/// <param name="RegisteredTo">The last entry that a registered head commits to; null if no head was found registered.</param>
public sealed record TrailReport(
    TrailVerdict Verdict, DateTimeOffset CheckedAt, Bytes32 Key, int Entries, int Shredded, Bytes32? Head, uint? RegisteredTo,
    IReadOnlyList<Reason> Reasons);
