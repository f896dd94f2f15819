using System.Buffers.Binary;
using System.Text;

namespace LaborContracts.Ledger.Chain;

/// <summary>
/// Calls, results and topics whose values are all static, in words of 32 bytes (Solidity ABI specification). Reading is strict:
/// bytes that a type does not use must be zero.
/// </summary>
internal static class AbiWords
{
    /// <summary>The first four bytes of keccak-256 over the signature, then the words.</summary>
    public static byte[] Call(string signature, params ReadOnlySpan<Bytes32> words) =>
        [.. EventTopic(signature).ToArray().AsSpan(0, 4), .. Concatenate(words)];

    /// <summary>The first topic of an event: keccak-256 over its signature.</summary>
    public static Bytes32 EventTopic(string signature) => Keccak256.Of(Encoding.ASCII.GetBytes(signature));

    public static byte[] Concatenate(params ReadOnlySpan<Bytes32> words)
    {
        var bytes = new byte[words.Length * Bytes32.Size];
        for (var i = 0; i < words.Length; i++) words[i].CopyTo(bytes.AsSpan(i * Bytes32.Size));
        return bytes;
    }

    /// <summary>The arguments of a call whose parameters are all lists of static values: where each starts, then the lists.</summary>
    public static byte[] Lists(params IReadOnlyList<Bytes32>[] lists)
    {
        var (heads, tails) = (new List<Bytes32>(), new List<Bytes32>());
        foreach (var list in lists)
        {
            heads.Add(Word((ulong)((lists.Length + tails.Count) * Bytes32.Size)));
            tails.Add(Word((ulong)list.Count));
            tails.AddRange(list);
        }

        return Concatenate([.. heads, .. tails]);
    }

    public static Bytes32 Word(ulong number)
    {
        Span<byte> word = stackalloc byte[Bytes32.Size];
        word.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(word[24..], number);
        return new(word);
    }

    public static Bytes32 Word(Address address)
    {
        Span<byte> word = stackalloc byte[Bytes32.Size];
        word.Clear();
        address.CopyTo(word[12..]);
        return new(word);
    }

    /// <exception cref="FormatException">Not exactly <paramref name="count"/> words.</exception>
    public static Bytes32[] Read(ReadOnlySpan<byte> data, int count)
    {
        if (data.Length != count * Bytes32.Size)
        {
            throw new FormatException($"got {data.Length} bytes, want {count} words of {Bytes32.Size}");
        }
        var words = new Bytes32[count];
        for (var i = 0; i < count; i++) words[i] = new(data.Slice(i * Bytes32.Size, Bytes32.Size));
        return words;
    }

    /// <exception cref="FormatException">Greater than <paramref name="greatest"/>.</exception>
    public static ulong ToNumber(this Bytes32 word, ulong greatest)
    {
        var number = BinaryPrimitives.ReadUInt64BigEndian(word.ToArray().AsSpan(24));
        return word == Word(number) && number <= greatest
            ? number
            : throw new FormatException($"got {word}, want at most {greatest}");
    }

    /// <exception cref="FormatException">More than 20 bytes.</exception>
    public static Address ToAddress(this Bytes32 word)
    {
        var address = new Address(word.ToArray().AsSpan(12));
        return word == Word(address) ? address : throw new FormatException($"got {word}, want an address");
    }
}
