using LaborContracts.Ledger.Leaves;

namespace LaborContracts.Verification;

/// <summary>
/// The platform's own statement of what it has recorded under the key in the file. It can make a verdict PENDING or
/// ALTERED, never AUTHENTIC. A verifier outside the platform has none.
/// </summary>
/// <param name="Leaf">The recorded leaf, anchored or not; null when nothing is recorded under the key.</param>
public sealed record Recorded(Leaf? Leaf);
