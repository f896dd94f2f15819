using System.Buffers.Binary;

namespace LaborContracts.Documents.Fonts;

/// <summary>
/// Glyphs for ☐ and ☑ in fonts that have only □ and ✓: the empty box is the square, and the ticked one a composite of
/// both. So the boxes of a form are text that can be copied, in the font of their line.
/// </summary>
internal static class BallotBox
{
    public const int Empty = '☐';
    public const int Ticked = '☑';
    public const int Square = '□';
    public const int Tick = '✓';
    private const ushort ArgumentsAreOffsets = 0x3; // and words
    private const ushort MoreComponents = 0x20;

    /// <summary>The outline of a ticked box (OpenType 1.9, "glyf", composite glyphs).</summary>
    public static byte[] TickedOutline(TrueTypeFont font, int square, int tick)
    {
        var outline = new byte[26];
        BinaryPrimitives.WriteInt16BigEndian(outline, -1);
        font.OutlineOf(square).Slice(2, 8).CopyTo(outline.AsSpan(2)); // its bounds, which hold the tick
        var (box, mark) = (CentreOf(font.OutlineOf(square)), CentreOf(font.OutlineOf(tick)));
        Part(outline.AsSpan(10), ArgumentsAreOffsets | MoreComponents, square, 0, 0);
        Part(outline.AsSpan(18), ArgumentsAreOffsets, tick, box.X - mark.X, box.Y - mark.Y);
        return outline;
    }

    private static (int X, int Y) CentreOf(ReadOnlySpan<byte> outline) =>
        ((Bound(outline, 2) + Bound(outline, 6)) / 2, (Bound(outline, 4) + Bound(outline, 8)) / 2);

    private static int Bound(ReadOnlySpan<byte> outline, int at) => BinaryPrimitives.ReadInt16BigEndian(outline[at..]);

    private static void Part(Span<byte> target, ushort flags, int glyph, int x, int y)
    {
        BinaryPrimitives.WriteUInt16BigEndian(target, flags);
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)glyph);
        BinaryPrimitives.WriteInt16BigEndian(target[4..], (short)x);
        BinaryPrimitives.WriteInt16BigEndian(target[6..], (short)y);
    }
}
