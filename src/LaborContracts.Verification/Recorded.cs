using LaborContracts.Ledger.Leaves;

namespace LaborContracts.Verification;

/// <summary>
/// The platform's own statement of what it has recorded under the key in the file. It can make a verdict PENDING or
/// ALTERED, never AUTHENTIC. A verifier outside the platform has none.
/// </summary>
/// <param name="Leaf">
/// The recorded leaf of the file's revision, anchored or not; of the latest revision if there is none of the file's; null
/// when nothing is recorded under the key.
/// </param>
/// <param name="LatestRevision">The highest revision that is recorded under the key; null when nothing is.</param>
public sealed record Recorded(Leaf? Leaf, uint? LatestRevision = null);
