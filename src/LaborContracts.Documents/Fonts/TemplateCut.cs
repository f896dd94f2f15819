namespace LaborContracts.Documents.Fonts;

/// <summary>The cut fonts of the characters that every document of a template uses: cut and compressed once.</summary>
internal sealed class TemplateCut
{
    private readonly Dictionary<(Face, int), Glyph> _glyphs = [];
    private readonly Dictionary<FontSubset, EmbeddedFont> _fonts;

    public TemplateCut(FontStock stock, IEnumerable<(Face Face, int CodePoint)> characters)
    {
        var subsets = new Dictionary<TrueTypeFont, FontSubset>();
        foreach (var (face, codePoint) in characters.Order())
        {
            if (stock.FontWith(face, codePoint) is not { } font) continue;
            if (!subsets.TryGetValue(font, out var subset)) subsets[font] = subset = new(font);
            var cid = subset.CidOf(codePoint);
            _glyphs[(face, codePoint)] = new(subset, cid, subset.WidthOf(cid));
        }

        _fonts = subsets.Values.ToDictionary(subset => subset, subset => new EmbeddedFont(subset));
    }

    public Glyph? Find(Face face, int codePoint) => _glyphs.TryGetValue((face, codePoint), out var glyph) ? glyph : null;

    /// <summary>The finished font of one of this template's cuts; null for other cuts.</summary>
    public EmbeddedFont? Ready(FontSubset font) => _fonts.GetValueOrDefault(font);
}
