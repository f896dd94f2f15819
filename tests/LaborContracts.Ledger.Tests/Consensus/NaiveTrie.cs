using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Tests.Consensus;

/// <summary>
/// A Merkle-Patricia trie as slow as the definition: the structural composition function c(J, i) of the Ethereum yellow
/// paper, appendix D, over text keys of one digit per half byte. It shares nothing with the product but the RLP writer.
/// </summary>
internal static class NaiveTrie
{
    public static Bytes32 RootOf(IReadOnlyDictionary<string, byte[]> entries) => Keccak256.Of(entries.Count == 0
        ? Rlp.OfBytes([])
        : Compose([.. entries.Select(e => (e.Key, e.Value))], 0));

    /// <summary>n(J, i): nothing, a short node itself, or a long node's hash.</summary>
    private static byte[] Name(List<(string Way, byte[] Value)> entries, int at)
    {
        if (entries.Count == 0) return Rlp.OfBytes([]);
        var composed = Compose(entries, at);
        return composed.Length < 32 ? composed : Rlp.OfBytes(Keccak256.Of(composed).ToArray());
    }

    private static byte[] Compose(List<(string Way, byte[] Value)> entries, int at)
    {
        if (entries.Count == 1) return Two(entries[0].Way[at..], "2", Rlp.OfBytes(entries[0].Value));
        var to = Enumerable.Range(at, 129).Last(j =>
            entries.All(e => e.Way.Length >= j && e.Way[..j] == entries[0].Way[..Math.Min(j, entries[0].Way.Length)]));
        if (to > at) return Two(entries[0].Way[at..to], "0", Name(entries, to));
        var items = "0123456789abcdef".Select(d => Name([.. entries.Where(e => e.Way.Length > at && e.Way[at] == d)], at + 1)).ToList();
        items.Add(Rlp.OfBytes(entries.Where(e => e.Way.Length == at).Select(e => e.Value).SingleOrDefault([])));
        return Rlp.OfList(items);
    }

    private static byte[] Two(string way, string kind, byte[] item)
    {
        var full = way.Length % 2 == 0 ? kind + "0" + way : (kind == "2" ? "3" : "1") + way;
        return Rlp.OfList(Rlp.OfBytes(Convert.FromHexString(full)), item);
    }
}
