using System.Globalization;
using System.Text.Json;

namespace LaborContracts.Ledger.Json;

/// <summary>
/// One object of a strictly read JSON text: UTF-8 without a byte order mark, no comments, no trailing commas, no member
/// twice at any depth, bounded in size and depth. Every accessor names the member in its <see cref="FormatException"/>.
/// Members that nobody asks for are ignored, so that a format can grow.
/// </summary>
public sealed class StrictObject
{
    private const int Depth = 8;
    private const ulong LargestExactInteger = (1UL << 53) - 1;
    private readonly JsonElement _element;
    private readonly string _name;

    private StrictObject(JsonElement element, string name) => (_element, _name) = (element, name);

    /// <param name="what">What is read, for the messages.</param>
    /// <param name="limit">The most bytes that are looked at.</param>
    /// <exception cref="FormatException">Not one such object, or longer than the limit.</exception>
    public static StrictObject Read(ReadOnlyMemory<byte> utf8, string what, int limit)
    {
        if (utf8.Length > limit) throw new FormatException($"{what}: got {utf8.Length} bytes, want at most {limit}");
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = Depth, AllowDuplicateProperties = false };
            using var document = JsonDocument.Parse(utf8, options);
            return new StrictObject(document.RootElement.Clone(), what).MustBe(JsonValueKind.Object);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what a name that is not Unicode gives.
            throw new FormatException($"{what}: not strict JSON", e);
        }
    }

    /// <summary>Demands the two members by which every format of ours says what it is.</summary>
    public StrictObject OfFormat(string format, ulong version)
    {
        if (Text("format") != format) throw Wrong("format", $"\"{format}\"");
        if (WholeNumber("version") != version) throw Wrong("version", $"{version}");
        return this;
    }

    /// <summary>False when the member is absent or null.</summary>
    public bool Has(string member) =>
        _element.TryGetProperty(member, out var value) && value.ValueKind is not JsonValueKind.Null;

    public string Text(string member) => TextOf(Member(member, JsonValueKind.String), member);

    /// <summary>A whole number from 0 to 2⁵³ − 1, written without fraction or exponent.</summary>
    public ulong WholeNumber(string member) =>
        Member(member, JsonValueKind.Number) is var value && value.TryGetUInt64(out var number)
            && number <= LargestExactInteger
            ? number
            : throw Wrong(member, "a whole number from 0 to 2^53 - 1");

    /// <summary>A whole number from 0 to 2³² − 1.</summary>
    public uint WholeNumber32(string member) =>
        WholeNumber(member) is var number && number <= uint.MaxValue
            ? (uint)number
            : throw Wrong(member, "a whole number below 2^32");

    /// <summary>A time in one of the forms of <see cref="JsonTime"/>, and no other.</summary>
    public DateTimeOffset Time(string member, string format = JsonTime.Seconds) =>
        DateTimeOffset.TryParseExact(Text(member), format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Wrong(member, $"a time in UTC as {format}");

    public Bytes32 Hash(string member) =>
        Bytes32.TryParse(Text(member), out var hash) ? hash : throw Wrong(member, "0x and 64 hexadecimal digits");

    public Address Address(string member) =>
        Ledger.Address.TryParse(Text(member), out var address)
            ? address
            : throw Wrong(member, "an address with a right checksum");

    /// <summary>A list of addresses, at most <paramref name="most"/> of them.</summary>
    public IReadOnlyList<Address> Addresses(string member, int most) =>
        [.. Texts(member, most).Select(text => Ledger.Address.TryParse(text, out var address)
            ? address
            : throw Wrong(member, "addresses with right checksums"))];

    public byte[] Bytes(string member, int length)
    {
        var bytes = new byte[length];
        return Hex.TryDecode(Text(member), bytes)
            ? bytes
            : throw Wrong(member, $"0x and {2 * length} hexadecimal digits");
    }

    /// <summary>Bytes of any number; the limit of the whole text bounds it.</summary>
    public byte[] Bytes(string member) => BytesOf(Text(member), member);

    /// <summary>A list of byte strings, at most <paramref name="most"/> of them.</summary>
    public IReadOnlyList<byte[]> ByteStrings(string member, int most) =>
        [.. Texts(member, most).Select(text => BytesOf(text, member))];

    public StrictObject Nested(string member) =>
        new(Member(member, JsonValueKind.Object), $"{_name}.{member}");

    /// <summary>A list of strings, at most <paramref name="most"/> of them.</summary>
    public IReadOnlyList<string> Texts(string member, int most)
    {
        var list = Member(member, JsonValueKind.Array);
        if (list.GetArrayLength() > most) throw Wrong(member, $"at most {most} elements");
        return [.. list.EnumerateArray().Select(e => TextOf(e, member))];
    }

    /// <summary>All members, each a string.</summary>
    public IReadOnlyDictionary<string, string> AllTexts() =>
        _element.EnumerateObject().ToDictionary(member => member.Name, member => TextOf(member.Value, member.Name), StringComparer.Ordinal);

    /// <summary>A list of objects, at most <paramref name="most"/> of them.</summary>
    public IReadOnlyList<StrictObject> Objects(string member, int most)
    {
        var list = Member(member, JsonValueKind.Array);
        if (list.GetArrayLength() > most) throw Wrong(member, $"at most {most} elements");
        return [.. list.EnumerateArray().Select((e, i) =>
            new StrictObject(e, $"{_name}.{member}[{i}]").MustBe(JsonValueKind.Object))];
    }

    /// <summary>A refusal of a member's value, with what was wanted.</summary>
    public FormatException Wrong(string member, string want) => new($"{_name}.{member}: want {want}");

    private byte[] BytesOf(string text, string member)
    {
        try
        {
            return Hex.Decode(text);
        }
        catch (FormatException)
        {
            throw Wrong(member, "0x and an even number of hexadecimal digits");
        }
    }

    private string TextOf(JsonElement value, string member)
    {
        if (value.ValueKind is not JsonValueKind.String) throw Wrong(member, "strings");
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException) // half of a surrogate pair, or bytes that are not UTF-8
        {
            throw Wrong(member, "Unicode text");
        }
    }

    private JsonElement Member(string name, JsonValueKind kind) =>
        _element.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw Wrong(name, $"a {kind}");

    private StrictObject MustBe(JsonValueKind kind) =>
        _element.ValueKind == kind
            ? this
            : throw new FormatException($"{_name}: got {_element.ValueKind}, want {kind}");
}
