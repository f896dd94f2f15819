namespace LaborContracts.Pdf.Reading;

/// <summary>Where an object is: in the file at an offset, in an object stream, or nowhere (free).</summary>
/// <param name="Position">Offset of an object in the file, or number of the object stream that holds it.</param>
/// <param name="Minor">Generation of an object in the file, or index in the object stream.</param>
internal readonly record struct XrefEntry(XrefKind Kind, int Position, int Minor);

internal enum XrefKind
{
    Free,
    InFile,
    InObjectStream,
}

/// <summary>One cross-reference section, table (§7.5.4) or stream (§7.5.8), and the trailer that belongs to it.</summary>
internal sealed record XrefSection(
    int Start, int End, bool IsStream, PdfDictionary Trailer, IReadOnlyDictionary<int, XrefEntry> Entries)
{
    /// <summary>Offset of the section before this one, or null.</summary>
    public int? Previous => Trailer["Prev"] switch
    {
        null => null,
        PdfInteger { Value: >= 0 and < int.MaxValue } integer => (int)integer.Value,
        _ => throw PdfFormatException.Malformed("/Prev is no offset."),
    };

    public static XrefSection Read(ReadOnlyMemory<byte> bytes, int offset, PdfLimits limits, Func<PdfStream, byte[]> decode)
    {
        if (offset < 0 || offset >= bytes.Length) throw PdfFormatException.Malformed($"No cross-reference at {offset}: outside the file.");
        var parser = new Parser(bytes, offset, limits, inFile: true);
        return parser.TryKeyword("xref") ? ReadTable(parser, offset, limits) : ReadStream(parser, offset, limits, decode);
    }

    private static XrefSection ReadTable(Parser parser, int offset, PdfLimits limits)
    {
        var entries = new Dictionary<int, XrefEntry>();
        while (!parser.TryKeyword("trailer"))
        {
            var first = parser.ReadCount();
            var count = parser.ReadCount();
            if (first > limits.ObjectNumber || count > limits.ObjectNumber - first + 1)
                throw PdfFormatException.BeyondLimits("The cross-reference table is too large.");
            for (var number = first; number < first + count; number++)
            {
                var (position, generation) = (parser.ReadOffset(), parser.ReadCount());
                var inUse = parser.TryKeyword("n");
                if (!inUse) parser.ReadKeyword("f");
                Add(entries, number, inUse ? new(XrefKind.InFile, position, generation) : default);
            }
        }

        if (parser.ReadObject() is not PdfDictionary trailer) throw PdfFormatException.Malformed("The trailer is no dictionary.");
        if (trailer.ContainsKey("XRefStm")) throw PdfFormatException.Malformed("Hybrid cross-references read differently in different programs.");
        return new XrefSection(offset, parser.Position, IsStream: false, trailer, entries);
    }

    private static XrefSection ReadStream(Parser parser, int offset, PdfLimits limits, Func<PdfStream, byte[]> decode)
    {
        parser.ReadCount();
        parser.ReadCount();
        parser.ReadKeyword("obj");
        if (parser.ReadObject() is not PdfDictionary dictionary || dictionary["Type"] is not PdfName { Value: "XRef" })
            throw PdfFormatException.Malformed($"No cross-reference at {offset}.");
        parser.ReadKeyword("stream");
        if (dictionary["Length"] is not PdfInteger length) throw PdfFormatException.Malformed("A cross-reference stream needs a direct Length.");
        var data = parser.ReadStreamData(length.Value);
        parser.ReadKeyword("endobj");
        dictionary.Remove("Length");
        var rows = decode(new PdfStream(dictionary, data));
        return new XrefSection(offset, parser.Position, IsStream: true, dictionary, ReadRows(dictionary, rows, limits));
    }

    private static Dictionary<int, XrefEntry> ReadRows(PdfDictionary dictionary, byte[] rows, PdfLimits limits)
    {
        if (Integers(dictionary["W"]) is not [var w0 and >= 0 and <= 4, var w1 and >= 0 and <= 8, var w2 and >= 0 and <= 4] || w0 + w1 + w2 == 0)
            throw PdfFormatException.Malformed("/W of a cross-reference stream is damaged.");
        if (dictionary["Size"] is not PdfInteger size || size.Value < 0 || size.Value > limits.ObjectNumber + 1L)
            throw PdfFormatException.BeyondLimits("The cross-reference stream is too large.");
        var sections = dictionary.ContainsKey("Index") ? Integers(dictionary["Index"]) : [0, size.Value];
        var entries = new Dictionary<int, XrefEntry>();
        var at = 0;
        for (var i = 0; i + 1 < sections.Count; i += 2)
        {
            var (first, count) = (sections[i], sections[i + 1]);
            if (first < 0 || count < 0 || first > limits.ObjectNumber || count > limits.ObjectNumber - first + 1
                || count * (w0 + w1 + w2) > rows.Length - at)
                throw PdfFormatException.Malformed("/Index of a cross-reference stream does not fit its data.");
            for (var number = (int)first; number < first + count; number++)
            {
                var kind = w0 == 0 ? 1 : Field(rows, ref at, w0);
                var (position, minor) = (Field(rows, ref at, w1), Field(rows, ref at, w2));
                if (position > int.MaxValue || minor > 65535) throw PdfFormatException.Malformed($"Entry {number} is outside the file.");
                Add(entries, number, kind switch
                {
                    0 => default,
                    1 => new(XrefKind.InFile, (int)position, (int)minor),
                    2 => new(XrefKind.InObjectStream, (int)position, (int)minor),
                    _ => throw PdfFormatException.Malformed($"Entry {number} is of kind {kind}, which nobody knows."),
                });
            }
        }

        return at == rows.Length ? entries : throw PdfFormatException.Malformed("A cross-reference stream has more rows than it says.");
    }

    private static void Add(Dictionary<int, XrefEntry> entries, int number, XrefEntry entry)
    {
        if (!entries.TryAdd(number, entry)) throw PdfFormatException.Malformed($"Object {number} is listed twice in one section.");
    }

    private static List<long> Integers(PdfObject? array) => array is PdfArray { Items: var items } && items.All(i => i is PdfInteger)
        ? [.. items.Cast<PdfInteger>().Select(i => i.Value)]
        : throw PdfFormatException.Malformed("A cross-reference stream needs an array of integers.");

    private static long Field(byte[] rows, ref int at, long width)
    {
        long value = 0;
        for (var i = 0; i < width; i++) value = unchecked(value << 8 | rows[at++]);
        return value is >= 0 and <= uint.MaxValue ? value : throw PdfFormatException.Malformed("A cross-reference field is out of range.");
    }
}
