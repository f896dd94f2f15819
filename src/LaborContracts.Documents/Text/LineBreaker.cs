using System.Text;
using LaborContracts.Documents.Fonts;

namespace LaborContracts.Documents.Text;

/// <summary>
/// Breaks a paragraph into lines, justified if it is Chinese and ragged if it is not. A justified line that almost fits
/// is drawn together at its marks, which are cast on narrower bodies (标点挤压), or else spread between characters,
/// whichever changes it less.
/// </summary>
internal sealed class LineBreaker
{
    private const int Half = 500; // thousandths of an em: the blank half of a full-width mark
    private const int Quarter = 250; // what a mark inside a line gives up so that one more character fits
    private const double LargestStretch = 0.09; // em: beyond a tenth, readers of the PDF take the gap for a space
    private readonly FontCase _fonts;
    private readonly double _size;
    private readonly double _measure;
    private readonly bool _isRagged;
    private readonly List<Piece> _pieces = [];

    private LineBreaker(FontCase fonts, IReadOnlyList<Run> runs, double size, double measure, bool isRagged)
    {
        (_fonts, _size, _measure, _isRagged) = (fonts, size, measure, isRagged);
        _pieces.EnsureCapacity(runs.Sum(run => run.Text.Length));
        foreach (var run in runs)
        {
            foreach (var character in run.Text.EnumerateRunes())
            {
                var glyph = fonts.Find(new(run.Face, character.Value), run.Text);
                _pieces.Add(new(character, glyph, LineRules.KindOf(character), run));
            }
        }
    }

    /// <param name="size">Size of the type in points.</param>
    /// <param name="measure">Length of a full line in points.</param>
    /// <param name="indent">Of the first line, in points.</param>
    /// <param name="isRagged">Whether lines end where their words end: letters of Latin words are never spaced.</param>
    /// <returns>At least one line; an empty one if there is no text.</returns>
    public static IReadOnlyList<TextLine> Break(
        FontCase fonts, IReadOnlyList<Run> runs, double size, double measure, double indent = 0, bool isRagged = false)
    {
        var breaker = new LineBreaker(fonts, runs, size, measure, isRagged);
        if (breaker._pieces.Count == 0) return [new([], size, 0, indent)];
        var lines = new List<TextLine>();
        var start = 0;
        do
        {
            var origin = lines.Count == 0 ? indent : 0;
            if (lines.Count > 0) start = breaker.SkipSpaces(start);
            var end = breaker.WithoutRunt(start, breaker.EndOfLine(start, origin));
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
        var (pen, give, fitting) = (origin - Overhang(start), 0.0, start + 1);
        for (var i = start; i < _pieces.Count; i++)
        {
            var width = pen + WidthOf(i, BlankAtEnd(i));
            if (width <= _measure) fitting = i + 1;
            if (_pieces[i].Kind != CharacterKind.Space && width - give > _measure) break;
            if (MayEndAfter(i))
            {
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

            pen += WidthOf(i, IsMet(i) ? Half : 0);
            if (IsSqueezable(i)) give += Quarter * _size / 1000;
        }

        return loose >= 0 ? loose : PartOfWord(start, fitting);
    }

    /// <summary>A word longer than a line is parted where it must be, but still no mark stands where none may.</summary>
    private int PartOfWord(int start, int fitting)
    {
        for (var end = fitting; end > start + 1; end--)
        {
            if (end < _pieces.Count && _pieces[end].Kind != CharacterKind.Closing && _pieces[end - 1].Kind != CharacterKind.Opening) return end;
        }

        return fitting;
    }

    /// <summary>An end that leaves more than a single character to the paragraph's last line, if there is one close by.</summary>
    private int WithoutRunt(int start, int end)
    {
        var rest = SkipSpaces(end);
        var isRunt = rest < _pieces.Count && _pieces[rest].Kind == CharacterKind.Han
            && Enumerable.Range(rest + 1, _pieces.Count - rest - 1).All(i => _pieces[i].Kind == CharacterKind.Closing);
        if (!isRunt) return end;
        for (var earlier = end - 1; earlier > start && earlier >= end - 3; earlier--)
        {
            if (MayEndAfter(earlier - 1)) return earlier;
        }

        return end;
    }

    private TextLine Set(int start, int end, double origin)
    {
        var last = end - 1;
        while (last > start && _pieces[last].Kind == CharacterKind.Space) last--;
        if (last < start) return new([], _size, 0, origin);

        var width = origin - Overhang(start) + WidthOf(last, BlankAtEnd(last));
        var squeezable = 0;
        for (var i = start; i < last; i++)
        {
            width += WidthOf(i, IsMet(i) ? Half : 0);
            if (IsSqueezable(i)) squeezable++;
        }

        // Marks are squeezed whole quarters, as few as will do and evenly over the line; the rest is spread.
        var quarter = Quarter * _size / 1000;
        var squeezed = width > _measure ? Math.Min(squeezable, (int)Math.Ceiling((width - _measure) / quarter - 1e-9)) : 0;
        width -= squeezed * quarter;
        var isLast = SkipSpaces(end) == _pieces.Count && squeezed == 0;
        var stretch = _isRagged || isLast || last == start
            ? 0
            : Math.Clamp((_measure - width) / (last - start), 0, LargestStretch * _size);

        var glyphs = new List<PlacedGlyph>(last - start + 1);
        var (pen, seen) = (origin - Overhang(start), 0);
        for (var i = start; i <= last; i++)
        {
            var narrowing = i == last ? 0 : IsMet(i) ? Half : 0;
            if (i < last && IsSqueezable(i))
            {
                if ((seen + 1) * squeezed / squeezable > seen * squeezed / squeezable) narrowing = Quarter;
                seen++;
            }

            var glyph = narrowing == 0 ? _pieces[i].Glyph : Narrow(i, narrowing);
            glyphs.Add(new(glyph, pen, _pieces[i].Run.Filled, _pieces[i].Run.Language));
            pen += glyph.Width * _size / 1000 + stretch;
        }

        return new(glyphs, _size, stretch, pen - stretch - BlankAtEnd(last) * _size / 1000);
    }

    private Glyph Narrow(int i, int narrowing) =>
        _fonts.Find(new(_pieces[i].Run.Face, _pieces[i].Character.Value, narrowing), _pieces[i].Run.Text);

    private bool MayEndAfter(int i) =>
        i + 1 >= _pieces.Count || LineRules.MayBreakBetween(_pieces[i].Character, _pieces[i + 1].Character);

    private double WidthOf(int i, int narrowing) => (_pieces[i].Glyph.Width - narrowing) * _size / 1000;

    /// <summary>How far the blank half of an opening mark that starts a line stands out, so that its ink is flush.</summary>
    private double Overhang(int start) => start > 0 && IsFullWidth(start, CharacterKind.Opening) ? Half * _size / 1000 : 0;

    private int BlankAtEnd(int i) => IsFullWidth(i, CharacterKind.Closing) ? Half : 0;

    /// <summary>Whether one of the two blank halves between full-width marks is taken away after a piece.</summary>
    private bool IsMet(int i) => IsFullWidth(i, CharacterKind.Closing) && i + 1 < _pieces.Count
        && (IsFullWidth(i + 1, CharacterKind.Closing) || IsFullWidth(i + 1, CharacterKind.Opening));

    private bool IsSqueezable(int i) => IsFullWidth(i, CharacterKind.Closing) && !IsMet(i);

    private bool IsFullWidth(int i, CharacterKind kind) =>
        i < _pieces.Count && _pieces[i].Kind == kind && _pieces[i].Glyph.Width >= 900;

    private readonly record struct Piece(Rune Character, Glyph Glyph, CharacterKind Kind, Run Run);
}
