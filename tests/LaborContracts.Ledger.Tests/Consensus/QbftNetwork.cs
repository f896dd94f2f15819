using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;

namespace LaborContracts.Ledger.Tests.Consensus;

/// <summary>
/// Validators that seal any header as those of a QBFT network would, so that a proof made from a development chain, which has
/// none, can be held against pins. Written from docs/formats/consensus.md with the RLP writer alone, for any test project.
/// </summary>
public sealed class QbftNetwork
{
    private const int Difficulty = 7;
    private const int ExtraData = 12;
    private const int MixHash = 13;

    private static readonly byte[] Sealed = "ctical byzantine fault tolerance"u8.ToArray();

    private readonly EthereumKey[] _keys =
        [.. Enumerable.Range(1, 4).Select(i => EthereumKey.FromHex(Keccak256.Of("validator"u8.ToArray().Append((byte)i).ToArray()).ToString()))];

    /// <summary>All four, from block 0 on.</summary>
    public ValidatorPins Pins => new(new ValidatorSet(0, Validators, QuorumRule.TwoThirds));

    public IReadOnlyList<Address> Validators => [.. _keys.Select(key => key.Address)];

    /// <summary>The same block, sealed by the first of the four.</summary>
    public ConsensusProof Seal(ConsensusProof proof, int seals = 3)
    {
        var items = RlpItem.Read(proof.Header).Items.Select(item => item.Encoded.ToArray()).ToArray();
        items[Difficulty] = Rlp.OfNumber(1);
        items[MixHash] = Rlp.OfBytes(Sealed);
        items[ExtraData] = Extra([]);
        var hash = Keccak256.Of(Rlp.OfList(items));
        items[ExtraData] = Extra([.. _keys.Take(seals).Select(key => key.Sign(hash))]);
        return proof with { Header = Rlp.OfList(items) };
    }

    private byte[] Extra(EthereumSignature[] seals) => Rlp.OfBytes(Rlp.OfList(
        Rlp.OfBytes(new byte[32]),
        Rlp.OfList([.. _keys.Select(key => Rlp.OfBytes(key.Address.ToArray()))]),
        Rlp.OfList(),
        Rlp.OfNumber(0),
        Rlp.OfList([.. seals.Select(s => Rlp.OfBytes([.. s.R.ToArray(), .. s.S.ToArray(), (byte)(s.YIsOdd ? 1 : 0)]))])));
}
