using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Layout;

/// <summary>A cell's text; labels name what stands beside or below them.</summary>
/// <param name="Columns">How many columns it covers.</param>
internal sealed record Cell(string Text, bool IsLabel = false, int Columns = 1);

/// <summary>A ruled table over the whole measure. Each row stays on one page; one longer than that is continued in further rows.</summary>
internal static class Table
{
    private const double Size = 10.5; // 五号
    private const double Leading = 17;
    private const double Padding = 5;
    private const int LinesInRow = 30;
    private const double Rule = 0.6;

    /// <param name="widths">Of the columns, as parts of the measure that add up to 1.</param>
    public static IEnumerable<Strip> Set(
        FontCase fonts, StructureElement parent, IReadOnlyList<double> widths, IReadOnlyList<IReadOnlyList<Cell>> rows, double spaceBefore)
    {
        var table = parent.Add("Table");
        foreach (var (index, row) in rows.Index())
        {
            var cells = Place(fonts, widths, row);
            var lines = cells.Max(cell => cell.Lines.Count);
            for (var first = 0; first < lines; first += LinesInRow)
            {
                var part = table.Add("TR");
                var elements = cells.Select(cell => part.Add(cell.Cell.IsLabel ? "TH" : "TD")).ToArray();
                var from = first;
                var height = Math.Min(LinesInRow, lines - first) * Leading + 2 * Padding;
                yield return new(
                    height,
                    (canvas, top) => DrawRow(canvas, cells, elements, from, top, height),
                    index == 0 && first == 0 ? spaceBefore : 0,
                    KeepWithNext: index == 0 && rows.Count > 1);
            }
        }
    }

    private static List<PlacedCell> Place(FontCase fonts, IReadOnlyList<double> widths, IReadOnlyList<Cell> row)
    {
        var cells = new List<PlacedCell>();
        var (x, column) = (Sheet.Left, 0);
        foreach (var cell in row)
        {
            var width = Enumerable.Range(column, cell.Columns).Sum(i => widths[i]) * Sheet.Measure;
            var run = new Run(cell.Text, cell.IsLabel ? Face.Hei : Face.Song);
            cells.Add(new(cell, x, width, LineBreaker.Break(fonts, [run], Size, width - 2 * Padding)));
            (x, column) = (x + width, column + cell.Columns);
        }

        return cells;
    }

    private static void DrawRow(
        PageCanvas canvas, List<PlacedCell> cells, StructureElement[] elements, int first, double top, double height)
    {
        canvas.Artifact();
        foreach (var cell in cells)
        {
            if (cell.Cell.IsLabel)
            {
                canvas.Color(0.95, 0.95, 0.95);
                canvas.Fill(cell.X, top, cell.Width, height);
            }

            canvas.Color(0.25, 0.25, 0.25);
            canvas.Frame(cell.X, top, cell.Width, height, Rule);
        }

        canvas.Black();
        foreach (var (index, cell) in cells.Index())
        {
            var lines = cell.Lines.Skip(first).Take(LinesInRow).ToList();
            if (lines.Count == 0) continue;
            canvas.Tag(elements[index]);
            // A short cell stands in the middle of a high row.
            var start = top + (height - lines.Count * Leading) / 2 + Paragraph.Baseline(Leading, Size);
            foreach (var (number, line) in lines.Index()) canvas.Text(line, cell.X + Padding, start + number * Leading);
        }
    }

    private sealed record PlacedCell(Cell Cell, double X, double Width, IReadOnlyList<TextLine> Lines);
}
