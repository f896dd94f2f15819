using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Layout;

/// <summary>How the lines of a paragraph stand between its margins.</summary>
internal enum Alignment
{
    Justified,
    Ragged,
    Centered,
}

/// <summary>A paragraph's form.</summary>
/// <param name="Indent">Of the first line, in points.</param>
/// <param name="IsHeading">Kept with what follows.</param>
internal sealed record ParagraphStyle(
    double Size = Sheet.TextSize,
    double Leading = Sheet.Leading,
    double Indent = 2 * Sheet.TextSize,
    double SpaceBefore = 0,
    Alignment Alignment = Alignment.Justified,
    bool IsHeading = false,
    Shade Shade = default);

/// <summary>Turns a paragraph into strips, one a line.</summary>
internal static class Paragraph
{
    public static IEnumerable<Strip> Set(
        FontCase fonts, StructureElement element, IReadOnlyList<Run> runs, ParagraphStyle style)
    {
        var isRagged = style.Alignment == Alignment.Ragged;
        var lines = LineBreaker.Break(fonts, runs, style.Size, Sheet.Measure, style.Indent, isRagged);
        foreach (var (index, line) in lines.Index())
        {
            var x = Sheet.Left + (style.Alignment == Alignment.Centered ? (Sheet.Measure - line.Width) / 2 : 0);
            // Neither the first nor the last line of a paragraph stands alone on a page.
            var isAlone = lines.Count > 1 && (index == 0 || index == lines.Count - 2);
            yield return new(
                style.Leading,
                (canvas, top) =>
                {
                    canvas.Tag(element);
                    canvas.Color(style.Shade);
                    canvas.Text(line, x, top + Baseline(style.Leading, style.Size));
                },
                index == 0 ? style.SpaceBefore : 0,
                style.IsHeading || isAlone);
        }
    }

    /// <summary>Distance from the top of a line of the given leading to its baseline: Chinese characters stand in its middle.</summary>
    public static double Baseline(double leading, double size) => leading / 2 + 0.38 * size;
}
