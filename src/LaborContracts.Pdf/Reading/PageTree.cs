namespace LaborContracts.Pdf.Reading;

/// <summary>The page tree, §7.7.3.</summary>
internal static class PageTree
{
    public static int CountPages(PdfFile file) => Pages(file).Count();

    /// <summary>The pages from the first to the last, each with the resources that it has or inherits (§7.7.3.4).</summary>
    /// <exception cref="PdfFormatException">The tree meets itself.</exception>
    public static IEnumerable<(PdfDictionary Page, PdfObject? Resources)> Pages(PdfFile file)
    {
        var seen = new HashSet<int>();
        var open = new Stack<(PdfObject Node, PdfObject? Resources)>();
        if (file.Catalog["Pages"] is { } root) open.Push((root, null));
        while (open.TryPop(out var next))
        {
            if (next.Node is PdfReference reference && !seen.Add(reference.Number))
                throw PdfFormatException.Malformed($"The page tree reaches object {reference.Number} twice.");
            if (file.Resolve(next.Node) is not PdfDictionary node) continue;
            var resources = node["Resources"] ?? next.Resources;
            if (!node.ContainsKey("Kids")) yield return (node, resources);
            else if (file.Resolve(node["Kids"]) is PdfArray kids) foreach (var kid in kids.Items.Reverse()) open.Push((kid, resources));
        }
    }
}
