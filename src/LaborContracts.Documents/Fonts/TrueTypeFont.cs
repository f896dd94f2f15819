using System.Buffers.Binary;
using System.Text;

namespace LaborContracts.Documents.Fonts;

/// <summary>
/// A static TrueType font with glyf outlines (OpenType 1.9, "glyf", "loca", "cmap" format 12). Widths are in
/// thousandths of an em, whatever the font's own units.
/// </summary>
internal sealed class TrueTypeFont
{
    private const int LastCodePoint = 0x3FFFF; // planes 0 to 3 hold every encoded character; above are private use and selectors
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly ushort[] _glyphs;
    private readonly int _wideMetrics;
    private readonly bool _longOffsets;
    private readonly int _tickedBox = -1; // number of the glyph that this class adds
    private readonly byte[] _tickedOutline = [];

    private TrueTypeFont(byte[] bytes)
    {
        _bytes = bytes;
        var version = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        if (version != 0x00010000) throw new FormatException($"Not a TrueType font: got version {version:X8}, want 00010000.");
        for (var i = 0; i < U16(4); i++)
        {
            var row = 12 + 16 * i;
            _tables[Encoding.ASCII.GetString(bytes, row, 4)] = (I32(row + 8), I32(row + 12));
        }

        var head = At("head");
        UnitsPerEm = U16(head + 18);
        Bounds = [.. Enumerable.Range(0, 4).Select(i => Thousandths(I16(head + 36 + 2 * i)))];
        _longOffsets = I16(head + 50) == 1;
        Ascent = Thousandths(I16(At("hhea") + 4));
        Descent = Thousandths(I16(At("hhea") + 6));
        _wideMetrics = U16(At("hhea") + 34);
        PostScriptName = ReadPostScriptName();
        _glyphs = ReadCharacterMap();
        var (square, tick) = (GlyphOf(BallotBox.Square), GlyphOf(BallotBox.Tick));
        if (GlyphOf(BallotBox.Ticked) != 0 || square == 0 || tick == 0) return;
        _tickedBox = U16(At("maxp") + 4);
        _tickedOutline = BallotBox.TickedOutline(this, square, tick);
        _glyphs[BallotBox.Empty] = (ushort)square;
        _glyphs[BallotBox.Ticked] = checked((ushort)_tickedBox);
    }

    public string PostScriptName { get; }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    public int Descent { get; }

    /// <summary>Left, bottom, right and top of all glyphs together.</summary>
    public IReadOnlyList<int> Bounds { get; }

    /// <exception cref="FormatException">Not a TrueType font with glyf outlines and a Unicode character map.</exception>
    public static TrueTypeFont Read(byte[] bytes) => new(bytes);

    /// <summary>The glyph of a code point; 0 if the font has none.</summary>
    public int GlyphOf(int codePoint) => codePoint < _glyphs.Length ? _glyphs[codePoint] : 0;

    public int WidthOf(int glyph) => Thousandths(AdvanceOf(glyph));

    /// <summary>In the font's units.</summary>
    public int AdvanceOf(int glyph) => U16(At("hmtx") + 4 * Math.Min(WithMetrics(glyph), _wideMetrics - 1));

    /// <summary>Left side bearing, in the font's units.</summary>
    public int BearingOf(int glyph)
    {
        glyph = WithMetrics(glyph);
        return glyph < _wideMetrics
            ? I16(At("hmtx") + 4 * glyph + 2)
            : I16(At("hmtx") + 4 * _wideMetrics + 2 * (glyph - _wideMetrics));
    }

    /// <summary>A glyph's entry in the glyf table; empty for a blank.</summary>
    public ReadOnlySpan<byte> OutlineOf(int glyph)
    {
        if (glyph == _tickedBox) return _tickedOutline;
        var loca = At("loca");
        var (start, end) = _longOffsets
            ? (I32(loca + 4 * glyph), I32(loca + 4 * glyph + 4))
            : (2 * U16(loca + 2 * glyph), 2 * U16(loca + 2 * glyph + 2));
        return _bytes.AsSpan(At("glyf") + start, end - start);
    }

    public ReadOnlySpan<byte> Table(string tag) =>
        _tables.TryGetValue(tag, out var table) ? _bytes.AsSpan(table.Offset, table.Length) : default;

    private int WithMetrics(int glyph) => glyph == _tickedBox ? GlyphOf(BallotBox.Square) : glyph;

    private int Thousandths(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm);

    private int At(string tag) => _tables.TryGetValue(tag, out var table)
        ? table.Offset
        : throw new FormatException($"The font has no table {tag}.");

    private ushort[] ReadCharacterMap()
    {
        var cmap = At("cmap");
        var best = Enumerable.Range(0, U16(cmap + 2))
            .Select(i => cmap + I32(cmap + 4 + 8 * i + 4))
            .FirstOrDefault(subtable => U16(subtable) == 12, -1);
        if (best < 0) throw new FormatException("The font has no cmap of format 12.");

        var glyphs = new ushort[LastCodePoint + 1];
        for (var i = 0; i < I32(best + 12); i++)
        {
            var group = best + 16 + 12 * i;
            var (first, last, glyph) = (I32(group), Math.Min(I32(group + 4), LastCodePoint), I32(group + 8));
            for (var codePoint = first; codePoint <= last; codePoint++) glyphs[codePoint] = (ushort)(glyph + codePoint - first);
        }

        return glyphs;
    }

    private string ReadPostScriptName()
    {
        var name = At("name");
        for (var i = 0; i < U16(name + 2); i++)
        {
            var record = name + 6 + 12 * i;
            if ((U16(record), U16(record + 6)) is (3, 6))
                return Encoding.BigEndianUnicode.GetString(_bytes, name + U16(name + 4) + U16(record + 10), U16(record + 8));
        }

        throw new FormatException("The font has no PostScript name.");
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at));

    private short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(at));
}
