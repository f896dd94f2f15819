using LaborContracts.Documents.Signing;
using LaborContracts.TestKit;
using static LaborContracts.TestKit.Drawings;

namespace LaborContracts.Documents.Tests.Signing;

public sealed class HandwritingTests
{
    [Theory]
    [InlineData(Grey, 0), InlineData(Grey, 4), InlineData(Rgb, 1), InlineData(Rgb, 3), InlineData(Rgb, 4)]
    [InlineData(Rgba, 1), InlineData(Rgba, 2), InlineData(Rgba, 3), InlineData(Rgba, 4)]
    public void The_same_strokes_give_the_same_stencil_on_white_or_on_nothing_however_they_are_packed(int colorType, int filter)
    {
        var expected = Handwriting.FromPng(Signature()).ToStencil();

        var stencil = Handwriting.FromPng(Signature(colorType: colorType, filter: filter)).ToStencil();

        Assert.True(expected.SameAs(stencil));
    }

    [Theory]
    [InlineData("gray"), InlineData("rgb"), InlineData("rgba")]
    public void A_png_of_another_program_is_read_as_that_program_means_it(string colors)
    {
        using var sheet = new TemporaryFile(AppearanceSheet.Of([AppearanceSheet.Typical]));
        using var picture = new TemporaryFile([]);
        using var plain = new TemporaryFile([]);
        foreach (var (file, format, space) in ((TemporaryFile, string, string)[])[(picture, "png", colors), (plain, "pgm", "gray")])
            ForeignTool.Judge("mutool", "draw", "-q", "-N", "-A", "0", "-r", "144", "-F", format, "-c", space, "-o", file.Path, sheet.Path, "1");

        var ink = PngInk.Read(File.ReadAllBytes(picture.Path));

        var pixels = File.ReadAllBytes(plain.Path).AsSpan()[^(ink.Width * ink.Height)..];
        for (var i = 0; i < pixels.Length; i++) Assert.InRange(255 - pixels[i] - ink.At(i % ink.Width, i / ink.Width), -24, 24);
        Assert.True(ink.Mean(0, ink.Width, 0, ink.Height) > 2);
    }

    [Fact]
    public void A_drawing_is_cut_to_its_ink_and_made_no_larger_than_print_shows()
    {
        var wide = Handwriting.FromPng(Png(2000, 1000, (x, y) => x is >= 100 and < 1900 && y is >= 400 and < 500 && (x / 8 + y / 8) % 5 < 2));
        var high = Handwriting.FromPng(Png(400, 1000, (x, y) => x is >= 100 and < 130 && y >= 10));
        var small = Handwriting.FromPng(Png(300, 150, (x, y) => x is >= 20 and < 80 && y is >= 30 and < 40));

        Assert.Equal((600, 33), (wide.Width, wide.Height));
        Assert.Equal((9, 300), (high.Width, high.Height));
        Assert.Equal((60, 10), (small.Width, small.Height));
    }

    [Fact]
    public void A_thin_stroke_stays_whole_when_a_large_drawing_is_made_smaller()
    {
        var hair = Handwriting.FromPng(Png(2000, 1000, (x, y) => y == 20 + x / 4 || y == 21 + x / 4));

        var rows = Rows(hair);
        for (var x = 0; x < hair.Width; x++) Assert.Contains(rows, row => (row[x / 8] & 0x80 >> x % 8) != 0);
    }

    [Fact]
    public void A_signature_from_a_large_screen_stays_small() =>
        Assert.InRange(Handwriting.FromPng(Signature(2000, 1000)).ToStencil().Data.Length, 200, 6000);

    [Theory, MemberData(nameof(Unusable))]
    public void A_drawing_that_is_not_strokes_from_a_canvas_is_refused_with_its_code(string what, string code)
    {
        var refusal = Assert.Throws<HandwritingException>(() => Handwriting.FromPng(UnusableFiles[what]()));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void No_byte_can_be_changed_or_cut_off_unseen()
    {
        var png = Png(60, 30, (x, y) => y is > 10 and < 15);
        for (var i = 0; i < png.Length; i++)
        {
            byte[] changed = [.. png];
            changed[i] ^= 1;
            Assert.Throws<HandwritingException>(() => Handwriting.FromPng(changed));
            Assert.Throws<HandwritingException>(() => Handwriting.FromPng(png.AsMemory(0, i)));
        }
    }

    public static TheoryData<string, string> Unusable => new()
    {
        { "nothing", "handwriting.not-png" },
        { "a JPEG", "handwriting.not-png" },
        { "half a file", "handwriting.damaged" },
        { "a wrong checksum", "handwriting.damaged" },
        { "a wrong checksum of the pixels", "handwriting.damaged" },
        { "no checksum of the pixels", "handwriting.damaged" },
        { "a chunk longer than the file", "handwriting.damaged" },
        { "bytes after the end", "handwriting.damaged" },
        { "two headers", "handwriting.damaged" },
        { "no header", "handwriting.damaged" },
        { "no pixels", "handwriting.damaged" },
        { "no width", "handwriting.damaged" },
        { "pixels in two places", "handwriting.damaged" },
        { "too few pixels", "handwriting.damaged" },
        { "a bomb", "handwriting.damaged" },
        { "an unknown filter", "handwriting.damaged" },
        { "a preset dictionary", "handwriting.damaged" },
        { "a huge header", "handwriting.too-large" },
        { "a negative header", "handwriting.too-large" },
        { "a height beyond", "handwriting.too-large" },
        { "too many bytes", "handwriting.too-large" },
        { "interlace", "handwriting.other-form" },
        { "a palette", "handwriting.other-form" },
        { "sixteen bits", "handwriting.other-form" },
        { "one bit", "handwriting.other-form" },
        { "a colour that is transparent", "handwriting.other-form" },
        { "an unknown chunk that matters", "handwriting.other-form" },
        { "a blank canvas", "handwriting.blank" },
        { "white strokes", "handwriting.blank" },
        { "a dot", "handwriting.blank" },
        { "a few pixels", "handwriting.blank" },
        { "a black canvas", "handwriting.covered" },
    };

    private static readonly Dictionary<string, Func<byte[]>> UnusableFiles = new()
    {
        ["nothing"] = () => [],
        ["a JPEG"] = () => [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[40]],
        ["half a file"] = () => Signature()[..^300],
        ["a wrong checksum"] = () => Changed(Signature(), 8 + 8 + 13 + 2),
        ["a wrong checksum of the pixels"] = () => FileOf(Header(90, 36), Chunk("IDAT", Changed(Pixels(), Pixels().Length - 1)), End),
        ["no checksum of the pixels"] = () => FileOf(Header(90, 36), Chunk("IDAT", Pixels()[..^4]), End),
        ["a chunk longer than the file"] = () => FileOf(Header(90, 36), [0xFF, 0xFF, 0xFF, 0xFF, .. Chunk("IDAT", Pixels())[4..], .. End]),
        ["bytes after the end"] = () => [.. Signature(), 0],
        ["two headers"] = () => FileOf(Header(90, 36), Header(90, 36), Chunk("IDAT", Pixels()), End),
        ["no header"] = () => FileOf(Chunk("IDAT", Pixels()), End),
        ["no pixels"] = () => FileOf(Header(90, 36), End),
        ["no width"] = () => FileOf(Header(0, 36), Chunk("IDAT", Pixels()), End),
        ["pixels in two places"] = () =>
            FileOf(Header(90, 36), Chunk("IDAT", Pixels()[..40]), Chunk("tEXt", []), Chunk("IDAT", Pixels()[40..]), End),
        ["too few pixels"] = () => FileOf(Header(90, 37), Chunk("IDAT", Pixels()), End),
        ["a bomb"] = () => FileOf(Header(90, 36), Chunk("IDAT", Pack(new byte[100_000_000])), End),
        ["an unknown filter"] = () => Png(90, 36, (x, y) => y == 5, filter: 5),
        ["a preset dictionary"] = () => FileOf(Header(90, 36), Chunk("IDAT", [0x78, 0xBB, .. Pixels()[2..]]), End),
        ["a huge header"] = () => FileOf(Header(60_000, 60_000), Chunk("IDAT", Pixels()), End),
        ["a negative header"] = () => FileOf(Header(-1, -1), Chunk("IDAT", Pixels()), End),
        ["a height beyond"] = () => Png(10, 1001, (x, y) => x == 5),
        ["too many bytes"] = () => FileOf(Header(90, 36), Chunk("tEXt", new byte[Handwriting.LargestPng]), Chunk("IDAT", Pixels()), End),
        ["interlace"] = () => FileOf(Header(90, 36, interlace: 1), Chunk("IDAT", Pixels()), End),
        ["a palette"] = () => FileOf(Header(90, 36, colorType: Palette), Chunk("PLTE", new byte[6]), Chunk("IDAT", Pixels()), End),
        ["sixteen bits"] = () => FileOf(Header(90, 36, depth: 16), Chunk("IDAT", Pixels()), End),
        ["one bit"] = () => FileOf(Header(90, 36, depth: 1, colorType: Grey), Chunk("IDAT", Pixels()), End),
        ["a colour that is transparent"] = () => FileOf(Header(90, 36), Chunk("tRNS", new byte[6]), Chunk("IDAT", Pixels()), End),
        ["an unknown chunk that matters"] = () => FileOf(Header(90, 36), Chunk("ABCD", []), Chunk("IDAT", Pixels()), End),
        ["a blank canvas"] = () => Png(900, 360, (x, y) => false),
        ["white strokes"] = () => FileOf(
            Header(90, 36, colorType: Rgb), Chunk("IDAT", Pack(Drawings.Rows(90, 36, (x, y) => false, Rgb))), End),
        ["a dot"] = () => Png(900, 360, (x, y) => x is > 100 and < 112 && y is > 100 and < 112),
        ["a few pixels"] = () => Png(900, 360, (x, y) => (x, y) is (10, 10) or (800, 300)),
        ["a black canvas"] = () => Png(900, 360, (x, y) => true, Rgb),
    };

    private static byte[] End => Chunk("IEND", []);

    private static byte[] Pixels() => Pack(Drawings.Rows(90, 36, (x, y) => y is > 10 and < 15));

    private static byte[] Changed(byte[] bytes, int at)
    {
        bytes[at] ^= 0x10;
        return bytes;
    }

    private static List<byte[]> Rows(Handwriting hand)
    {
        using var zlib = new System.IO.Compression.ZLibStream(
            new MemoryStream(hand.ToStencil().Data.ToArray()), System.IO.Compression.CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        return [.. rows.ToArray().Chunk((hand.Width + 7) / 8)];
    }
}
