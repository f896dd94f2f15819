using System.Text;
using LaborContracts.Documents.Fonts;

namespace LaborContracts.Documents.Text;

/// <summary>
/// Breaks a paragraph into justified lines. A line that almost fits is drawn together at its punctuation, or else
/// spread between characters, whichever changes it less.
/// </summary>
internal sealed class LineBreaker
{
    private const double Half = 0.5; // em: the blank half of a full-width mark
    private const double Squeezable = 0.25; // em: what a full-width mark inside a line gives up to fit one more character
    private const double LargestStretch = 0.09; // em: beyond a tenth, readers of the PDF take the gap for a space
    private readonly double _size;
    private readonly double _measure;
    private readonly List<Piece> _pieces = [];

    private LineBreaker(FontCase fonts, IEnumerable<Run> runs, double size, double measure)
    {
        (_size, _measure) = (size, measure);
        foreach (var run in runs)
        {
            foreach (var character in run.Text.EnumerateRunes())
            {
                var glyph = fonts.Find(run.Face, character, run.Text);
                _pieces.Add(new(character, glyph, LineRules.KindOf(character), run.Filled));
            }
        }
    }

    /// <param name="size">Size of the type in points.</param>
    /// <param name="measure">Length of a full line in points.</param>
    /// <param name="indent">Of the first line, in points.</param>
    /// <returns>At least one line; an empty one if there is no text.</returns>
    public static IReadOnlyList<TextLine> Break(
        FontCase fonts, IEnumerable<Run> runs, double size, double measure, double indent = 0)
    {
        var breaker = new LineBreaker(fonts, runs, size, measure);
        var lines = new List<TextLine>();
        var start = 0;
        do
        {
            var origin = lines.Count == 0 ? indent : 0;
            if (lines.Count > 0) start = breaker.SkipSpaces(start);
            var end = breaker.EndOfLine(start, origin);
            lines.Add(breaker.Set(start, end, origin));
            start = end;
        }
        while (breaker.SkipSpaces(start) < breaker._pieces.Count);

        return lines;
    }

    private int SkipSpaces(int from)
    {
        while (from < _pieces.Count && _pieces[from].Kind == CharacterKind.Space) from++;
        return from;
    }

    /// <summary>Index after the last piece of the line that starts at <paramref name="start"/>.</summary>
    private int EndOfLine(int start, double origin)
    {
        var (loose, looseWidth) = (-1, 0.0);
        var (pen, give, fitting) = (origin, 0.0, start + 1);
        for (var i = start; i < _pieces.Count; i++)
        {
            pen += Advance(start, i);
            var width = pen - TrimAtEnd(i);
            if (width <= _measure) fitting = i + 1;
            if (_pieces[i].Kind != CharacterKind.Space && width - give > _measure) break;
            give += Give(i);
            if (i + 1 < _pieces.Count && !LineRules.MayBreakBetween(_pieces[i].Character, _pieces[i + 1].Character)) continue;
            if (width <= _measure)
            {
                (loose, looseWidth) = (i + 1, width);
            }
            else if (_pieces[i].Kind != CharacterKind.Space)
            {
                // One step too long: drawn together, unless the line before this step needs less change.
                return loose >= 0 && _measure - looseWidth < width - _measure ? loose : i + 1;
            }
        }

        return loose >= 0 ? loose : fitting; // a word longer than a line is parted where it must be
    }

    private TextLine Set(int start, int end, double origin)
    {
        var last = end - 1;
        while (last > start && _pieces[last].Kind == CharacterKind.Space) last--;
        var (width, give, gaps) = (origin, 0.0, 0);
        for (var i = start; i <= last && i < _pieces.Count; i++)
        {
            width += Advance(start, i);
            if (i < last) (give, gaps) = (give + Give(i), gaps + 1);
        }

        if (end > start) width -= TrimAtEnd(last);
        var isLast = SkipSpaces(end) == _pieces.Count;
        var squeeze = width > _measure && give > 0 ? Math.Min(1, (width - _measure) / give) : 0;
        var stretch = width < _measure && !isLast && gaps > 0
            ? Math.Min((_measure - width) / gaps, LargestStretch * _size)
            : 0;

        var glyphs = new List<PlacedGlyph>(end - start);
        var pen = origin;
        for (var i = start; i <= last && i < _pieces.Count; i++)
        {
            pen -= TrimBefore(start, i);
            glyphs.Add(new(_pieces[i].Glyph, pen, _pieces[i].Filled));
            pen += WidthOf(i);
            if (i < last) pen += stretch - squeeze * Give(i);
        }

        return new(glyphs, _size, stretch, end > start ? pen - TrimAtEnd(last) : origin);
    }

    private double WidthOf(int i) => _pieces[i].Glyph.Width * _size / 1000;

    private double Advance(int start, int i) => WidthOf(i) - TrimBefore(start, i);

    /// <summary>
    /// What is taken away before a piece: the blank half of an opening mark that starts a line, and one of the two
    /// blank halves where full-width marks meet.
    /// </summary>
    private double TrimBefore(int start, int i)
    {
        if (!IsFullWidthMark(i)) return 0;
        if (i == start) return i > 0 && _pieces[i].Kind == CharacterKind.Opening ? Half * _size : 0;
        return Meets(i - 1, i) ? Half * _size : 0;
    }

    private double TrimAtEnd(int i) => _pieces[i].Kind == CharacterKind.Closing && IsFullWidthMark(i) ? Half * _size : 0;

    /// <summary>What a piece can give up when its line is drawn together.</summary>
    private double Give(int i)
    {
        var isTaken = i + 1 < _pieces.Count && Meets(i, i + 1);
        return IsFullWidthMark(i) && !isTaken && _pieces[i].Kind == CharacterKind.Closing ? Squeezable * _size : 0;
    }

    private bool Meets(int i, int next) => IsFullWidthMark(i) && IsFullWidthMark(next)
        && (_pieces[i].Kind == CharacterKind.Closing || _pieces[next].Kind == CharacterKind.Opening);

    private bool IsFullWidthMark(int i) =>
        _pieces[i].Kind is CharacterKind.Opening or CharacterKind.Closing && _pieces[i].Glyph.Width >= 900;

    private readonly record struct Piece(Rune Character, Glyph Glyph, CharacterKind Kind, bool Filled);
}
