using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>The extra data with which a QBFT network begins.</summary>
public static class QbftExtraData
{
    private const int VanitySize = 32;

    /// <summary>
    /// <c>extraData</c> of block 0, which names the first validators: no vanity, no vote, round 0, no seals.
    /// </summary>
    /// <param name="validators">Each once, in the order to be written; Besu sorts those of later blocks itself.
    /// None where a contract in the genesis names them.</param>
    /// <exception cref="ArgumentException">One twice.</exception>
    public static byte[] Genesis(params IReadOnlyCollection<Address> validators)
    {
        if (validators.Distinct().Count() != validators.Count)
        {
            throw new ArgumentException("a validator twice", nameof(validators));
        }
        return Rlp.OfList(
            Rlp.OfBytes(new byte[VanitySize]),
            Rlp.OfList([.. validators.Select(validator => Rlp.OfBytes(validator.ToArray()))]),
            Rlp.OfList(),
            Rlp.OfNumber(0),
            Rlp.OfList());
    }
}
