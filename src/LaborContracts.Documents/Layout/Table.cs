using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Layout;

/// <summary>
/// A table over the whole measure. It breaks between rows, and its head is printed again where it goes on; a row longer
/// than a page is continued on the next.
/// </summary>
internal sealed class Table(FontCase fonts, TableLook look)
{
    /// <param name="widths">Of the columns, as parts of the measure that add up to 1.</param>
    /// <param name="hasHead">Whether the first row names the columns.</param>
    public IEnumerable<Strip> Set(
        StructureElement parent,
        IReadOnlyList<double> widths,
        IReadOnlyList<IReadOnlyList<Cell>> rows,
        bool hasHead,
        double spaceBefore)
    {
        var table = parent.Add("Table");
        Strip? head = null;
        foreach (var (index, row) in rows.Index())
        {
            var cells = Place(table.Add("TR"), widths, row);
            var isHead = hasHead && index == 0;
            var room = Sheet.Bottom - Sheet.Top - (head?.Height ?? 0) - 2 * look.EdgePadding;
            var isFirst = true;
            foreach (var part in Parts(cells, room))
            {
                var height = part.Max(cell => cell.Height) + 2 * look.EdgePadding;
                if (isHead)
                    head = new(height, (canvas, top) => Draw(canvas, part, top, height, ArtifactKind.RepeatedHead));
                yield return new(
                    height,
                    (canvas, top) => Draw(canvas, part, top, height, repeated: null),
                    index == 0 && isFirst ? spaceBefore : 0,
                    // Neither the first nor the last row stands alone.
                    KeepWithNext: isFirst && rows.Count > 1 && (index == 0 || index == rows.Count - 2),
                    Head: isHead ? null : head);
                isFirst = false;
            }
        }
    }

    /// <summary>Slices of the cells, each of which fits the room: one, unless the row is longer than a page.</summary>
    private static IEnumerable<List<PlacedCell>> Parts(List<PlacedCell> cells, double room)
    {
        var rest = cells;
        do
        {
            var part = rest.ConvertAll(cell => cell with { Lines = [.. cell.Lines.Take(cell.CountIn(room))] });
            yield return part;
            rest = [.. rest.Zip(part, (all, taken) => all with { Lines = [.. all.Lines.Skip(taken.Lines.Count)] })];
        }
        while (rest.Any(cell => cell.Lines.Count > 0));
    }

    private List<PlacedCell> Place(StructureElement row, IReadOnlyList<double> widths, IReadOnlyList<Cell> cells)
    {
        var placed = new List<PlacedCell>();
        var (x, column) = (Sheet.Left, 0);
        foreach (var cell in cells)
        {
            var width = Enumerable.Range(column, cell.Columns).Sum(i => widths[i]) * Sheet.Measure;
            var element = row.Add(new StructureElement(cell.Kind == CellKind.Value ? "TD" : "TH")
            {
                Scope = cell.Kind switch { CellKind.RowLabel => "Row", CellKind.ColumnLabel => "Column", _ => null },
                Columns = cell.Columns,
            });
            placed.Add(new(cell.Kind, x, width, Lines(cell, element, width - 2 * look.SidePadding)));
            (x, column) = (x + width, column + cell.Columns);
        }

        return placed;
    }

    private List<CellLine> Lines(Cell cell, StructureElement element, double measure)
    {
        var run = new Run(cell.Text, cell.Kind == CellKind.Value ? Face.Song : Face.Hei);
        var (chinese, translation) = cell.English is null ? (element, element) : element.Split();
        var lines = LineBreaker.Break(fonts, [run], look.Size, measure)
            .Select(line => new CellLine(line, chinese, look.Leading, Shade.Ink))
            .ToList();
        if (cell.English is not { } english) return lines;
        lines.AddRange(LineBreaker.Break(fonts, [new(english)], look.EnglishSize, measure, isRagged: true)
            .Select(line => new CellLine(line, translation, look.EnglishLeading, Shade.Quiet)));
        return lines;
    }

    private void Draw(PageCanvas canvas, List<PlacedCell> cells, double top, double height, ArtifactKind? repeated)
    {
        canvas.Artifact(repeated ?? ArtifactKind.Layout);
        if (look.IsFramed) DrawFrames(canvas, cells, top, height);
        else DrawBand(canvas, top, height);

        foreach (var cell in cells)
        {
            // A short cell stands in the middle of a high row.
            var pen = top + (look.IsFramed ? (height - cell.Height) / 2 : look.EdgePadding);
            foreach (var line in cell.Lines)
            {
                if (repeated is null) canvas.Tag(line.Element);
                canvas.Color(line.Shade);
                canvas.Text(line.Line, cell.X + look.SidePadding, pen + Paragraph.Baseline(line.Leading, line.Line.Size));
                pen += line.Leading;
            }
        }
    }

    private void DrawFrames(PageCanvas canvas, List<PlacedCell> cells, double top, double height)
    {
        canvas.Color(look.LabelGround);
        foreach (var label in cells.Where(cell => cell.Kind != CellKind.Value))
            canvas.Fill(label.X, top, label.Width, height);
        canvas.Color(look.Rule);
        foreach (var cell in cells) canvas.Frame(cell.X, top, cell.Width, height, 0.5);
    }

    private void DrawBand(PageCanvas canvas, double top, double height)
    {
        canvas.Color(look.Ground);
        canvas.Fill(Sheet.Left, top, Sheet.Measure, height);
        canvas.Color(look.Rule);
        canvas.Fill(Sheet.Left, top + height - 0.5, Sheet.Measure, 0.5);
        canvas.Fill(Sheet.Left, top, 0.6, height);
        canvas.Fill(Sheet.Left + Sheet.Measure - 0.6, top, 0.6, height);
    }

    private sealed record CellLine(TextLine Line, StructureElement Element, double Leading, Shade Shade);

    private sealed record PlacedCell(CellKind Kind, double X, double Width, List<CellLine> Lines)
    {
        public double Height => Lines.Sum(line => line.Leading);

        /// <summary>How many of the lines fit the room.</summary>
        public int CountIn(double room)
        {
            var (count, height) = (0, 0.0);
            while (count < Lines.Count && (height += Lines[count].Leading) <= room) count++;
            return count;
        }
    }
}
