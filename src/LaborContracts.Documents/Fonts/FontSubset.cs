using System.Text;

namespace LaborContracts.Documents.Fonts;

/// <summary>
/// The characters of one font that a document, or a template, uses. Each character has a slot of its own in the cut
/// font, and its number is the CID in the PDF, so that the way back from CID to character is never in doubt.
/// </summary>
internal sealed class FontSubset(TrueTypeFont font)
{
    private readonly Dictionary<int, ushort> _cids = [];
    private readonly List<int> _codePoints = [0]; // slot 0 is .notdef, which no text uses

    public TrueTypeFont Font => font;

    /// <summary>By CID; entry 0 stands for .notdef.</summary>
    public IReadOnlyList<int> CodePoints => _codePoints;

    /// <summary>The CID of a character that the font has; the first use gives it the next slot.</summary>
    public ushort CidOf(int codePoint)
    {
        if (_cids.TryGetValue(codePoint, out var cid)) return cid;
        cid = checked((ushort)_codePoints.Count);
        _codePoints.Add(codePoint);
        return _cids[codePoint] = cid;
    }

    /// <summary>Width of a CID's glyph in thousandths of an em.</summary>
    public int WidthOf(int cid) => font.WidthOf(GlyphOf(cid));

    /// <summary>The cut font program.</summary>
    public byte[] ToTrueType() => GlyphCutter.Cut(font, [.. Enumerable.Range(0, _codePoints.Count).Select(GlyphOf)]);

    /// <summary>CMap from CIDs to text (ISO 32000-1, 9.10.3), beyond the BMP in surrogate pairs.</summary>
    public byte[] ToUnicode()
    {
        var map = new StringBuilder();
        map.Append("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n")
            .Append("/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n")
            .Append("/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n")
            .Append("1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var chunk in _codePoints.Index().Skip(1).Chunk(100))
        {
            map.Append(chunk.Length).Append(" beginbfchar\n");
            foreach (var (cid, codePoint) in chunk)
            {
                var text = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(codePoint)));
                map.Append('<').Append(cid.ToString("X4", null)).Append("> <").Append(text).Append(">\n");
            }

            map.Append("endbfchar\n");
        }

        map.Append("endcmap CMapName currentdict /CMap defineresource pop end end\n");
        return Encoding.ASCII.GetBytes(map.ToString());
    }

    private int GlyphOf(int cid) => cid == 0 ? 0 : font.GlyphOf(_codePoints[cid]);
}
