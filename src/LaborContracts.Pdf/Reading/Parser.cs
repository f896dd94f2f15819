using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace LaborContracts.Pdf.Reading;

/// <summary>
/// Reads objects from bytes, §7.2 and §7.3, strictly: what two readers could read differently is refused.
/// </summary>
internal sealed partial class Parser(ReadOnlyMemory<byte> bytes, int position, Budget budget, bool inFile)
{
    // Asking a Memory for its span at every byte takes most of the time.
    private readonly ArraySegment<byte> _bytes =
        MemoryMarshal.TryGetArray(bytes, out var segment) ? segment : new ArraySegment<byte>(bytes.ToArray());

    private int _depth;

    public int Position { get; private set; } = position;

    private ReadOnlySpan<byte> Span => _bytes;

    private int Current => Position < _bytes.Count ? _bytes[Position] : -1;

    public PdfObject ReadObject()
    {
        budget.TakeValue();
        SkipSpace();
        switch (Current)
        {
            case '/': return ReadName();
            case '(': return ReadLiteral();
            case '[': return ReadArray();
            case '<' when Position + 1 < bytes.Length && Span[Position + 1] == '<': return ReadDictionary();
            case '<': return ReadHex();
            case (>= '0' and <= '9') or '+' or '-' or '.': return ReadNumberOrReference();
        }

        var word = ReadWord();
        return word switch
        {
            "true" => new PdfBoolean(true),
            "false" => new PdfBoolean(false),
            "null" => PdfNull.Instance,
            _ => throw Bad($"'{word}' is no object"),
        };
    }

    /// <summary>Skips white space and comments.</summary>
    public void SkipSpace()
    {
        while (true)
        {
            while (Current >= 0 && IsSpace((byte)Current)) Position++;
            if (Current != '%') return;
            while (Current >= 0 && Current is not ('\r' or '\n')) Position++;
        }
    }

    public static bool IsSpace(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsRegular(byte value) => !IsSpace(value) && !"()<>[]{}/%"u8.Contains(value);

    private PdfFormatException Bad(string what) => PdfFormatException.Malformed($"{what} (at byte {Position})");

    private string ReadWord()
    {
        var start = Position;
        while (Current >= 0 && IsRegular((byte)Current) && Position - start < 32) Position++;
        return Encoding.Latin1.GetString(Span[start..Position]);
    }

    private PdfName ReadName()
    {
        Position++;
        var name = new StringBuilder();
        while (Current >= 0 && IsRegular((byte)Current))
        {
            if (name.Length > 1000) throw Bad("a name is too long");
            if (Current != '#')
            {
                name.Append((char)Current);
                Position++;
            }
            else if (Position + 2 < bytes.Length
                && byte.TryParse(Span.Slice(Position + 1, 2), NumberStyles.AllowHexSpecifier, null, out var value)
                && value != 0)
            {
                name.Append((char)value);
                Position += 3;
            }
            else
            {
                throw Bad("a name has a damaged escape");
            }
        }

        return new PdfName(name.ToString());
    }

    private PdfArray ReadArray()
    {
        Enter();
        Position++;
        var items = new List<PdfObject>();
        for (SkipSpace(); Current != ']'; SkipSpace()) items.Add(ReadObject());
        Position++;
        _depth--;
        return new PdfArray(items);
    }

    private PdfDictionary ReadDictionary()
    {
        Enter();
        Position += 2;
        var dictionary = new PdfDictionary();
        for (SkipSpace(); Current != '>'; SkipSpace())
        {
            if (Current != '/') throw Bad("a dictionary key is missing");
            var key = ReadName().Value;
            if (dictionary.ContainsKey(key)) throw Bad($"a dictionary has two /{key}");
            dictionary[key] = ReadObject();
        }

        Position++;
        if (Current != '>') throw Bad("a dictionary does not end");
        Position++;
        _depth--;
        return dictionary;
    }

    private void Enter()
    {
        if (++_depth > budget.Limits.Depth) throw PdfFormatException.BeyondLimits("Objects are nested too deep.");
    }

    private PdfString ReadHex()
    {
        var start = Position++;
        var length = Span[Position..].IndexOf((byte)'>');
        if (length < 0) throw Bad("a hexadecimal string does not end");
        var value = new byte[(length + 1) / 2];
        var count = 0;
        foreach (var character in Span.Slice(Position, length))
        {
            if (IsSpace(character)) continue;
            if (!char.IsAsciiHexDigit((char)character)) throw Bad("a hexadecimal string holds another character");
            var digit = character <= '9' ? character - '0' : (character | 0x20) - 'a' + 10;
            value[count / 2] |= (byte)(count % 2 == 0 ? digit << 4 : digit); // §7.3.4.3: a missing last digit is 0
            count++;
        }

        Position += length + 1;
        if ((count + 1) / 2 < value.Length) value = value[..((count + 1) / 2)];
        return new PdfString(value, isHex: true) { Source = inFile ? (start, Position - start) : null };
    }

    private PdfString ReadLiteral()
    {
        var start = Position++;
        var value = new List<byte>();
        for (var open = 1; ;)
        {
            var character = Current;
            if (character < 0) throw Bad("a string does not end");
            Position++;
            switch (character)
            {
                case '\\':
                    ReadEscape(value);
                    continue;
                case '\r':
                    if (Current == '\n') Position++;
                    value.Add((byte)'\n'); // §7.3.4.2: any line end reads as LF
                    continue;
                case '(':
                    open++;
                    break;
                case ')' when --open == 0:
                    return new PdfString(value.ToArray()) { Source = inFile ? (start, Position - start) : null };
            }

            value.Add((byte)character);
            var plain = Span[Position..].IndexOfAny("\\()\r"u8);
            if (plain <= 0) continue;
            value.AddRange(Span.Slice(Position, plain));
            Position += plain;
        }
    }

    private void ReadEscape(List<byte> value)
    {
        var character = Current;
        Position++;
        switch (character)
        {
            case 'n': value.Add((byte)'\n'); break;
            case 'r': value.Add((byte)'\r'); break;
            case 't': value.Add((byte)'\t'); break;
            case 'b': value.Add((byte)'\b'); break;
            case 'f': value.Add((byte)'\f'); break;
            case '\r':
                if (Current == '\n') Position++;
                break;
            case '\n': break;
            case >= '0' and <= '7':
                var octal = character - '0';
                for (var i = 0; i < 2 && Current is >= '0' and <= '7'; i++, Position++)
                    octal = octal * 8 + Current - '0';
                value.Add(unchecked((byte)octal));
                break;
            case < 0: throw Bad("a string does not end");
            default: value.Add((byte)character); break;
        }
    }

    private PdfObject ReadNumberOrReference()
    {
        var start = Position;
        while (Current >= 0 && IsRegular((byte)Current)) Position++;
        var digits = Span[start..Position];
        if (digits.Length < 20
            && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return TryReference(digits[0], integer) ?? (PdfObject)new PdfInteger(integer);
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return digits.Length < 40 && decimal.TryParse(digits, style, CultureInfo.InvariantCulture, out var real)
            ? new PdfReal(real)
            : throw Bad("a number is damaged");
    }

    /// <summary><c>12 0 R</c> against <c>12 0</c> in an array of numbers: only what ends in R is a reference.</summary>
    private PdfReference? TryReference(byte first, long number)
    {
        if (number < 1 || number > budget.Limits.ObjectNumber || !char.IsAsciiDigit((char)first)) return null;
        var back = Position;
        SkipSpace();
        var start = Position;
        while (Current is >= '0' and <= '9') Position++;
        if (Position > start && Position - start <= 5
            && Utf8Parser.TryParse(Span[start..Position], out int generation, out _)
            && TryKeyword("R"))
            return new PdfReference((int)number, generation);
        Position = back;
        return null;
    }
}
