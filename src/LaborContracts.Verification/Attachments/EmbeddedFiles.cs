using LaborContracts.Pdf;

namespace LaborContracts.Verification.Attachments;

/// <summary>
/// The files attached to a PDF (ISO 32000-1 §7.11.4), by both ways in which a catalog names them: the name tree
/// EmbeddedFiles and the associated files AF of ISO 32000-2.
/// </summary>
internal static class EmbeddedFiles
{
    private const int DeepestNode = 16;
    private const int MostFiles = 256;

    /// <summary>All streams that bear the name, whatever its case: more than one is for the caller to refuse.</summary>
    /// <exception cref="PdfFormatException">Too many files, or a tree that is too deep or meets itself.</exception>
    public static IReadOnlyList<PdfStream> Named(PdfFile file, string name)
    {
        var specifications = new List<PdfObject>();
        if (file.Resolve(file.Catalog["Names"]) is PdfDictionary names)
            Collect(file, names["EmbeddedFiles"], 0, [], specifications);
        if (file.Resolve(file.Catalog["AF"]) is PdfArray associated) specifications.AddRange(associated.Items);
        if (specifications.Count > MostFiles) throw TooMany();

        var streams = new Dictionary<int, PdfStream>();
        foreach (var specification in specifications)
        {
            if (file.Resolve(specification) is not PdfDictionary dictionary || !Bears(file, dictionary, name)) continue;
            if (file.Resolve(dictionary["EF"]) is not PdfDictionary embedded) continue;
            foreach (var (_, value) in embedded) // F and UF may lead to different files in different programs
                if (value is PdfReference reference && file.Resolve(reference) is PdfStream stream)
                    streams[reference.Number] = stream;
        }
        return [.. streams.Values];
    }

    private static bool Bears(PdfFile file, PdfDictionary specification, string name) =>
        IsName(file.Resolve(specification["UF"]), name) || IsName(file.Resolve(specification["F"]), name);

    private static bool IsName(PdfObject value, string name) =>
        value is PdfString text && text.ToText().Equals(name, StringComparison.OrdinalIgnoreCase);

    private static void Collect(PdfFile file, PdfObject? node, int depth, HashSet<int> seen, List<PdfObject> found)
    {
        if (depth > DeepestNode || found.Count > MostFiles) throw TooMany();
        // A few nodes that list each other many times over would be looked through for ever.
        if (node is PdfReference reference && !seen.Add(reference.Number))
            throw new PdfFormatException(
                PdfFault.Malformed, $"The tree of attached files reaches object {reference.Number} twice.");
        if (file.Resolve(node) is not PdfDictionary dictionary) return;
        if (file.Resolve(dictionary["Names"]) is PdfArray pairs)
            for (var i = 1; i < pairs.Items.Count && found.Count <= MostFiles; i += 2) found.Add(pairs.Items[i]);
        if (file.Resolve(dictionary["Kids"]) is PdfArray kids)
            foreach (var kid in kids.Items) Collect(file, kid, depth + 1, seen, found);
    }

    private static PdfFormatException TooMany() =>
        new(PdfFault.BeyondLimits, $"More than {MostFiles} attached files, or a name tree deeper than {DeepestNode}.");
}
