namespace LaborContracts.Documents.Layout;

/// <summary>Fills pages with strips from top to bottom; strips that keep together go to the next page together.</summary>
internal sealed class Paginator
{
    private readonly double _top;
    private readonly double _bottom;
    private readonly List<List<(Strip, double)>> _pages = [new()];
    private double _pen;

    private Paginator(double top, double bottom) => (_top, _bottom, _pen) = (top, bottom, top);

    private bool IsBlank => _pages[^1].Count == 0;

    /// <returns>For each page its strips, repeated heads among them, and their distance from the top of the page.</returns>
    public static IReadOnlyList<IReadOnlyList<(Strip Strip, double Top)>> Paginate(
        IReadOnlyList<Strip> strips, double top, double bottom)
    {
        var paginator = new Paginator(top, bottom);
        for (var first = 0; first < strips.Count;)
        {
            var count = 1;
            while (first + count < strips.Count && strips[first + count - 1].KeepWithNext) count++;
            paginator.Place(Enumerable.Range(first, count).Select(i => strips[i]).ToList());
            first += count;
        }

        return paginator._pages;
    }

    private void Place(List<Strip> together)
    {
        var height = together.Sum(strip => strip.SpaceBefore + strip.Height);
        if (!IsBlank && (together[0].StartsPage || _pen + height > _bottom)) NextPage(together[0]);
        foreach (var strip in together)
        {
            // Strips that keep together but are longer than a page are parted where they must be.
            if (!IsBlank && _pen + strip.SpaceBefore + strip.Height > _bottom) NextPage(strip);
            if (!IsBlank) _pen += strip.SpaceBefore;
            Put(strip);
        }
    }

    private void NextPage(Strip first)
    {
        _pages.Add([]);
        _pen = _top;
        if (first.Head is { } head) Put(head);
    }

    private void Put(Strip strip)
    {
        _pages[^1].Add((strip, _pen));
        _pen += strip.Height;
    }
}
