using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>Where in a file an object stands, in words: which page, and by which entries it is reached.</summary>
internal static class ObjectPlace
{
    private const int LongestWay = 12;

    /// <summary>Such as <c>object 12 (page 2 /Contents)</c>; the number alone for what nothing refers to.</summary>
    public static string Of(PdfFile file, int number) =>
        WayTo(file, number) is { } way ? $"object {number} ({way})" : $"object {number}";

    /// <summary>The shortest way: breadth first, each object once. Pages are counted in the order of the page tree.</summary>
    private static string? WayTo(PdfFile file, int number)
    {
        var seen = new HashSet<int>();
        var open = new Queue<(PdfObject Value, string Way, int Depth)>();
        foreach (var (index, page) in Pages(file).Index())
        {
            if (page.Reference?.Number == number) return $"page {index + 1}";
            if (page.Reference is { } reference) seen.Add(reference.Number);
            open.Enqueue((page.Dictionary, $"page {index + 1}", 0));
        }

        if (file.Trailer["Root"] is PdfReference root)
        {
            if (root.Number == number) return "the catalog";
            seen.Add(root.Number);
        }

        open.Enqueue((file.Catalog, "the catalog", 0));
        if (file.Trailer["Info"] is { } info) open.Enqueue((info, "the document information", 0));
        while (open.TryDequeue(out var next))
        {
            var (value, way, depth) = next;
            if (value is PdfReference reference)
            {
                if (reference.Number == number) return way;
                if (!seen.Add(reference.Number)) continue;
                value = file.Resolve(reference);
            }

            if (depth >= LongestWay) continue;
            if (value is PdfStream stream) value = stream.Dictionary;
            if (value is PdfArray array)
            {
                foreach (var item in array.Items) open.Enqueue((item, way, depth + 1));
            }
            else if (value is PdfDictionary dictionary)
            {
                foreach (var (key, entry) in dictionary)
                    if (key is not ("Parent" or "P")) open.Enqueue((entry, $"{way} /{key}", depth + 1));
            }
        }

        return null;
    }

    private static IEnumerable<(PdfReference? Reference, PdfDictionary Dictionary)> Pages(PdfFile file)
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
