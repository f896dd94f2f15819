using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>The pages of a file, in the order of the page tree (ISO 32000-2 §7.7.3), each met once.</summary>
internal static class PageLeaves
{
    /// <summary>The reference is null for a page that is no indirect object.</summary>
    public static IEnumerable<(PdfReference? Reference, PdfDictionary Dictionary)> Of(PdfFile file)
    {
        var seen = new HashSet<int>();
        var open = new Stack<PdfObject>();
        if (file.Catalog["Pages"] is { } root) open.Push(root);
        while (open.TryPop(out var next))
        {
            var reference = next as PdfReference;
            if (reference is not null && !seen.Add(reference.Number)) continue;
            if (file.Resolve(next) is not PdfDictionary node) continue;
            if (!node.ContainsKey("Kids")) yield return (reference, node);
            else if (file.Resolve(node["Kids"]) is PdfArray kids)
                foreach (var kid in kids.Items.Reverse()) open.Push(kid);
        }
    }
}
