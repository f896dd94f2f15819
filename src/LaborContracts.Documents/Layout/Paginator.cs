namespace LaborContracts.Documents.Layout;

/// <summary>Fills pages with strips from top to bottom; strips that keep together go to the next page together.</summary>
internal static class Paginator
{
    /// <returns>For each page its strips and their distance from the top of the page.</returns>
    public static IReadOnlyList<IReadOnlyList<(Strip Strip, double Top)>> Paginate(
        IReadOnlyList<Strip> strips, double top, double bottom)
    {
        var pages = new List<List<(Strip, double)>> { new() };
        var pen = top;
        for (var first = 0; first < strips.Count;)
        {
            var count = 1;
            while (first + count < strips.Count && strips[first + count - 1].KeepWithNext) count++;
            if (pages[^1].Count > 0 && pen + HeightOf(strips, first, count) > bottom) NextPage();
            for (var i = first; i < first + count; i++)
            {
                // Strips that keep together but are longer than a page are parted where they must be.
                if (pages[^1].Count > 0 && pen + strips[i].SpaceBefore + strips[i].Height > bottom) NextPage();
                if (pages[^1].Count > 0) pen += strips[i].SpaceBefore;
                pages[^1].Add((strips[i], pen));
                pen += strips[i].Height;
            }

            first += count;
        }

        return pages;

        void NextPage()
        {
            pages.Add([]);
            pen = top;
        }
    }

    private static double HeightOf(IReadOnlyList<Strip> strips, int first, int count)
    {
        var height = 0.0;
        for (var i = first; i < first + count; i++) height += strips[i].SpaceBefore + strips[i].Height;
        return height;
    }
}
