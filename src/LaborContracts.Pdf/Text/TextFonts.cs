using System.Text;
using LaborContracts.Pdf.Reading;

namespace LaborContracts.Pdf.Text;

/// <summary>The fonts of a file, as far as they say which characters their codes stand for (§9.10); each is read once.</summary>
internal sealed class TextFonts(PdfFile file)
{
    private readonly Dictionary<int, TextFont> _known = [];

    public TextFont Of(PdfObject? value)
    {
        if (value is not PdfReference reference) return Read(file.Resolve(value));
        if (!_known.TryGetValue(reference.Number, out var font)) _known[reference.Number] = font = Read(file.Resolve(value));
        return font;
    }

    private TextFont Read(PdfObject value)
    {
        if (value is not PdfDictionary font) return TextFont.Unknown;
        var encoding = (file.Resolve(font["Encoding"]) as PdfName)?.Value;
        var isComposite = file.Resolve(font["Subtype"]) is PdfName { Value: "Type0" };
        // Codes of other predefined maps have lengths of their own.
        if (isComposite && encoding is not ("Identity-H" or "Identity-V" or "UniGB-UCS2-H" or "UniGB-UTF16-H")) return TextFont.Unknown;
        if (file.Resolve(font["ToUnicode"]) is PdfStream map) return new(isComposite ? 2 : 1, ReadMap(map));
        if (isComposite) return encoding is "UniGB-UCS2-H" or "UniGB-UTF16-H" ? TextFont.Utf16 : TextFont.Unknown;
        return encoding is "WinAnsiEncoding" || font["Encoding"] is null ? TextFont.Ascii : TextFont.Unknown;
    }

    /// <summary>A ToUnicode map, §9.10.3.</summary>
    private Dictionary<int, string> ReadMap(PdfStream stream)
    {
        var map = new Dictionary<int, string>();
        var parser = new Parser(file.Decode(stream), 0, file.Budget, inFile: false);
        while (parser.ReadOperator() is var (name, operands))
        {
            if (name == "endbfchar")
                for (var i = 0; i + 1 < operands.Count; i += 2) Map(map, CodeOf(operands[i]), TextOf(operands[i + 1]));
            else if (name == "endbfrange")
                for (var i = 0; i + 2 < operands.Count; i += 3) MapRange(map, CodeOf(operands[i]), CodeOf(operands[i + 1]), operands[i + 2]);
        }

        return map;
    }

    private void MapRange(Dictionary<int, string> map, int first, int last, PdfObject texts)
    {
        for (var code = first; code >= 0 && code <= last; code++)
        {
            file.Budget.TakeValue();
            if (texts is PdfArray list)
            {
                if (code - first < list.Items.Count) Map(map, code, TextOf(list.Items[code - first]));
            }
            else if (TextOf(texts) is { Length: > 0 } text)
            {
                Map(map, code, text[..^1] + unchecked((char)(text[^1] + (code - first)))); // only the last byte counts up in an honest map
            }
        }
    }

    private static void Map(Dictionary<int, string> map, int code, string text)
    {
        if (code >= 0 && text.Length > 0) map[code] = text;
    }

    private static int CodeOf(PdfObject value) => value is PdfString { Bytes.Span: var bytes } ? bytes switch
    {
        [var one] => one,
        [var high, var low] => high << 8 | low,
        _ => -1,
    } : -1;

    private static string TextOf(PdfObject value) =>
        value is PdfString { Bytes: { Length: > 0 and <= 32 } bytes } ? Encoding.BigEndianUnicode.GetString(bytes.Span) : "";
}

/// <summary>What the codes of a font mean.</summary>
/// <param name="CodeLength">Bytes of a code; 0 for a font that does not say.</param>
/// <param name="Map">From codes to characters; null where the codes are the characters.</param>
internal sealed record TextFont(int CodeLength, IReadOnlyDictionary<int, string>? Map)
{
    public static readonly TextFont Unknown = new(0, null);

    /// <summary>Codes are UTF-16.</summary>
    public static readonly TextFont Utf16 = new(2, null);

    /// <summary>Codes are ASCII, or the upper half of Latin-1.</summary>
    public static readonly TextFont Ascii = new(1, null);

    /// <summary>The characters of a shown string; U+FFFD for those that nobody knows.</summary>
    public string Read(ReadOnlySpan<byte> codes)
    {
        if (CodeLength == 0) return codes.IsEmpty ? "" : "\uFFFD";
        var text = new StringBuilder();
        for (var i = 0; i + CodeLength <= codes.Length; i += CodeLength)
        {
            var code = CodeLength == 1 ? codes[i] : codes[i] << 8 | codes[i + 1];
            if (Map is not null) text.Append(Map.GetValueOrDefault(code, "\uFFFD"));
            else text.Append(CodeLength == 1 && code is < 0x20 or (> 0x7E and < 0xA0) ? '\uFFFD' : (char)code);
        }

        return text.ToString();
    }
}
