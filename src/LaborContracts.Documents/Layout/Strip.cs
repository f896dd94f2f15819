namespace LaborContracts.Documents.Layout;

/// <summary>A piece of the document's height that stays on one page: a line, a table row, a pair of boxes.</summary>
/// <param name="Height">In points.</param>
/// <param name="Draw">Draws it with its top at the given distance from the top of the page.</param>
/// <param name="SpaceBefore">Left blank above, except at the top of a page.</param>
/// <param name="KeepWithNext">Never the last of a page.</param>
/// <param name="StartsPage">Always the first of a page: an annex.</param>
/// <param name="Head">Set above it where it is the first of a page: the head of the table that it continues.</param>
internal sealed record Strip(
    double Height,
    Action<PageCanvas, double> Draw,
    double SpaceBefore = 0,
    bool KeepWithNext = false,
    bool StartsPage = false,
    Strip? Head = null);
