using System.Globalization;
using System.Text;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Fonts;

/// <summary>
/// The type case of one document: gives glyphs and keeps count of the cut fonts that they come from. What the template
/// uses comes from cuts made once and shared; the rest gets small cuts of the document's own.
/// </summary>
internal sealed class FontCase(FontStock stock, TemplateCut? template = null)
{
    private readonly Dictionary<Sort, Glyph> _found = [];
    private readonly Dictionary<TrueTypeFont, FontSubset> _own = [];
    private readonly OrderedDictionary<FontSubset, string> _used = [];

    /// <summary>All that was asked for.</summary>
    public IReadOnlyCollection<Sort> Asked => _found.Keys;

    /// <param name="text">That the character stands in, for the refusal.</param>
    /// <exception cref="CharacterNotPrintableException">No font has it.</exception>
    public Glyph Find(Sort sort, string text)
    {
        if (_found.TryGetValue(sort, out var glyph)) return glyph;
        if (template?.Find(sort) is { } ready) return _found[sort] = ready;

        var font = (IsVisible(new Rune(sort.CodePoint)) ? stock.FontWith(sort.Face, sort.CodePoint) : null)
            ?? throw new CharacterNotPrintableException(text, sort.CodePoint);
        if (!_own.TryGetValue(font, out var subset)) _own[font] = subset = new(font);
        return _found[sort] = subset.Add(sort.CodePoint, sort.Narrowing);
    }

    /// <summary>The resource name of a cut font, given at its first use.</summary>
    public string NameOf(FontSubset font)
    {
        if (!_used.TryGetValue(font, out var name)) _used[font] = name = $"F{_used.Count + 1}";
        return name;
    }

    /// <summary>Adds the fonts used and gives the Font entry of the resources, once all text is set.</summary>
    public PdfDictionary ToResources(Func<PdfObject, PdfReference> add)
    {
        var fonts = new PdfDictionary();
        foreach (var (font, name) in _used) fonts[name] = (template?.Ready(font) ?? new EmbeddedFont(font)).AddTo(add);
        return fonts;
    }

    /// <summary>
    /// Not what leaves no trace on paper or means something else elsewhere: controls, directional marks, private use,
    /// and stand-ins.
    /// </summary>
    private static bool IsVisible(Rune character) => !IsStandIn(character.Value)
        && Rune.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>
    /// The replacement character, which half a surrogate pair becomes; the object replacement character; variation
    /// selectors; the braille pattern without dots. Some fonts show a sign of their own for these.
    /// </summary>
    private static bool IsStandIn(int codePoint) =>
        codePoint is 0xFFFC or 0xFFFD or 0x2800 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
