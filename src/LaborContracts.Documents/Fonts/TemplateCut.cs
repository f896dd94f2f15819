namespace LaborContracts.Documents.Fonts;

/// <summary>The cut fonts of what every document of a template uses: cut and compressed once.</summary>
internal sealed class TemplateCut
{
    private readonly Dictionary<Sort, Glyph> _glyphs = [];
    private readonly Dictionary<FontSubset, EmbeddedFont> _fonts;

    /// <param name="sorts">Each of which some font of the stock has.</param>
    public TemplateCut(FontStock stock, IEnumerable<Sort> sorts)
    {
        var subsets = new Dictionary<TrueTypeFont, FontSubset>();
        foreach (var sort in sorts.OrderBy(sort => (sort.Face, sort.CodePoint, sort.Narrowing)))
        {
            var font = stock.FontWith(sort.Face, sort.CodePoint)
                ?? throw new CharacterNotPrintableException("the template", sort.CodePoint);
            if (!subsets.TryGetValue(font, out var subset)) subsets[font] = subset = new(font);
            _glyphs[sort] = subset.Add(sort.CodePoint, sort.Narrowing);
        }

        _fonts = subsets.Values.ToDictionary(subset => subset, subset => new EmbeddedFont(subset));
    }

    public Glyph? Find(Sort sort) => _glyphs.TryGetValue(sort, out var glyph) ? glyph : null;

    /// <summary>The finished font of one of this template's cuts; null for other cuts.</summary>
    public EmbeddedFont? Ready(FontSubset font) => _fonts.GetValueOrDefault(font);
}
