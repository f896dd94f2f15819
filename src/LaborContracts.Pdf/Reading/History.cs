namespace LaborContracts.Pdf.Reading;

/// <summary>
/// Follows the cross-reference sections of a file from the newest back to the first and cuts the file into revisions.
/// A section may only list objects inside the bytes that its own revision added, or repeat an older entry unchanged.
/// </summary>
internal static class History
{
    private const int LongestEnd = 64;

    public static IReadOnlyList<(PdfRevision Revision, IReadOnlyList<XrefSection> Sections)> Read(
        ReadOnlyMemory<byte> bytes, PdfLimits limits)
    {
        // Newest first; a section that is older but lies later belongs to one revision with it (linearized files).
        var groups = new List<List<XrefSection>>();
        var seen = new HashSet<int>();
        var decoded = 0L;
        for (int? offset = LastStartXref(bytes, limits); offset is { } at;)
        {
            if (!seen.Add(at) || seen.Count > limits.Sections) throw PdfFormatException.Malformed("Cross-references go in a circle, or are too many.");
            var section = XrefSection.Read(bytes, at, limits, stream => Decode(stream, limits, ref decoded));
            if (groups.Count > 0 && section.Start > groups[^1][0].Start) groups[^1].Add(section);
            else groups.Add([section]);
            offset = section.Previous;
        }

        groups.Reverse();
        var history = new List<(PdfRevision, IReadOnlyList<XrefSection>)>();
        var known = new Dictionary<int, XrefEntry>();
        var start = 0;
        foreach (var (index, sections) in groups.Index())
        {
            var end = EndOfRevision(bytes, sections, limits);
            var changed = Apply(sections, known, start, end);
            history.Add((
                new PdfRevision(index, start, end, changed, revision => Accounting.Unaccounted(bytes, limits, history, revision)),
                sections));
            start = end;
        }

        return history;
    }

    public static byte[] UndoPredictor(byte[] plain, PdfDictionary? parameters)
    {
        var predictor = (parameters?["Predictor"] as PdfInteger)?.Value ?? 1;
        if (predictor == 1) return plain;
        var oneByteSamples = (parameters!["Colors"] as PdfInteger)?.Value is null or 1
            && (parameters["BitsPerComponent"] as PdfInteger)?.Value is null or 8;
        return predictor is >= 10 and <= 15 && oneByteSamples
            ? Flate.UndoPngPredictor(plain, (int)Math.Clamp((parameters["Columns"] as PdfInteger)?.Value ?? 1, 0, 1 << 20))
            : throw PdfFormatException.Malformed($"Predictor {predictor} is not read here.");
    }

    private static HashSet<int> Apply(List<XrefSection> sections, Dictionary<int, XrefEntry> known, int start, int end)
    {
        var changed = new HashSet<int>();
        foreach (var (number, entry) in sections.AsEnumerable().Reverse().SelectMany(s => s.Entries))
        {
            if (known.TryGetValue(number, out var before) && before == entry) continue;
            if (entry.Kind == XrefKind.InFile && (entry.Position < start || entry.Position >= end))
                throw PdfFormatException.Malformed($"Object {number} is listed outside the bytes of its revision.");
            if (entry.Kind != XrefKind.Free || known.ContainsKey(number)) changed.Add(number);
            known[number] = entry;
        }

        return changed;
    }

    /// <summary>After the last section: startxref, the offset of the newest, %%EOF, and at most one line end.</summary>
    private static int EndOfRevision(ReadOnlyMemory<byte> bytes, List<XrefSection> sections, PdfLimits limits)
    {
        var parser = new Parser(bytes, sections.Max(s => s.End), limits, inFile: true);
        parser.ReadKeyword("startxref");
        var offset = parser.ReadCount();
        if (offset != sections[0].Start)
            throw PdfFormatException.Malformed($"startxref says {offset}, the section is at {sections[0].Start}.");
        var rest = bytes.Span[parser.Position..];
        var mark = rest[..Math.Min(rest.Length, LongestEnd)].IndexOf("%%EOF"u8);
        if (mark < 0 || rest[..mark].ContainsAnyExcept(" \t\r\n"u8)) throw PdfFormatException.Malformed("%%EOF is missing.");
        var end = parser.Position + mark + 5;
        if (end < bytes.Length && bytes.Span[end] == '\r') end++;
        if (end < bytes.Length && bytes.Span[end] == '\n') end++;
        return end;
    }

    private static int LastStartXref(ReadOnlyMemory<byte> bytes, PdfLimits limits)
    {
        var at = bytes.Span.LastIndexOf("startxref"u8);
        if (at < 0) throw PdfFormatException.Malformed("startxref is missing.");
        var parser = new Parser(bytes, at, limits, inFile: true);
        parser.ReadKeyword("startxref");
        return parser.ReadCount();
    }

    private static byte[] Decode(PdfStream stream, PdfLimits limits, ref long decoded)
    {
        var plain = stream.Dictionary["Filter"] switch
        {
            null => stream.Data.ToArray(),
            PdfName { Value: "FlateDecode" } => Flate.Decode(stream.Data, limits.DecodedBytes - decoded),
            _ => throw PdfFormatException.Malformed("A cross-reference stream has a filter that is not read here."),
        };
        decoded += plain.Length;
        return UndoPredictor(plain, stream.Dictionary["DecodeParms"] as PdfDictionary);
    }
}
