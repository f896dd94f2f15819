using System.Text;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Fonts;

/// <summary>
/// The type case of one document: gives glyphs for characters and keeps count of the cut fonts that they come from.
/// What the template uses comes from cuts made once and shared; other characters get small cuts of the document's own.
/// </summary>
internal sealed class FontCase(FontStock stock, TemplateCut? template = null)
{
    private readonly Dictionary<(Face, int), Glyph> _found = [];
    private readonly Dictionary<TrueTypeFont, FontSubset> _own = [];
    private readonly List<FontSubset> _used = [];

    /// <summary>The characters asked for, by face, in the order of their first use.</summary>
    public IReadOnlyCollection<(Face Face, int CodePoint)> Asked => _found.Keys;

    /// <exception cref="CharacterNotPrintableException">No font has it.</exception>
    public Glyph Find(Face face, Rune character, string text)
    {
        if (_found.TryGetValue((face, character.Value), out var glyph)) return glyph;
        if (template?.Find(face, character.Value) is not { } ready)
        {
            // Half a surrogate pair comes as the replacement character, which fonts show as a box of their own.
            var font = character == Rune.ReplacementChar || Rune.IsControl(character) ? null : stock.FontWith(face, character.Value);
            if (font is null) throw new CharacterNotPrintableException(text, character.Value);
            if (!_own.TryGetValue(font, out var subset)) _own[font] = subset = new(font);
            var cid = subset.CidOf(character.Value);
            ready = new(subset, cid, subset.WidthOf(cid));
        }

        return _found[(face, character.Value)] = ready;
    }

    /// <summary>The resource name of a cut font, given at its first use.</summary>
    public string NameOf(FontSubset font)
    {
        if (!_used.Contains(font)) _used.Add(font);
        return $"F{_used.IndexOf(font) + 1}";
    }

    /// <summary>Adds the fonts used and gives the Font entry of the resources, once all text is set.</summary>
    public PdfDictionary ToResources(Func<PdfObject, PdfReference> add)
    {
        var fonts = new PdfDictionary();
        foreach (var font in _used) fonts[NameOf(font)] = (template?.Ready(font) ?? new EmbeddedFont(font)).AddTo(add);
        return fonts;
    }
}
