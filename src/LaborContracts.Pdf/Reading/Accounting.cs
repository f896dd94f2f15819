namespace LaborContracts.Pdf.Reading;

/// <summary>Accounts for every byte that a revision added.</summary>
internal static class Accounting
{
    public static int Unaccounted(Body body, int index)
    {
        var part = body.Parts[index];
        var spans = new List<(int Start, int End)>();
        foreach (var section in part.Sections)
        {
            var parser = new Parser(body.Bytes[..part.Revision.Length], section.End, body.Budget, inFile: true);
            _ = parser.TryEndMark(); // the first page's section of a linearized file may do without
            spans.Add((section.Start, parser.Position));
            if (section.Hidden is { } hidden && hidden.Start >= part.Revision.Start) spans.Add((hidden.Start, hidden.End));
        }

        foreach (var (number, entry) in part.Entries.Where(e => e.Value.Kind == XrefKind.InFile))
        {
            if (part.Sections.Any(s => s.Start == entry.Position || s.Hidden?.Start == entry.Position)) continue;
            spans.Add((entry.Position, body.Read(number, index, entry).End));
        }

        spans.Sort();
        var unaccounted = 0;
        var at = part.Revision.Start;
        foreach (var (start, end) in spans)
        {
            if (start < at) throw PdfFormatException.Malformed($"Objects overlap at byte {start}.");
            unaccounted += Meaningful(body.Bytes.Span[at..start]);
            at = end;
        }

        return unaccounted + Meaningful(body.Bytes.Span[at..part.Revision.Length]);
    }

    /// <summary>Bytes that are neither white space nor part of a comment.</summary>
    private static int Meaningful(ReadOnlySpan<byte> bytes)
    {
        var (count, inComment) = (0, false);
        foreach (var value in bytes)
        {
            inComment = value is not ((byte)'\r' or (byte)'\n') && (inComment || value == '%');
            if (!inComment && !Parser.IsSpace(value)) count++;
        }

        return count;
    }
}
