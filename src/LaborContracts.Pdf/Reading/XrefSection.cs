namespace LaborContracts.Pdf.Reading;

/// <summary>Where an object is: in the file at an offset, in an object stream, or nowhere (free).</summary>
/// <param name="Position">Offset of an object in the file, or number of the object stream that holds it.</param>
/// <param name="Minor">Generation of an object in the file, or index in the object stream.</param>
internal readonly record struct XrefEntry(XrefKind Kind, int Position, int Minor)
{
    /// <summary>What a reference must say to mean this object; always 0 in an object stream.</summary>
    public int Generation => Kind == XrefKind.InFile ? Minor : 0;
}

internal enum XrefKind
{
    Free,
    InFile,
    InObjectStream,
}

/// <summary>
/// One cross-reference section, table (§7.5.4) or stream (§7.5.8), and the trailer that belongs to it.
/// </summary>
internal sealed record XrefSection(
    int Start, int End, bool IsStream, PdfDictionary Trailer, IReadOnlyDictionary<int, XrefEntry> Entries)
{
    /// <summary>
    /// The stream that a hybrid file sets beside this table, §7.5.8.4: with objects that programs of PDF 1.4, which do not
    /// know cross-reference streams, are not to see.
    /// </summary>
    public XrefSection? Hidden { get; private init; }

    /// <summary>Offset of the section before this one, or null.</summary>
    public int? Previous => Trailer["Prev"] switch
    {
        null => null,
        PdfInteger { Value: >= 0 and < int.MaxValue } integer => (int)integer.Value,
        _ => throw PdfFormatException.Malformed("/Prev is no offset."),
    };

    /// <summary>One more than the highest object number, as the trailer says.</summary>
    public int Size => Trailer["Size"] is PdfInteger { Value: > 0 and < int.MaxValue } size
        ? (int)size.Value
        : throw PdfFormatException.Malformed("/Size is missing.");

    /// <summary>Offsets of the section and of the stream beside it, if that lies in the same revision and not in one before.</summary>
    public IEnumerable<int> StartsFrom(int revision) => Hidden is { Start: var hidden } && hidden >= revision ? [Start, hidden] : [Start];

    public static XrefSection Read(ReadOnlyMemory<byte> bytes, int offset, Budget budget)
    {
        var parser = new Parser(bytes, offset, budget, inFile: true);
        var section = bytes.Span[offset] switch
        {
            (byte)'x' => ReadTable(parser, bytes, offset, budget),
            >= (byte)'0' and <= (byte)'9' => ReadStream(parser, offset, budget),
            _ => throw PdfFormatException.Malformed($"No cross-reference at {offset}."),
        };
        return section.Checked(budget);
    }

    private XrefSection Checked(Budget budget)
    {
        if (Size > budget.Limits.ObjectNumber + 1)
            throw PdfFormatException.BeyondLimits($"/Size {Size} is more than is accepted.");
        if (Entries.Keys.Any(n => n >= Size))
            throw PdfFormatException.Malformed("Objects are listed beyond /Size, which some programs ignore.");
        // Only a table has a stream beside it (§7.5.8.4); some programs follow one from a stream too.
        if (IsStream && Trailer.ContainsKey("XRefStm"))
            throw PdfFormatException.Malformed("A cross-reference stream names another beside it.");
        return this;
    }

    private static XrefSection ReadTable(Parser parser, ReadOnlyMemory<byte> bytes, int offset, Budget budget)
    {
        parser.ReadKeyword("xref");
        var entries = new Dictionary<int, XrefEntry>();
        while (!parser.TryKeyword("trailer"))
        {
            var (first, count) = (parser.ReadCount(), parser.ReadCount());
            budget.TakeEntries(count);
            parser.ReadLineEnd();
            for (var number = first; number < first + count; number++) Add(entries, number, parser.ReadTableEntry());
        }

        if (parser.ReadObject() is not PdfDictionary trailer)
            throw PdfFormatException.Malformed("The trailer is no dictionary.");
        var section = new XrefSection(offset, parser.Position, IsStream: false, trailer, entries);
        return trailer["XRefStm"] is { } hidden ? section with { Hidden = ReadHidden(bytes, hidden, section, budget) } : section;
    }

    // Some programs take what else its dictionary says for the trailer's word, others do not.
    private static XrefSection ReadHidden(
        ReadOnlyMemory<byte> bytes, PdfObject position, XrefSection table, Budget budget)
    {
        if (position is not PdfInteger { Value: > 0 } offset || offset.Value >= table.Start
            || !char.IsAsciiDigit((char)bytes.Span[(int)offset.Value]))
            throw PdfFormatException.Malformed("/XRefStm leads to no stream before its table.");
        // A stream and nothing else: a table there could name another, and so on without end.
        var hidden = ReadStream(new Parser(bytes[..table.Start], (int)offset.Value, budget, inFile: true), (int)offset.Value, budget)
            .Checked(budget);
        return hidden.Size <= table.Size && Agrees("Root") && Agrees("Prev") && Agrees("Encrypt")
            ? hidden
            : throw PdfFormatException.Malformed("The stream of a hybrid cross-reference says otherwise than its table.");

        bool Agrees(string key) => hidden.Trailer[key]?.SameAs(table.Trailer[key]) ?? true;
    }

    private static XrefSection ReadStream(Parser parser, int offset, Budget budget)
    {
        parser.ReadCount();
        parser.ReadCount();
        parser.ReadKeyword("obj");
        if (parser.ReadObject() is not PdfDictionary dictionary || dictionary["Type"] is not PdfName { Value: "XRef" })
            throw PdfFormatException.Malformed($"No cross-reference at {offset}.");
        parser.ReadKeyword("stream");
        if (dictionary["Length"] is not PdfInteger length)
            throw PdfFormatException.Malformed("A cross-reference stream needs a direct Length.");
        var data = parser.ReadStreamData(length.Value);
        parser.ReadKeyword("endobj");
        dictionary.Remove("Length");
        var rows = Filters.Decode(new PdfStream(dictionary, data), budget, value => value);
        return new XrefSection(offset, parser.Position, IsStream: true, dictionary, ReadRows(dictionary, rows, budget));
    }

    private static Dictionary<int, XrefEntry> ReadRows(PdfDictionary dictionary, byte[] rows, Budget budget)
    {
        if (Integers(dictionary["W"]) is not
                [var w0 and >= 0 and <= 4, var w1 and >= 0 and <= 8, var w2 and >= 0 and <= 4]
            || w0 + w1 + w2 == 0)
            throw PdfFormatException.Malformed("/W of a cross-reference stream is damaged.");
        var sections = Integers(dictionary["Index"] ?? new PdfArray(0, dictionary["Size"] ?? PdfNull.Instance));
        if (sections.Count % 2 != 0)
            throw PdfFormatException.Malformed("/Index of a cross-reference stream is damaged.");
        var entries = new Dictionary<int, XrefEntry>();
        var at = 0;
        for (var i = 0; i < sections.Count; i += 2)
        {
            var (first, count) = (sections[i], sections[i + 1]);
            if (first < 0 || count < 0 || first > budget.Limits.ObjectNumber || count > rows.Length
                || count * (w0 + w1 + w2) > rows.Length - at)
                throw PdfFormatException.Malformed("/Index of a cross-reference stream does not fit its data.");
            budget.TakeEntries((int)count);
            for (var number = (int)first; number < first + count; number++)
            {
                var kind = w0 == 0 ? 1 : Field(rows, ref at, w0);
                var (position, minor) = (Field(rows, ref at, w1), Field(rows, ref at, w2));
                if (position > int.MaxValue || minor > 65535)
                    throw PdfFormatException.Malformed($"Entry {number} is outside the file.");
                Add(entries, number, kind switch
                {
                    0 => default,
                    1 => new(XrefKind.InFile, (int)position, (int)minor),
                    2 => new(XrefKind.InObjectStream, (int)position, (int)minor),
                    _ => throw PdfFormatException.Malformed($"Entry {number} is of kind {kind}, which nobody knows."),
                });
            }
        }

        return at == rows.Length ? entries
            : throw PdfFormatException.Malformed("A cross-reference stream has more rows than it says.");
    }

    private static void Add(Dictionary<int, XrefEntry> entries, int number, XrefEntry entry)
    {
        if (!entries.TryAdd(number, entry))
            throw PdfFormatException.Malformed($"Object {number} is listed twice in one section.");
        if (number == 0 && entry.Kind != XrefKind.Free)
            throw PdfFormatException.Malformed("Object 0 heads the free list and holds nothing.");
    }

    private static List<long> Integers(PdfObject? array) =>
        array is PdfArray { Items: var items } && items.All(i => i is PdfInteger)
        ? [.. items.Cast<PdfInteger>().Select(i => i.Value)]
        : throw PdfFormatException.Malformed("A cross-reference stream needs an array of integers.");

    private static long Field(byte[] rows, ref int at, long width)
    {
        long value = 0;
        for (var i = 0; i < width; i++) value = unchecked(value << 8 | rows[at++]);
        return value is >= 0 and <= uint.MaxValue ? value
            : throw PdfFormatException.Malformed("A cross-reference field is out of range.");
    }
}
