using System.Numerics;

namespace LaborContracts.Ledger.Chain;

/// <summary>
/// A transaction of the first form, bound to one chain by EIP-155: every node of every age takes it. Prices are in wei;
/// on a free-gas network the price is zero.
/// </summary>
/// <param name="To">Null to deploy.</param>
public sealed record LegacyTransaction(
    ulong Nonce, BigInteger GasPrice, ulong GasLimit, Address? To, BigInteger Value, ReadOnlyMemory<byte> Data)
{
    /// <summary>Signs for the chain <paramref name="chainId"/>.</summary>
    /// <exception cref="SenderKeyUnavailableException">The key cannot be used now.</exception>
    public async Task<SignedTransaction> SignAsync(SenderKey key, ulong chainId, CancellationToken cancellationToken) =>
        Signed(await key.SignAsync(SigningHash(chainId), cancellationToken), chainId);

    /// <summary>What is signed: keccak-256 over the fields with the chain id and two zeros in the signature's place.</summary>
    public Bytes32 SigningHash(ulong chainId) => Keccak256.Of(Encode(chainId, 0, 0));

    internal SignedTransaction Signed(EthereumSignature signature, ulong chainId) => new(Encode(
        new BigInteger(chainId) * 2 + (signature.YIsOdd ? 36 : 35), ToNumber(signature.R), ToNumber(signature.S)));

    private byte[] Encode(BigInteger v, BigInteger r, BigInteger s) => Rlp.OfList(
        Rlp.OfNumber(Nonce), Rlp.OfNumber(GasPrice), Rlp.OfNumber(GasLimit), Rlp.OfBytes(To?.ToArray() ?? []),
        Rlp.OfNumber(Value), Rlp.OfBytes(Data.Span), Rlp.OfNumber(v), Rlp.OfNumber(r), Rlp.OfNumber(s));

    private static BigInteger ToNumber(Bytes32 word) => new(word.ToArray(), isUnsigned: true, isBigEndian: true);
}

/// <summary>The bytes that a node takes. Sent again as they are, they can be mined once only.</summary>
public sealed record SignedTransaction(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The transaction's hash, known before it is sent: keccak-256 over the bytes.</summary>
    public Bytes32 Hash { get; } = Keccak256.Of(Bytes.Span);
}
