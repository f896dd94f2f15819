using System.Buffers.Binary;

namespace LaborContracts.Ledger.Chain;

/// <summary>
/// One item of recursive length prefix encoding (Ethereum yellow paper, appendix B), read strictly: only the one encoding
/// that <see cref="Rlp"/> would write is taken, so that whatever is read has one hash. Size and depth are bounded.
/// </summary>
public sealed class RlpItem
{
    /// <summary>The most bytes that are looked at.</summary>
    public const int Limit = 1 << 18;

    private const int Depth = 16;
    private const byte String = 0x80;
    private const byte LongString = 0xb7;
    private const byte List = 0xc0;
    private const byte LongList = 0xf7;
    private const int LongestShort = 55;

    private readonly ReadOnlyMemory<byte> _payload;
    private readonly IReadOnlyList<RlpItem>? _items;

    private RlpItem(ReadOnlyMemory<byte> encoded, ReadOnlyMemory<byte> payload, IReadOnlyList<RlpItem>? items) =>
        (Encoded, _payload, _items) = (encoded, payload, items);

    /// <summary>The item as it was encoded, prefix included.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    public bool IsList => _items is not null;

    /// <summary>The bytes of a byte string.</summary>
    /// <exception cref="FormatException">It is a list.</exception>
    public ReadOnlyMemory<byte> Bytes => IsList ? throw new FormatException("got a list, want bytes") : _payload;

    /// <summary>The items of a list.</summary>
    /// <exception cref="FormatException">It is a byte string.</exception>
    public IReadOnlyList<RlpItem> Items => _items ?? throw new FormatException("got bytes, want a list");

    /// <summary>Reads one item that fills the whole of <paramref name="encoded"/>.</summary>
    /// <exception cref="FormatException">Not that, not canonical, longer than <see cref="Limit"/>, or nested deeper than 16
    /// lists.</exception>
    public static RlpItem Read(ReadOnlyMemory<byte> encoded)
    {
        if (encoded.Length > Limit) throw new FormatException($"got {encoded.Length} bytes, want at most {Limit}");
        var item = ReadFirst(encoded, Depth);
        return item.Encoded.Length == encoded.Length
            ? item
            : throw new FormatException($"{encoded.Length - item.Encoded.Length} bytes after the item");
    }

    /// <summary>A list of exactly <paramref name="count"/> items.</summary>
    /// <exception cref="FormatException">Another number, or no list.</exception>
    public IReadOnlyList<RlpItem> ListOf(int count) =>
        Items.Count == count ? Items : throw new FormatException($"got a list of {Items.Count}, want {count}");

    /// <summary>Exactly <paramref name="length"/> bytes.</summary>
    /// <exception cref="FormatException">Another length, or a list.</exception>
    public ReadOnlyMemory<byte> BytesOf(int length) =>
        Bytes.Length == length ? Bytes : throw new FormatException($"got {Bytes.Length} bytes, want {length}");

    public Bytes32 Hash() => new(BytesOf(Bytes32.Size).Span);

    public Address Address() => new(BytesOf(Ledger.Address.Size).Span);

    /// <summary>A number below 2⁶⁴ as its shortest big-endian bytes.</summary>
    /// <exception cref="FormatException">Longer, with a leading zero, or a list.</exception>
    public ulong Number()
    {
        var bytes = Bytes.Span;
        if (bytes.Length > sizeof(ulong)) throw new FormatException($"got a number of {bytes.Length} bytes, want at most 8");
        if (bytes.Length > 0 && bytes[0] == 0) throw new FormatException("a number with a leading zero");
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        word.Clear();
        bytes.CopyTo(word[(sizeof(ulong) - bytes.Length)..]);
        return BinaryPrimitives.ReadUInt64BigEndian(word);
    }

    private static RlpItem ReadFirst(ReadOnlyMemory<byte> from, int depth)
    {
        if (from.IsEmpty) throw CutShort();
        var first = from.Span[0];
        if (first < String) return new(from[..1], from[..1], null);
        var (start, length) = first switch
        {
            <= LongString => (1, first - String),
            < List => LongLength(from, first - LongString),
            <= LongList => (1, first - List),
            _ => LongLength(from, first - LongList),
        };
        if (length > from.Length - start) throw CutShort();
        var (encoded, payload) = (from[..(start + length)], from.Slice(start, length));
        if (first >= List) return new(encoded, payload, ReadAll(payload, depth - 1));
        return length == 1 && payload.Span[0] < String
            ? throw new FormatException("a single byte that is its own encoding has a length")
            : new(encoded, payload, null);
    }

    private static List<RlpItem> ReadAll(ReadOnlyMemory<byte> payload, int depth)
    {
        if (depth < 0) throw new FormatException($"lists nested deeper than {Depth}");
        var items = new List<RlpItem>();
        while (!payload.IsEmpty)
        {
            var item = ReadFirst(payload, depth);
            items.Add(item);
            payload = payload[item.Encoded.Length..];
        }
        return items;
    }

    private static (int Start, int Length) LongLength(ReadOnlyMemory<byte> from, int size)
    {
        if (size > from.Length - 1) throw CutShort();
        var digits = from.Span.Slice(1, size);
        if (digits[0] == 0) throw new FormatException("a length with a leading zero");
        if (size > sizeof(int)) throw CutShort();
        var length = 0L;
        foreach (var digit in digits) length = length << 8 | digit;
        if (length <= LongestShort) throw new FormatException("a short length in the long form");
        return length <= Limit ? (1 + size, (int)length) : throw CutShort();
    }

    private static FormatException CutShort() => new("an item is cut short");
}
