using LaborContracts.Ledger.Leaves;

namespace LaborContracts.Verification;

/// <summary>
/// What the platform itself has on record for the key in a file. Only a verifier inside the platform has such a record;
/// it can show that a file is not the one registered, or that a batch is still on its way, and never makes anything
/// AUTHENTIC.
/// </summary>
/// <param name="Leaf">The registered leaf; null if the platform looked and has none for this key.</param>
public sealed record Recorded(Leaf? Leaf);
