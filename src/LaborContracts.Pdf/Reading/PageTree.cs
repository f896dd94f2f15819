namespace LaborContracts.Pdf.Reading;

/// <summary>The page tree, §7.7.3.</summary>
internal static class PageTree
{
    public static int CountPages(PdfFile file)
    {
        var pages = 0;
        var seen = new HashSet<int>();
        var open = new Stack<PdfObject>();
        if (file.Catalog["Pages"] is { } root) open.Push(root);
        while (open.TryPop(out var next))
        {
            if (next is PdfReference reference && !seen.Add(reference.Number))
                throw PdfFormatException.Malformed($"The page tree reaches object {reference.Number} twice.");
            if (file.Resolve(next) is not PdfDictionary node) continue;
            if (!node.ContainsKey("Kids")) pages++;
            else if (file.Resolve(node["Kids"]) is PdfArray kids) foreach (var kid in kids.Items) open.Push(kid);
        }

        return pages;
    }
}
