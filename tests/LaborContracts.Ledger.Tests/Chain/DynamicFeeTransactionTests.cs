using System.Globalization;
using System.Numerics;
using System.Text.Json;
using LaborContracts.Ledger.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

public sealed class DynamicFeeTransactionTests(PricedChain chain) : IClassFixture<PricedChain>
{
    /// <summary>The account of the published tests.</summary>
    private static readonly EthereumKey Key = EthereumKey.FromHex("0x45a915e4d060149eb4365960e6a7a45f334393093061116b197e3240065ff2d8");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_published_transaction_of_type_2_is_encoded_as_published()
    {
        var vector = EthereumVectors.Read("transactions/GasLimitPriceProductOverflowtMinusOne.json").EnumerateObject().Single().Value;
        var cap = 3 * BigInteger.Pow(2, 240) - 1;
        var transaction = new DynamicFeeTransaction(0, new FeeOffer(2_000_000_000, cap), 0x5208, Address.Parse("0x095e7baea6a6c7c4c2dfeb977efac326af552d87"), 0, default);
        var signature = new EthereumSignature(
            Bytes32.Parse("0x5cbd172231fc0735e0fb994dd5b1a4939170a260b36f0427a8a80866b063b948"),
            Bytes32.Parse("0x7c230f7f578dd61785c93361b9871c0706ebfa6d06e3f4491dc9558c5202ed36"), YIsOdd: false);

        var signed = transaction.Signed(signature, chainId: 1);

        Assert.Equal(vector.GetProperty("txbytes").GetString(), Hex.Encode(signed.Bytes.Span));
        Assert.Equal(vector.GetProperty("result").GetProperty("London").GetProperty("hash").GetString(), signed.Hash.ToString());
    }

    [Fact]
    public void Published_transactions_are_signed_as_published()
    {
        var published = EthereumVectors.Read("transactions/emptyPostTransfer.json").EnumerateObject()
            .SelectMany(test => test.Value.GetProperty("blocks").EnumerateArray())
            .Where(block => block.TryGetProperty("transactions", out _))
            .SelectMany(block => block.GetProperty("transactions").EnumerateArray())
            .Where(transaction => transaction.TryGetProperty("type", out var type) && type.GetString() == "0x02").ToList();

        Assert.NotEmpty(published);
        foreach (var vector in published)
        {
            var transaction = new DynamicFeeTransaction(
                Number(vector, "nonce"), new FeeOffer(Number(vector, "maxPriorityFeePerGas"), Number(vector, "maxFeePerGas")), Number(vector, "gasLimit"),
                Address.Parse(vector.GetProperty("to").GetString()!), Number(vector, "value"), Hex.Decode(vector.GetProperty("data").GetString()!));

            var signature = Key.Sign(transaction.SigningHash(Number(vector, "chainId")));

            Assert.Equal(vector.GetProperty("sender").GetString(), Hex.Encode(Key.Address.ToArray()));
            Assert.Equal(vector.GetProperty("r").GetString(), signature.R.ToString());
            Assert.Equal(vector.GetProperty("s").GetString(), signature.S.ToString());
            Assert.Equal(Number(vector, "v") == 1, signature.YIsOdd);
        }
    }

    [Fact]
    public async Task A_node_takes_and_mines_it_from_our_account_and_for_its_price()
    {
        var offer = await new FeeMarket(chain.Node, most: 100_000_000_000).OfferAsync(Token);
        var transaction = await new DynamicFeeTransaction(0, offer, 21_000, Address.Parse("0x095e7baea6a6c7c4c2dfeb977efac326af552d87"), 1, default)
            .SignAsync(chain.Key, chain.ChainId, Token);

        Assert.Equal(SendOutcome.Accepted, await chain.Node.SendAsync(transaction, Token));
        await chain.Node.CallAsync("evm_mine", [], _ => 0, Token);

        var (from, type) = await chain.Node.CallAsync("eth_getTransactionByHash", [transaction.Hash.ToString()],
            mined => (mined.GetProperty("from").Account(), mined.GetProperty("type").GetString()), Token);
        Assert.Equal((chain.Key.Address, "0x2"), (from, type));
        Assert.Equal(1u, await chain.Node.TransactionCountAsync(chain.Key.Address, "latest", Token));
    }

    private static ulong Number(JsonElement vector, string name) =>
        ulong.Parse(vector.GetProperty(name).GetString()![2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
