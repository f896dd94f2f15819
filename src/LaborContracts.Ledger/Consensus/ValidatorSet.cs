namespace LaborContracts.Ledger.Consensus;

/// <summary>The validators of a chain from a block on, as whoever verifies pins them.</summary>
/// <param name="FromBlock">The first block that this set seals.</param>
/// <param name="Addresses">Each once, at least one.</param>
public sealed record ValidatorSet(
    ulong FromBlock, IReadOnlyList<Address> Addresses, QuorumRule Quorum, BftProtocol Protocol = BftProtocol.Qbft)
{
    /// <summary>The number of distinct seals that a block needs.</summary>
    public int SealsNeeded => Quorum.Of(Addresses.Count);
}
