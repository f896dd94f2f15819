namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// A header with its extra data read by the rules of a protocol, and its two hashes: neither of them is over the header as it
/// stands.
/// </summary>
internal sealed class BftHeader
{
    /// <summary>What every header of both protocols has in place of a mix hash.</summary>
    public static readonly Bytes32 MixHash =
        Bytes32.Parse("0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365");

    private readonly BlockHeader _header;

    /// <exception cref="FormatException">Not a header of the protocol.</exception>
    public BftHeader(BlockHeader header, BftProtocol protocol)
    {
        if (header.MixHash != MixHash || header.Difficulty != 1) throw new FormatException("not a header that validators seal");
        (_header, ExtraData) = (header, BftExtraData.Read(header.ExtraData, protocol));
    }

    public BftExtraData ExtraData { get; }

    /// <summary>What the seals sign, without any prefix.</summary>
    public Bytes32 CommitHash => Keccak256.Of(_header.With(ExtraData.ForCommitHash()));

    /// <summary>The block's hash: what nodes call it, and what the next block names as its parent.</summary>
    public Bytes32 BlockHash => Keccak256.Of(_header.With(ExtraData.ForBlockHash()));

    /// <summary>The account behind each seal, in order; null for a seal that no key made.</summary>
    public IEnumerable<Address?> Signers()
    {
        var hash = CommitHash;
        return ExtraData.Seals.Select(seal => seal.SignerOf(hash));
    }
}
