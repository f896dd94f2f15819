namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// Ways in a trie: half bytes, one to a byte, and their compact form inside nodes (Ethereum yellow paper, appendix C).
/// </summary>
internal static class HexPrefix
{
    private const byte Leaf = 2;
    private const byte Odd = 1;

    /// <summary>The half bytes of a key, the greater first.</summary>
    public static byte[] Nibbles(ReadOnlySpan<byte> key)
    {
        var nibbles = new byte[2 * key.Length];
        for (var i = 0; i < key.Length; i++)
        {
            (nibbles[2 * i], nibbles[2 * i + 1]) = ((byte)(key[i] >> 4), (byte)(key[i] & 15));
        }
        return nibbles;
    }

    public static byte[] Encode(ReadOnlySpan<byte> nibbles, bool isLeaf)
    {
        var flags = (isLeaf ? Leaf : 0) | (nibbles.Length % 2 == 1 ? Odd : 0);
        byte[] full = nibbles.Length % 2 == 1 ? [(byte)flags, .. nibbles] : [(byte)flags, 0, .. nibbles];
        var bytes = new byte[full.Length / 2];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(full[2 * i] << 4 | full[2 * i + 1]);
        return bytes;
    }

    /// <exception cref="FormatException">Not what <see cref="Encode"/> writes.</exception>
    public static (byte[] Nibbles, bool IsLeaf) Decode(ReadOnlySpan<byte> bytes)
    {
        var full = Nibbles(bytes);
        if (full.Length == 0 || full[0] > (Leaf | Odd)) throw new FormatException("a way in the trie without its prefix");
        var isOdd = (full[0] & Odd) != 0;
        if (!isOdd && full[1] != 0) throw new FormatException("a way in the trie with a filled gap");
        return (full[(isOdd ? 1 : 2)..], (full[0] & Leaf) != 0);
    }
}
