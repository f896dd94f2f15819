using System.Buffers.Binary;
using LaborContracts.Documents.Fonts;

namespace LaborContracts.Documents.Tests.Fonts;

public sealed class GlyphCutterTests
{
    [Fact]
    public void The_parts_of_a_composite_glyph_come_along_under_their_new_numbers()
    {
        var font = TrueTypeFont.Read(File.ReadAllBytes("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"));
        var accented = font.GlyphOf('é');
        Assert.True(font.OutlineOf(accented)[0] >= 0x80, "é is a composite in this font");

        var cut = GlyphCutter.Cut(font, [new(0, font.AdvanceOf(0)), new(accented, font.AdvanceOf(accented))]);

        Assert.Equal(4, Count(cut)); // .notdef, é, and its two parts
        var outline = Outline(cut, 1);
        Assert.Equal(2, BinaryPrimitives.ReadUInt16BigEndian(outline[12..]));
        Assert.Equal(font.OutlineOf(font.GlyphOf('e')), Outline(cut, 2)[..font.OutlineOf(font.GlyphOf('e')).Length]);
    }

    [Fact]
    public void A_mark_on_a_narrower_body_keeps_its_shape()
    {
        var font = TrueTypeFont.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fonts/NotoSerifSC_400Regular.ttf")));
        var subset = new FontSubset(font);

        var (whole, half) = (subset.Add('。', 0), subset.Add('。', 500));

        var cut = subset.ToTrueType();
        Assert.Equal((1000, 500), (whole.Width, half.Width));
        Assert.Equal(Outline(cut, whole.Cid), Outline(cut, half.Cid));
        Assert.Equal(500, BinaryPrimitives.ReadUInt16BigEndian(cut.AsSpan(Table(cut, "hmtx") + 4 * half.Cid)));
    }

    [Fact]
    public void The_whole_file_sums_to_the_constant_of_the_format()
    {
        var font = TrueTypeFont.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fonts/NotoSansSC_700Bold.ttf")));
        var cut = GlyphCutter.Cut(font, [new(0, 1000), new(font.GlyphOf('甲'), 1000)]);

        var sum = 0u;
        for (var i = 0; i < cut.Length; i += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(cut.AsSpan(i)));

        Assert.Equal(0xB1B0AFBAu, sum);
    }

    private static int Count(byte[] font) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(Table(font, "maxp") + 4));

    private static ReadOnlySpan<byte> Outline(byte[] font, int glyph)
    {
        var loca = font.AsSpan(Table(font, "loca") + 4 * glyph);
        var (start, end) = (BinaryPrimitives.ReadInt32BigEndian(loca), BinaryPrimitives.ReadInt32BigEndian(loca[4..]));
        return font.AsSpan(Table(font, "glyf") + start, end - start);
    }

    private static int Table(byte[] font, string tag)
    {
        var row = 12;
        while (System.Text.Encoding.ASCII.GetString(font, row, 4) != tag) row += 16;
        return BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(row + 8));
    }
}
