using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>Where in a file an object stands, in words: which page, and by which entries it is reached.</summary>
internal static class ObjectPlace
{
    private const int LongestWay = 12;
    private const int LongestSearch = 20_000; // objects: the words are not worth more

    /// <summary>Such as <c>object 12 (page 2 /Contents)</c>; the number alone for what nothing refers to.</summary>
    public static string Of(PdfFile file, int number) =>
        WayTo(file, number) is { } way ? $"object {number} ({way})" : $"object {number}";

    /// <summary>The shortest way: breadth first, each object once. Pages are counted in the order of the page tree.</summary>
    public static string? WayTo(PdfFile file, int number)
    {
        var seen = new HashSet<int>();
        var open = new Queue<(PdfObject Value, Step Way)>();
        foreach (var (index, page) in PageLeaves.Of(file).Index())
        {
            if (page.Reference?.Number == number) return $"page {index + 1}";
            if (page.Reference is { } reference) seen.Add(reference.Number);
            open.Enqueue((page.Dictionary, new(null, $"page {index + 1}", 0)));
        }

        if (file.Trailer["Root"] is PdfReference root)
        {
            if (root.Number == number) return "the catalog";
            seen.Add(root.Number);
        }

        open.Enqueue((file.Catalog, new(null, "the catalog", 0)));
        if (file.Trailer["Info"] is { } info) open.Enqueue((info, new(null, "the document information", 0)));
        for (var looked = 0; looked < LongestSearch && open.TryDequeue(out var next); looked++)
        {
            var (value, way) = next;
            if (value is PdfReference reference)
            {
                if (reference.Number == number) return way.ToString();
                if (!seen.Add(reference.Number)) continue;
                value = file.Resolve(reference);
            }

            if (way.Depth >= LongestWay) continue;
            if (value is PdfStream stream) value = stream.Dictionary;
            if (value is PdfArray array)
            {
                var inside = way with { Depth = way.Depth + 1 };
                foreach (var item in array.Items) if (LeadsOn(item)) open.Enqueue((item, inside));
            }
            else if (value is PdfDictionary dictionary)
            {
                foreach (var (key, entry) in dictionary)
                    if (key is not ("Parent" or "P") && LeadsOn(entry)) open.Enqueue((entry, new(way, key, way.Depth + 1)));
            }
        }

        return null;
    }

    private static bool LeadsOn(PdfObject value) => value is PdfReference or PdfArray or PdfDictionary;

    /// <summary>A way as its last step: written out for every object on every way, it would fill the memory.</summary>
    private sealed record Step(Step? Before, string Key, int Depth)
    {
        public override string ToString() => Before is null ? Key : $"{Before} /{Key}";
    }
}
