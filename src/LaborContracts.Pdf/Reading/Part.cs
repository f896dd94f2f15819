namespace LaborContracts.Pdf.Reading;

/// <summary>What one revision brought: the entries that are new in it, and where the pieces of it begin.</summary>
/// <param name="Sections">Newest first; one, but two in the first revision of a linearized file.</param>
/// <param name="Entries">Entries of this revision that differ from the state before.</param>
/// <param name="Starts">Ascending offsets of its objects and sections: nothing may reach over the next one.</param>
internal sealed record Part(
    PdfRevision Revision,
    IReadOnlyList<XrefSection> Sections,
    IReadOnlyDictionary<int, XrefEntry> Entries,
    int[] Starts)
{
    /// <summary>Where the piece that begins at an offset must have ended.</summary>
    public int EndOf(int start)
    {
        var at = Array.BinarySearch(Starts, start);
        return at >= 0 && at + 1 < Starts.Length ? Starts[at + 1] : Revision.Length;
    }
}
