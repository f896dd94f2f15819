using System.Text;

namespace LaborContracts.Documents.Fonts;

/// <summary>
/// The characters of one font that a document, or a template, uses. Each has a slot of its own in the cut font, and
/// its number is the CID in the PDF, so that the way back from CID to character is never in doubt.
/// </summary>
internal sealed class FontSubset(TrueTypeFont font)
{
    private readonly Dictionary<(int, int), ushort> _cids = [];
    private readonly List<(int CodePoint, int Narrowing)> _slots = [(0, 0)]; // slot 0 is .notdef, which no text uses

    public TrueTypeFont Font => font;

    /// <summary>Slots, .notdef included.</summary>
    public int Count => _slots.Count;

    /// <summary>The glyph of a character that the font has; the first use gives it the next slot.</summary>
    public Glyph Add(int codePoint, int narrowing)
    {
        if (!_cids.TryGetValue((codePoint, narrowing), out var cid))
        {
            _cids[(codePoint, narrowing)] = cid = checked((ushort)_slots.Count);
            _slots.Add((codePoint, narrowing));
        }

        return new(this, cid, WidthOf(cid));
    }

    /// <summary>Width of a CID's glyph in thousandths of an em.</summary>
    public int WidthOf(int cid) => font.WidthOf(GlyphOf(cid)) - _slots[cid].Narrowing;

    /// <summary>The character that a CID stands for.</summary>
    public int CodePointOf(int cid) => _slots[cid].CodePoint;

    /// <summary>The cut font program.</summary>
    public byte[] ToTrueType() => GlyphCutter.Cut(font, [.. Enumerable.Range(0, Count).Select(Slot)]);

    /// <summary>CMap from CIDs to text (ISO 32000-1, 9.10.3), beyond the BMP in surrogate pairs.</summary>
    public byte[] ToUnicode()
    {
        var map = new StringBuilder();
        map.Append("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n")
            .Append("/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n")
            .Append("/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n")
            .Append("1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var chunk in _slots.Index().Skip(1).Chunk(100))
        {
            map.Append(chunk.Length).Append(" beginbfchar\n");
            foreach (var (cid, slot) in chunk)
            {
                var text = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(slot.CodePoint)));
                map.Append('<').Append(cid.ToString("X4", null)).Append("> <").Append(text).Append(">\n");
            }

            map.Append("endbfchar\n");
        }

        map.Append("endcmap CMapName currentdict /CMap defineresource pop end end\n");
        return Encoding.ASCII.GetBytes(map.ToString());
    }

    private GlyphSlot Slot(int cid)
    {
        var glyph = GlyphOf(cid);
        return new(glyph, font.AdvanceOf(glyph) - _slots[cid].Narrowing * font.UnitsPerEm / 1000);
    }

    private int GlyphOf(int cid) => cid == 0 ? 0 : font.GlyphOf(_slots[cid].CodePoint);
}
