using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// The extra data of a sealed header: one list of vanity, validators, vote, round and seals. The two protocols differ in
/// how an absent vote and the round are written, and in what is left out of the two hashes.
/// </summary>
internal sealed class BftExtraData
{
    private const int VanitySize = 32;
    private const int RoundSize = 4;

    private static readonly byte[] NoSeals = Rlp.OfList();
    private static readonly byte[] RoundZero = Rlp.OfNumber(0);

    private readonly BftProtocol _protocol;
    private readonly IReadOnlyList<RlpItem> _items;

    private BftExtraData(RlpItem list, BftProtocol protocol)
    {
        (_protocol, _items) = (protocol, list.ListOf(5));
        _items[0].BytesOf(VanitySize);
        Validators = [.. _items[1].Items.Select(validator => validator.Address())];
        DemandVote(_items[2]);
        DemandRound(_items[3]);
        Seals = [.. _items[4].Items.Select(seal => EthereumSignature.Read(seal.Bytes.Span))];
    }

    /// <summary>Those whom the header itself names; empty where a contract on the chain names them.</summary>
    public IReadOnlyList<Address> Validators { get; }

    public IReadOnlyList<EthereumSignature> Seals { get; }

    /// <exception cref="FormatException">Not extra data of this protocol.</exception>
    public static BftExtraData Read(ReadOnlyMemory<byte> encoded, BftProtocol protocol) => new(RlpItem.Read(encoded), protocol);

    /// <summary>
    /// What the validators have signed: the round kept; for QBFT with no seals, for IBFT 2.0 without the place for them.
    /// </summary>
    public byte[] ForCommitHash() => _protocol == BftProtocol.Qbft
        ? Rlp.OfList([.. Raw(4), NoSeals])
        : Rlp.OfList(Raw(4));

    /// <summary>What the block's hash is over: for QBFT round 0 and no seals, for IBFT 2.0 without the places for both.</summary>
    public byte[] ForBlockHash() => _protocol == BftProtocol.Qbft
        ? Rlp.OfList([.. Raw(3), RoundZero, NoSeals])
        : Rlp.OfList(Raw(3));

    private byte[][] Raw(int count) => [.. _items.Take(count).Select(item => item.Encoded.ToArray())];

    private void DemandVote(RlpItem vote)
    {
        var isAbsent = _protocol == BftProtocol.Qbft
            ? vote.IsList && vote.Items.Count == 0
            : !vote.IsList && vote.Bytes.IsEmpty;
        if (isAbsent) return;
        var parts = vote.ListOf(2);
        parts[0].Address();
        if (parts[1].Bytes.Length > 1) throw new FormatException("a vote for neither adding nor dropping");
    }

    private void DemandRound(RlpItem round)
    {
        if (_protocol == BftProtocol.Ibft2) round.BytesOf(RoundSize);
        else if (round.Number() > uint.MaxValue) throw new FormatException("a round beyond four bytes");
    }
}
