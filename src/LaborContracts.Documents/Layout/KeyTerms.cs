using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Layout;

/// <summary>A card that sums up the contract in plain words before its own text: a heading, rows, and notes.</summary>
internal static class KeyTerms
{
    private const double HeadHeight = 27;
    private const double HeadSize = 12;
    private const double LabelWidth = 0.21;

    /// <param name="heading">Of level 2, and its English if the paper has both.</param>
    /// <param name="rows">A label and its text each; one cell alone is a note over the whole card.</param>
    public static IEnumerable<Strip> Set(
        FontCase fonts,
        StructureElement parent,
        (string Text, string? English) heading,
        IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        var element = parent.Add("H2");
        var title = LineBreaker.Break(fonts, [new(heading.Text, Face.Hei)], HeadSize, Sheet.Measure)[0];
        var (chinese, translation) = heading.English is null ? (element, element) : element.Split();
        var english = heading.English is null
            ? null
            : LineBreaker.Break(fonts, [new(heading.English)], HeadSize * 0.75, Sheet.Measure, isRagged: true)[0];
        yield return new(HeadHeight, DrawHead, SpaceBefore: 6, KeepWithNext: true);
        // The card stays whole where a page can hold it.
        foreach (var (index, strip) in new Table(fonts, TableLook.Card)
            .Set(parent, [LabelWidth, 1 - LabelWidth], rows, hasHead: false, spaceBefore: 0).ToList().Index())
            yield return index < rows.Count - 1 ? strip with { KeepWithNext = true } : strip;

        void DrawHead(PageCanvas canvas, double top)
        {
            canvas.Artifact(ArtifactKind.Layout);
            canvas.Color(Shade.CardHead);
            canvas.Fill(Sheet.Left, top, Sheet.Measure, HeadHeight);
            canvas.Color(Shade.CardRule);
            canvas.Frame(Sheet.Left + 0.3, top + 0.3, Sheet.Measure - 0.6, HeadHeight - 0.3, 0.6);
            canvas.Tag(chinese);
            canvas.Color(Shade.Ink);
            var baseline = top + Paragraph.Baseline(HeadHeight, HeadSize);
            canvas.Text(title, Sheet.Left + TableLook.Card.SidePadding, baseline);
            if (english is null) return;
            canvas.Tag(translation);
            canvas.Color(Shade.Quiet);
            canvas.Text(english, Sheet.Left + TableLook.Card.SidePadding + title.Width + 8, baseline);
        }
    }
}
