namespace LaborContracts.Pdf.Reading;

/// <summary>
/// Follows the cross-reference sections of a file from the newest back to the first and cuts the file into revisions.
/// A section may only list objects inside the bytes that its own revision added, or repeat an older entry unchanged.
/// </summary>
internal static class History
{
    public static Body Read(ReadOnlyMemory<byte> bytes, Budget budget)
    {
        var body = new Body(bytes, budget);
        var known = new Dictionary<int, XrefEntry>();
        var start = 0;
        foreach (var sections in Chain(bytes, budget))
        {
            if (sections[0].Start < start) throw PdfFormatException.Malformed("Two revisions share bytes.");
            var end = EndOfRevision(bytes, sections, budget);
            var entries = NewEntries(sections, known, start, end);
            int[] starts = [.. entries.Values.Where(e => e.Kind == XrefKind.InFile).Select(e => e.Position)
                .Concat(sections.SelectMany(s => s.StartsFrom(start))).Distinct().Order()];
            var revision = new PdfRevision(
                body.Parts.Count, start, end, sections.Any(s => s.Hidden is not null), entries.Keys.ToHashSet(), r => Accounting.Unaccounted(body, r.Index));
            body.Add(new Part(revision, sections, entries, starts));
            start = end;
        }

        return body;
    }

    /// <summary>
    /// The sections of each revision, oldest first. Each section must lie before the newer one, and is read no further
    /// than that; only the oldest may come in two, the first page's and after it the rest's (linearized, annex F).
    /// </summary>
    private static List<List<XrefSection>> Chain(ReadOnlyMemory<byte> bytes, Budget budget)
    {
        var newestFirst = new List<List<XrefSection>>();
        var count = 0;
        var (offset, limit) = ((int?)LastStartXref(bytes, budget), bytes.Length);
        while (offset is { } at)
        {
            if (++count > budget.Limits.Sections)
                throw PdfFormatException.BeyondLimits($"There are more than {budget.Limits.Sections} sections.");
            var rest = newestFirst.Count > 0 && at > newestFirst[^1][0].Start;
            if (rest) limit = newestFirst.Count > 1 ? newestFirst[^2][0].Start : bytes.Length;
            if (at >= limit)
                throw PdfFormatException.Malformed($"A section at byte {at} is said to be before one at {limit}.");
            var section = XrefSection.Read(bytes[..limit], at, budget);
            if (section.Trailer.ContainsKey("Encrypt"))
                throw new PdfFormatException(PdfFault.Encrypted, "The file is encrypted.");
            if (rest && (section.Previous is not null || at < newestFirst[^1][0].End))
                throw PdfFormatException.Malformed("Cross-references go forth and back.");
            if (rest) newestFirst[^1].Add(section);
            else newestFirst.Add([section]);
            (offset, limit) = (section.Previous, at);
        }

        newestFirst.Reverse();
        return newestFirst;
    }

    private static Dictionary<int, XrefEntry> NewEntries(
        List<XrefSection> sections, Dictionary<int, XrefEntry> known, int start, int end)
    {
        var entries = new Dictionary<int, XrefEntry>();
        foreach (var section in sections.AsEnumerable().Reverse())
        {
            var hidden = section.Hidden is null ? [] : HiddenEntries(section, section.Hidden, known);
            foreach (var (number, entry) in section.Entries.Concat(hidden))
            {
                if (known.TryGetValue(number, out var before) ? before == entry : entry.Kind == XrefKind.Free) continue;
                if (entry.Kind == XrefKind.InFile && (entry.Position < start || entry.Position >= end))
                    throw PdfFormatException.Malformed($"Object {number} is listed outside the bytes of its revision.");
                known[number] = entries[number] = entry;
            }
        }

        return entries;
    }

    /// <summary>
    /// What a hybrid file's stream adds to its table. It may add objects that were not there; of all others it must say the
    /// same as the table and those before, so that programs that read it and programs that do not read the same objects,
    /// but for some that the latter do not see at all.
    /// </summary>
    private static List<KeyValuePair<int, XrefEntry>> HiddenEntries(
        XrefSection table, XrefSection hidden, Dictionary<int, XrefEntry> known)
    {
        var added = new List<KeyValuePair<int, XrefEntry>>();
        foreach (var (number, entry) in hidden.Entries)
        {
            var before = known.GetValueOrDefault(number);
            var listed = table.Entries.TryGetValue(number, out var own);
            var seen = own.Kind == XrefKind.Free ? before : own;
            if (seen.Kind == XrefKind.Free) added.Add(new(number, entry));
            else if (entry != seen || (listed && own.Kind == XrefKind.Free))
                throw PdfFormatException.Malformed($"A hybrid cross-reference says of object {number} one thing and another.");
        }

        return added;
    }

    /// <summary>After the last section: startxref, the offset of the newest, %%EOF, and at most one line end.</summary>
    private static int EndOfRevision(ReadOnlyMemory<byte> bytes, List<XrefSection> sections, Budget budget)
    {
        var parser = new Parser(bytes, sections.Max(s => s.End), budget, inFile: true);
        if (parser.TryEndMark() is not { } offset) throw PdfFormatException.Malformed("startxref or %%EOF is missing.");
        if (offset != sections[0].Start)
            throw PdfFormatException.Malformed($"startxref says {offset}, the section is at {sections[0].Start}.");
        var end = parser.Position;
        if (end < bytes.Length && bytes.Span[end] == '\r') end++;
        if (end < bytes.Length && bytes.Span[end] == '\n') end++;
        return end;
    }

    private static int LastStartXref(ReadOnlyMemory<byte> bytes, Budget budget)
    {
        var at = bytes.Span.LastIndexOf("startxref"u8);
        if (at < 0) throw PdfFormatException.Malformed("startxref is missing.");
        var parser = new Parser(bytes, at, budget, inFile: true);
        parser.ReadKeyword("startxref");
        return parser.ReadCount();
    }
}
