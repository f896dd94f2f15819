namespace LaborContracts.Pdf.Reading;

/// <summary>Accounts for every byte that a revision added.</summary>
internal static class Accounting
{
    public static int Unaccounted(
        ReadOnlyMemory<byte> bytes,
        PdfLimits limits,
        IReadOnlyList<(PdfRevision Revision, IReadOnlyList<XrefSection> Sections)> history,
        PdfRevision revision)
    {
        var file = PdfFile.Read(bytes[..revision.Length], limits);
        var spans = new List<(int Start, int End)>();
        foreach (var section in history[revision.Index].Sections)
        {
            var mark = bytes.Span[section.End..revision.Length].IndexOf("%%EOF"u8);
            spans.Add((section.Start, section.End + mark + 5));
            spans.AddRange(section.Entries
                .Where(e => e.Value.Kind == XrefKind.InFile && e.Value.Position >= revision.Start && e.Value.Position != section.Start)
                .Select(e => (e.Value.Position, file.ReadIndirect(e.Key, e.Value).End)));
        }

        spans.Sort();
        var unaccounted = 0;
        var at = revision.Start;
        foreach (var (start, end) in spans)
        {
            if (start < at) throw PdfFormatException.Malformed($"Objects overlap at byte {start}.");
            unaccounted += NotSpace(bytes.Span[at..start]);
            at = end;
        }

        return unaccounted + NotSpace(bytes.Span[at..revision.Length]);
    }

    private static int NotSpace(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var value in bytes) count += Parser.IsSpace(value) ? 0 : 1;
        return count;
    }
}
