using System.Numerics;

namespace LaborContracts.Ledger.Chain;

/// <summary>
/// A transaction that pays for its gas what the chain asks at the time (EIP-1559), in the envelope of EIP-2718: the type 2,
/// then the list. Prices are in wei; there is no access list.
/// </summary>
/// <param name="To">Null to deploy.</param>
public sealed record DynamicFeeTransaction(
    ulong Nonce, FeeOffer Fees, ulong GasLimit, Address? To, BigInteger Value, ReadOnlyMemory<byte> Data)
{
    private const byte Type = 2;

    /// <summary>Signs for the chain <paramref name="chainId"/>.</summary>
    /// <exception cref="SenderKeyUnavailableException">The key cannot be used now.</exception>
    public async Task<SignedTransaction> SignAsync(SenderKey key, ulong chainId, CancellationToken cancellationToken) =>
        Signed(await key.SignAsync(SigningHash(chainId), cancellationToken), chainId);

    /// <summary>What is signed: keccak-256 over the type and the fields without the signature.</summary>
    public Bytes32 SigningHash(ulong chainId) => Keccak256.Of(Encode(Fields(chainId)));

    internal SignedTransaction Signed(EthereumSignature signature, ulong chainId) => new(Encode(
        [.. Fields(chainId), Rlp.OfNumber(signature.YIsOdd ? 1 : 0), OfWord(signature.R), OfWord(signature.S)]));

    private byte[][] Fields(ulong chainId) =>
    [
        Rlp.OfNumber(chainId), Rlp.OfNumber(Nonce), Rlp.OfNumber(Fees.Tip), Rlp.OfNumber(Fees.Cap), Rlp.OfNumber(GasLimit),
        Rlp.OfBytes(To?.ToArray() ?? []), Rlp.OfNumber(Value), Rlp.OfBytes(Data.Span), Rlp.OfList(),
    ];

    private static byte[] Encode(byte[][] items) => [Type, .. Rlp.OfList(items)];

    private static byte[] OfWord(Bytes32 word) => Rlp.OfNumber(new BigInteger(word.ToArray(), isUnsigned: true, isBigEndian: true));
}

/// <summary>What a transaction pays for a unit of gas, in wei.</summary>
/// <param name="Tip">To whoever seals the block, on top of the chain's own price.</param>
/// <param name="Cap">The most for both together.</param>
public sealed record FeeOffer(BigInteger Tip, BigInteger Cap);
