using LaborContracts.Documents.Signing;
using LaborContracts.Pdf;

namespace LaborContracts.Documents;

/// <summary>
/// What the worker drew by hand, as a stencil of one bit a pixel: cut to its ink, and no larger than print can show. It
/// proves nothing; the signature under it does.
/// </summary>
public sealed class Handwriting
{
    /// <summary>Bytes of the PNG that are accepted.</summary>
    public const int LargestPng = 512 * 1024;

    private const int Widest = 600;
    private const int Highest = 300;
    private const int Inked = 64; // of 255: a pixel that is a quarter covered, so that thin strokes stay whole
    private const int LeastInk = 60; // pixels
    private const int LeastExtent = 20; // pixels, of the longer side
    private readonly byte[] _rows;

    private Handwriting(int width, int height, byte[] rows) => (Width, Height, _rows) = (width, height, rows);

    /// <summary>In pixels.</summary>
    internal int Width { get; }

    /// <summary>In pixels.</summary>
    internal int Height { get; }

    /// <summary>
    /// Reads a drawing as a canvas exports it (PNG, ISO/IEC 15948): 8 bits of grey, RGB or RGBA, not interlaced, at most
    /// 2000 × 1000 pixels and <see cref="LargestPng"/> bytes. Dark strokes on white or on nothing.
    /// </summary>
    /// <exception cref="HandwritingException">It is another file, damaged, too large, or shows no strokes.</exception>
    public static Handwriting FromPng(ReadOnlyMemory<byte> png)
    {
        if (png.Length > LargestPng)
            throw new HandwritingException(HandwritingFault.TooLarge, $"Got {png.Length} bytes, want at most {LargestPng}.");
        return Trace(PngInk.Read(png));
    }

    /// <summary>A stencil that is painted in the current colour (ISO 32000-1, 8.9.6.2).</summary>
    internal PdfStream ToStencil() => PdfStream.Deflate(
        new()
        {
            ["Type"] = new PdfName("XObject"),
            ["Subtype"] = new PdfName("Image"),
            ["Width"] = Width,
            ["Height"] = Height,
            ["ImageMask"] = true,
            ["BitsPerComponent"] = 1,
            ["Decode"] = new PdfArray(1, 0), // 1 paints
        },
        _rows);

    private static Handwriting Trace(PngInk drawing)
    {
        var (left, right, top, bottom, count) = (drawing.Width, -1, drawing.Height, -1, 0);
        for (var y = 0; y < drawing.Height; y++)
        {
            for (var x = 0; x < drawing.Width; x++)
            {
                if (drawing.At(x, y) < Inked) continue;
                (left, right) = (Math.Min(left, x), Math.Max(right, x));
                (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
                count++;
            }
        }

        var (width, height) = (right - left + 1, bottom - top + 1);
        if (count < LeastInk || Math.Max(width, height) < LeastExtent)
            throw new HandwritingException(HandwritingFault.Blank, $"Got {count} pixels of ink, want strokes.");
        if (count > drawing.Width * drawing.Height / 2)
            throw new HandwritingException(HandwritingFault.Covered, "More than half of the drawing is ink.");

        var shrink = Math.Max(1, Math.Max((double)width / Widest, (double)height / Highest));
        var (columns, lines) = (Math.Max(1, (int)(width / shrink)), Math.Max(1, (int)(height / shrink)));
        var stride = (columns + 7) / 8;
        var rows = new byte[stride * lines];
        for (var y = 0; y < lines; y++)
        {
            for (var x = 0; x < columns; x++)
            {
                var ink = drawing.Mean(
                    left + x * width / columns, left + (x + 1) * width / columns,
                    top + y * height / lines, top + (y + 1) * height / lines);
                if (ink >= Inked) rows[y * stride + x / 8] |= (byte)(0x80 >> x % 8);
            }
        }

        return new(columns, lines, rows);
    }
}
