using LaborContracts.Pdf.Text;

namespace LaborContracts.Verification.Comparison;

/// <summary>In what the text of a copy differs from the registered document's.</summary>
/// <param name="Passages">Of the registered document: pieces from one mark of punctuation to the next.</param>
/// <param name="Same">How many of them stand in the copy, in the same order.</param>
/// <param name="Differences">In the order of the registered document; the first of them, if there are too many.</param>
/// <param name="IsComplete">Whether these are all.</param>
public sealed record TextComparison(int Passages, int Same, IReadOnlyList<TextDifference> Differences, bool IsComplete)
{
    private const int MostEdits = 1500;
    private const int MostDifferences = 200;
    private const int LongestShown = 2000; // characters of one difference

    /// <summary>Null if the texts have too little in common to be held against each other.</summary>
    internal static TextComparison? Of(IReadOnlyList<PageText> registered, IReadOnlyList<PageText> copy)
    {
        // What the copy marks as no part of its text could be just what was changed: only the registered document's own marks count.
        var leftOut = registered.SelectMany(page => page.Lines).Where(line => line.IsArtifact).Select(line => Passage.KeyOf(line.Text)).ToHashSet();
        var (ours, theirs) = (Passage.Of(registered, leftOut), Passage.Of(copy, leftOut));
        if (Edits.Between([.. ours.Select(p => p.Key)], [.. theirs.Select(p => p.Key)], MostEdits) is not { } edits) return null;
        return new(
            ours.Count, ours.Count - edits.Sum(edit => edit.OutCount),
            [.. edits.Take(MostDifferences).Select(edit => Difference(edit, ours, theirs))], edits.Count <= MostDifferences);
    }

    private static TextDifference Difference(Edit edit, IReadOnlyList<Passage> ours, IReadOnlyList<Passage> theirs)
    {
        var (mine, other) = (At(ours, edit.Out, edit.OutCount), At(theirs, edit.In, edit.InCount));
        return new(mine?.Clause, mine?.Page, other?.Page, Shown(ours, edit.Out, edit.OutCount), Shown(theirs, edit.In, edit.InCount));
    }

    /// <summary>The first of them; where nothing stands, what stands before, if anything does.</summary>
    private static Passage? At(IReadOnlyList<Passage> passages, int from, int count) =>
        count > 0 ? passages[from] : from > 0 ? passages[from - 1] : null;

    private static string Shown(IReadOnlyList<Passage> passages, int from, int count)
    {
        var shown = string.Concat(passages.Skip(from).Take(count).Select(passage => passage.Shown));
        return shown.Length <= LongestShown ? shown : $"{shown[..LongestShown]}…";
    }
}

/// <summary>A place where the texts differ.</summary>
/// <param name="Clause">Under which headings of the registered document, such as <c>四、劳动报酬 第十条</c>; null before the first.</param>
/// <param name="Page">Of the registered document, from 1; null if nothing of it stands there or before.</param>
/// <param name="CopyPage">Of the copy, likewise.</param>
/// <param name="Registered">What stands in the registered document; empty if the copy says more.</param>
/// <param name="Copy">What stands in the copy; empty if it says less.</param>
public sealed record TextDifference(string? Clause, int? Page, int? CopyPage, string Registered, string Copy);
