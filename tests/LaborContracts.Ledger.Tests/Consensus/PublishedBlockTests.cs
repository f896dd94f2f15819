using System.Text.Json;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Tests.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Consensus;

/// <summary>Whole blocks that are published with their states: what their headers commit to is proven by paths of ours.</summary>
public sealed class PublishedBlockTests
{
    public static TheoryData<string> Chains => ["transactions/emptyPostTransfer.json", "transactions/eip2930.json"];

    [Theory, MemberData(nameof(Chains))]
    public void A_header_has_the_published_hash_and_says_what_is_published(string file)
    {
        foreach (var block in BlocksOf(file))
        {
            var published = block.GetProperty("blockHeader");
            var header = HeaderOf(block);

            Assert.Equal(published.GetProperty("hash").GetString(), Keccak256.Of(header.With(header.ExtraData.ToArray())).ToString());
            Assert.Equal(published.GetProperty("number").Quantity(), header.Number);
            Assert.Equal(published.GetProperty("receiptTrie").GetString(), header.ReceiptsRoot.ToString());
            Assert.Equal(published.GetProperty("stateRoot").GetString(), header.StateRoot.ToString());
        }
    }

    [Theory, MemberData(nameof(Chains))]
    public void The_transactions_of_either_form_have_the_published_root_and_are_proven_under_it(string file)
    {
        foreach (var block in BlocksOf(file))
        {
            // A typed transaction is a byte string in its block; in the trie it is what is in the string (EIP-2718).
            var transactions = RlpItem.Read(Hex.Decode(block.GetProperty("rlp").GetString()!)).Items[1].Items
                .Select((item, i) => (Receipt.KeyOf((uint)i), (item.IsList ? item.Encoded : item.Bytes).ToArray())).ToList();

            AssertProves(block.GetProperty("blockHeader").GetProperty("transactionsTrie"), transactions);
        }
    }

    [Fact]
    public void The_receipt_of_a_lone_transaction_has_the_published_root_and_is_proven_under_it()
    {
        var lone = BlocksOf("transactions/emptyPostTransfer.json").Where(block => block.GetProperty("transactions").GetArrayLength() == 1).ToList();

        Assert.Equal(2, lone.Count);
        foreach (var block in lone)
        {
            var header = block.GetProperty("blockHeader");
            var receipt = NodeReceipt.Encode(JsonSerializer.SerializeToElement(new
            {
                type = "0x2",
                status = "0x1",
                cumulativeGasUsed = header.GetProperty("gasUsed").GetString(),
                logsBloom = header.GetProperty("bloom").GetString(),
                logs = Array.Empty<object>(),
            }));

            AssertProves(header.GetProperty("receiptTrie"), [(Receipt.KeyOf(0), receipt)]);
            Assert.Empty(Receipt.LogsOf(receipt));
        }
    }

    [Theory, MemberData(nameof(Chains))]
    public void The_accounts_before_and_after_have_the_published_roots_and_are_proven_under_them(string file)
    {
        var chain = EthereumVectors.Read(file).EnumerateObject().Single().Value;

        AssertProves(chain.GetProperty("genesisBlockHeader").GetProperty("stateRoot"), AccountsOf(chain.GetProperty("pre")));
        AssertProves(BlocksOf(file)[^1].GetProperty("blockHeader").GetProperty("stateRoot"), AccountsOf(chain.GetProperty("postState")));
    }

    private static List<JsonElement> BlocksOf(string file) =>
    [
        .. EthereumVectors.Read(file).EnumerateObject().SelectMany(chain => chain.Value.GetProperty("blocks").EnumerateArray())
            .Where(block => block.TryGetProperty("blockHeader", out _)),
    ];

    private static BlockHeader HeaderOf(JsonElement block) =>
        BlockHeader.Read(RlpItem.Read(Hex.Decode(block.GetProperty("rlp").GetString()!)).Items[0].Encoded);

    private static void AssertProves(JsonElement publishedRoot, IReadOnlyList<(byte[] Key, byte[] Value)> entries)
    {
        var trie = new Trie(entries);

        Assert.Equal(publishedRoot.GetString(), trie.Root.ToString());
        Assert.All(entries, e => Assert.Equal(e.Value, TrieWalk.ValueAt(trie.Root, e.Key, trie.PathOf(e.Key))));
        Assert.Null(TrieWalk.ValueAt(trie.Root, [0x7f, 0x7f], trie.PathOf([0x7f, 0x7f])));
    }

    /// <summary>An account is its nonce, its balance, its storage's root and its code's hash (yellow paper, section 4.1).</summary>
    private static List<(byte[] Key, byte[] Value)> AccountsOf(JsonElement state) =>
    [
        .. state.EnumerateObject().Select(account => (Hashed(Hex.Decode(account.Name)), Rlp.OfList(
            Rlp.OfNumber(account.Value.GetProperty("nonce").Quantity()),
            Rlp.OfNumber(account.Value.GetProperty("balance").LargeQuantity()),
            Rlp.OfBytes(new Trie(SlotsOf(account.Value.GetProperty("storage"))).Root.ToArray()),
            Rlp.OfBytes(Hashed(account.Value.GetProperty("code").Data()))))),
    ];

    private static IEnumerable<(byte[] Key, byte[] Value)> SlotsOf(JsonElement storage) => storage.EnumerateObject().Select(slot =>
        (Hashed(Hex.Decode($"0x{slot.Name[2..].PadLeft(64, '0')}")), Rlp.OfNumber(slot.Value.LargeQuantity())));

    private static byte[] Hashed(byte[] bytes) => Keccak256.Of(bytes).ToArray();
}
