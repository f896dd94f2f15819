using System.Text;
using System.Text.Json;
using CsCheck;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Tests.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Consensus;

public sealed class TrieTests
{
    private static readonly string[] Steps = ["00", "0f", "10", "a1"];

    private static readonly Gen<string> Way = Gen.Int[0, 3].Array[0, 5].Select(steps => string.Concat(steps.Select(i => Steps[i])));

    private static readonly Gen<Dictionary<string, byte[]>> Entries = Gen.Select(Way, Gen.Byte.Array[1, 40])
        .Select((way, value) => (Key: way, Value: value)).Array[0, 24]
        .Select(pairs => pairs.DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Value));

    public static TheoryData<string, string> Vectors =>
    [
        .. ((string[])["trietest", "trieanyorder", "trietest_secureTrie", "trieanyorder_secureTrie", "hex_encoded_securetrie_test"])
            .SelectMany(file => EthereumVectors.Read(file + ".json").EnumerateObject()
                .Select(v => new TheoryDataRow<string, string>(file, v.Name))),
    ];

    [Theory, MemberData(nameof(Vectors))]
    public void A_published_trie_has_the_published_root_and_proves_its_entries(string file, string name)
    {
        var vector = EthereumVectors.Read(file + ".json").GetProperty(name);
        var isSecure = file.Contains("secure", StringComparison.OrdinalIgnoreCase);
        var entries = new Dictionary<string, byte[]>();
        foreach (var (key, value) in Pairs(vector.GetProperty("in")))
        {
            var way = Convert.ToHexStringLower(isSecure ? Keccak256.Of(key).ToArray() : key);
            if (value is null) entries.Remove(way);
            else entries[way] = value;
        }

        var trie = Build(entries);

        Assert.Equal(vector.GetProperty("root").GetString(), trie.Root.ToString());
        Assert.All(entries, e => Assert.Equal(e.Value, At(trie, e.Key)));
        Assert.Null(At(trie, "ffffff"));
    }

    [Fact]
    public void Any_trie_has_the_root_of_the_definition_and_proves_what_it_holds_and_what_it_does_not() =>
        Gen.Select(Entries, Way).Sample((entries, other) =>
        {
            var trie = Build(entries);

            Assert.Equal(NaiveTrie.RootOf(entries), trie.Root);
            Assert.All(entries, e => Assert.Equal(e.Value, At(trie, e.Key)));
            Assert.Equal(entries.GetValueOrDefault(other), At(trie, other));
        }, iter: 1_000);

    [Fact]
    public void Receipts_of_any_number_have_the_root_of_the_definition() =>
        Gen.Int[0, 300].Sample(count =>
        {
            var receipts = Enumerable.Range(0, count).ToDictionary(
                i => Convert.ToHexStringLower(Receipt.KeyOf((uint)i)), i => Encoding.ASCII.GetBytes($"receipt {i} of {count}"));

            Assert.Equal(NaiveTrie.RootOf(receipts), Build(receipts).Root);
        }, iter: 20);

    [Fact]
    public void No_changed_bit_of_a_path_leads_anywhere()
    {
        var entries = Enumerable.Range(0, 60).ToDictionary(
            i => Convert.ToHexStringLower(Receipt.KeyOf((uint)i)), i => Encoding.ASCII.GetBytes($"receipt number {i}, and some more"));
        var trie = Build(entries);
        var key = Receipt.KeyOf(42);
        var path = trie.PathOf(key);
        Assert.NotNull(TrieWalk.ValueAt(trie.Root, key, path));

        for (var node = 0; node < path.Count; node++)
        {
            for (var bit = 0; bit < 8 * path[node].Length; bit++)
            {
                var changed = path.ToArray();
                changed[node] = [.. path[node]];
                changed[node][bit / 8] ^= (byte)(1 << bit % 8);

                Assert.Throws<FormatException>(() => TrieWalk.ValueAt(trie.Root, key, changed));
            }
        }
    }

    [Fact]
    public void A_path_that_is_cut_short_or_goes_on_is_broken_and_not_an_absence()
    {
        var trie = Build(Enumerable.Range(0, 200).ToDictionary(
            i => Convert.ToHexStringLower(Receipt.KeyOf((uint)i)), i => Encoding.ASCII.GetBytes($"receipt number {i}, and some more")));
        var (there, gone) = (Receipt.KeyOf(150), Receipt.KeyOf(250));
        var (toValue, toNothing) = (trie.PathOf(there), trie.PathOf(gone));

        Assert.NotNull(TrieWalk.ValueAt(trie.Root, there, toValue));
        Assert.Null(TrieWalk.ValueAt(trie.Root, gone, toNothing));
        foreach (var (key, path) in new[] { (there, toValue), (gone, toNothing) })
        {
            for (var kept = 0; kept < path.Count; kept++)
            {
                Assert.Throws<FormatException>(() => TrieWalk.ValueAt(trie.Root, key, [.. path.Take(kept)]));
            }
            Assert.Throws<FormatException>(() => TrieWalk.ValueAt(trie.Root, key, [.. path, path[^1]]));
            Assert.Throws<FormatException>(() => TrieWalk.ValueAt(trie.Root, key, [.. path.Reverse()]));
        }
        Assert.Throws<FormatException>(() => TrieWalk.ValueAt(trie.Root, there, toNothing));
    }

    [Fact]
    public void A_trie_that_holds_nothing_is_proven_by_no_nodes_or_by_its_one()
    {
        Assert.Null(TrieWalk.ValueAt(TrieWalk.EmptyRoot, [1], []));
        Assert.Null(TrieWalk.ValueAt(TrieWalk.EmptyRoot, [1], [[0x80]]));
        Assert.Throws<FormatException>(() => TrieWalk.ValueAt(Keccak256.Of([1]), [1], []));
        Assert.Throws<FormatException>(() => TrieWalk.ValueAt(TrieWalk.EmptyRoot, [1], [[0x80], [0x80]]));
    }

    [Theory]
    [InlineData("c0")] // no items
    [InlineData("c3010203")] // three items
    [InlineData("c482400007")] // a way with an unknown prefix
    [InlineData("c482210007")] // a leaf with a filled gap
    [InlineData("c28007")] // a way without a prefix
    [InlineData("c4824f0007")] // a way with an unknown prefix, odd
    [InlineData("c20080")] // an extension that goes no way
    [InlineData("05")] // a byte
    public void What_is_no_node_is_broken(string node)
    {
        var bytes = Convert.FromHexString(node);

        Assert.Throws<FormatException>(() => TrieWalk.ValueAt(Keccak256.Of(bytes), [0x00], [bytes]));
    }

    [Fact]
    public void A_short_node_by_its_hash_and_a_long_node_embedded_are_broken()
    {
        var leaf = Rlp.OfList(Rlp.OfBytes([0x31]), Rlp.OfBytes([7]));
        var byHash = Rlp.OfList(Rlp.OfBytes([0x10]), Rlp.OfBytes(Keccak256.Of(leaf).ToArray()));
        var embedded = Rlp.OfList(Rlp.OfBytes([0x10]), leaf);
        var longLeaf = Rlp.OfList(Rlp.OfBytes([0x31]), Rlp.OfBytes(new byte[40]));
        var longEmbedded = Rlp.OfList(Rlp.OfBytes([0x10]), longLeaf);

        Assert.Equal([7], TrieWalk.ValueAt(Keccak256.Of(embedded), [0x01], [embedded]));
        Assert.Throws<FormatException>(() => TrieWalk.ValueAt(Keccak256.Of(byHash), [0x01], [byHash, leaf]));
        Assert.Throws<FormatException>(() => TrieWalk.ValueAt(Keccak256.Of(longEmbedded), [0x01], [longEmbedded]));
    }

    private static Trie Build(IReadOnlyDictionary<string, byte[]> entries) =>
        new(entries.Select(e => (Convert.FromHexString(e.Key), e.Value)));

    private static byte[]? At(Trie trie, string way)
    {
        var key = Convert.FromHexString(way);
        return TrieWalk.ValueAt(trie.Root, key, trie.PathOf(key));
    }

    private static IEnumerable<(byte[] Key, byte[]? Value)> Pairs(JsonElement entries) => entries.ValueKind == JsonValueKind.Array
        ? entries.EnumerateArray().Select(pair => (Bytes(pair[0])!, Bytes(pair[1])))
        : entries.EnumerateObject().Select(pair => (BytesOf(pair.Name), Bytes(pair.Value)));

    private static byte[]? Bytes(JsonElement text) => text.ValueKind == JsonValueKind.Null ? null : BytesOf(text.GetString()!);

    private static byte[] BytesOf(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) ? Hex.Decode(text) : Encoding.Latin1.GetBytes(text);
}
