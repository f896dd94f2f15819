using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Signing;

/// <summary>
/// The round seal of a firm, drawn from text: ring, star, the firm's name along the upper arc, its credit code along the
/// lower, and below the star what it has chosen. Lengths are millimetres of a seal of 42, the size of firms' seals; the seal is drawn to scale.
/// </summary>
internal sealed class Seal(FontCase fonts, TextContent content)
{
    private const double Diameter = 42;
    private const double Square = 42.4; // side of the square around it, which its edge is not to touch
    private const double Ring = 1.2;
    private const double Star = 7; // radius of its points
    private const double NameTop = 18.5; // radius that the heads of the name's characters reach
    private const double CodeFoot = 18.7; // radius on which the code's digits stand
    private const double CodeSize = 2.3;
    private const double FirstRow = 9.8; // below the centre: feet of the first row under the star
    private const double RowStep = 2.7;
    private const double Ascent = 0.88; // of Chinese characters, in ems
    private const double LeastNarrowing = 0.6;
    private static readonly double[] NameSizes = [5, 4.4, 3.8, 3.2];
    private static readonly double Ample = double.DegreesToRadians(240);
    private static readonly double Most = double.DegreesToRadians(264);
    private static readonly double CodeArc = double.DegreesToRadians(72);

    /// <param name="x">Of the square around it.</param>
    /// <param name="top">Of the square around it.</param>
    /// <param name="side">Of the square around it, in points.</param>
    public void Draw(AppearanceText text, double x, double top, double side)
    {
        var center = new Center(x + side / 2, top + side / 2, side / Square);
        content.Color(Shade.Seal);
        content.Circle(center.X, center.Top, (Diameter - Ring) / 2 * center.Scale, Ring * center.Scale);
        content.Polygon([.. Enumerable.Range(0, 10).Select(i => Corner(center, i))]);
        DrawName(text.Name, center);
        if (text.CreditCode is { } code) DrawCode(code, center);
        DrawBelowStar(text, center);
    }

    /// <summary>Points and inner corners of the star in turns, clockwise from the top.</summary>
    private static (double X, double Top) Corner(Center center, int index)
    {
        const double Inner = 0.381966; // of a pentagram, in radii of its points
        var (sine, cosine) = Math.SinCos(index * Math.PI / 5);
        var radius = Star * (index % 2 == 0 ? 1 : Inner) * center.Scale;
        return (center.X + radius * sine, center.Top - radius * cosine);
    }

    /// <summary>
    /// Short names are spaced, long ones take more of the ring, then smaller characters, and at last narrower ones: the
    /// cutters of seals do the same.
    /// </summary>
    private void DrawName(string name, Center center)
    {
        var glyphs = Glyphs(name);
        var ems = glyphs.Sum(glyph => glyph.Width) / 1000.0;
        var size = NameSizes.Cast<double?>().FirstOrDefault(size => Most * Foot(size!.Value) / (ems * size.Value) >= LeastNarrowing)
            ?? NameSizes[^1];
        var room = (ems * size <= Ample * Foot(size) ? Ample : Most) * Foot(size);
        var narrowing = Math.Min(1, room / (ems * size));
        var gap = Math.Clamp((room - ems * size) / glyphs.Count, 0, 0.7 * size);
        content.BeginReadAs(name);
        Arc(glyphs, center, size, Foot(size), narrowing, gap, isUpper: true);
        content.EndSpan();
    }

    private void DrawCode(string code, Center center)
    {
        var glyphs = Glyphs(code);
        var length = glyphs.Sum(glyph => glyph.Width) / 1000.0 * CodeSize;
        content.BeginReadAs(code);
        Arc(glyphs, center, CodeSize, CodeFoot, Math.Min(1, CodeArc * CodeFoot / length), 0, isUpper: false);
        content.EndSpan();
    }

    /// <summary>Line and number, each in its row; 演示 stands under them, smaller than where it stands alone.</summary>
    private void DrawBelowStar(AppearanceText text, Center center)
    {
        const string Notice = "演示";
        var rows = new List<(string Text, double Size)>();
        if (text.Design?.Line.OnSeal() is { } words) rows.Add((words, 2.6));
        if (text.Design?.Number is { } number) rows.Add((number, 2));
        if (rows.Count == 0)
        {
            if (text.Demonstration) DrawRow(Notice, 2.8, 9.6, center);
            return;
        }

        if (text.Demonstration) rows.Add((Notice, 2.2));
        foreach (var (index, (row, size)) in rows.Index()) DrawRow(row, size, FirstRow + index * RowStep, center);
    }

    /// <param name="foot">Below the centre.</param>
    private void DrawRow(string text, double size, double foot, Center center)
    {
        var line = LineBreaker.Break(fonts, [new(text)], size * center.Scale, Diameter * center.Scale)[0];
        content.Text(line, center.X - line.Width / 2, center.Top + foot * center.Scale);
    }

    /// <summary>Each glyph stands with the middle of its foot on the arc; the whole is centred at the top or the bottom.</summary>
    private void Arc(
        List<Glyph> glyphs, Center center, double size, double radius, double narrowing, double gap, bool isUpper)
    {
        var widths = glyphs.Select(glyph => glyph.Width / 1000.0 * size * narrowing).ToList();
        var pen = -(widths.Sum() + gap * (glyphs.Count - 1)) / 2;
        foreach (var (glyph, width) in glyphs.Zip(widths))
        {
            var angle = (pen + width / 2) / radius;
            var (sine, cosine) = Math.SinCos(angle);
            var outward = isUpper ? -1 : 1;
            content.Turned(
                glyph,
                size * center.Scale,
                center.X + (radius * sine - width / 2 * cosine) * center.Scale,
                center.Top + outward * (radius * cosine + width / 2 * sine) * center.Scale,
                -outward * angle,
                narrowing);
            pen += width + gap;
        }
    }

    private List<Glyph> Glyphs(string text) =>
        [.. text.EnumerateRunes().Select(character => fonts.Find(new(Face.Song, character.Value), text))];

    private static double Foot(double size) => NameTop - Ascent * size;

    /// <param name="Scale">Points to a millimetre of the seal.</param>
    private sealed record Center(double X, double Top, double Scale);
}
