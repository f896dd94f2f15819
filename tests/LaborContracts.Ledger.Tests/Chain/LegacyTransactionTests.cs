using System.Numerics;
using LaborContracts.Ledger.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

/// <summary>Transactions that are published with their bytes, their hash and whom they are from, signed for chain 1 (EIP-155).</summary>
public sealed class LegacyTransactionTests
{
    private const ulong ChainId = 1;

    public static TheoryData<string> Files => [.. EthereumVectors.FilesOf("transactions/eip155")];

    [Theory, MemberData(nameof(Files))]
    public void A_published_transaction_is_encoded_as_published_and_leads_to_its_sender(string file)
    {
        var vector = EthereumVectors.Read(file).EnumerateObject().Single().Value;
        var published = vector.GetProperty("result").GetProperty("London");
        var items = RlpItem.Read(Hex.Decode(vector.GetProperty("txbytes").GetString()!)).ListOf(9);
        var transaction = new LegacyTransaction(
            items[0].Number(), Large(items[1]), items[2].Number(),
            items[3].Bytes.IsEmpty ? null : new Address(items[3].Bytes.Span), Large(items[4]), items[5].Bytes);
        var signature = new EthereumSignature(Word(items[7]), Word(items[8]), YIsOdd: items[6].Number() == 38);

        var signed = transaction.Signed(signature, ChainId);

        Assert.Equal(vector.GetProperty("txbytes").GetString(), Hex.Encode(signed.Bytes.Span));
        Assert.Equal(published.GetProperty("hash").GetString(), signed.Hash.ToString());
        var sender = Address.Parse(published.GetProperty("sender").GetString()!);
        Assert.Equal(sender, signature.SignerOf(transaction.SigningHash(ChainId)));
        Assert.NotEqual(sender, signature.SignerOf(transaction.SigningHash(ChainId + 1)));
    }

    private static BigInteger Large(RlpItem item) => new(item.Bytes.Span, isUnsigned: true, isBigEndian: true);

    private static Bytes32 Word(RlpItem item) => new([.. new byte[Bytes32.Size - item.Bytes.Length], .. item.Bytes.Span]);
}
