using System.Buffers.Binary;
using System.IO.Compression;

namespace LaborContracts.Documents.Signing;

/// <summary>
/// The ink of a PNG (ISO/IEC 15948) as a canvas exports it: for each pixel how dark it is on white paper, from 0 to 255.
/// A strict reader: every checksum holds, nothing is left over, and no more is unpacked than the size in the header.
/// </summary>
internal sealed class PngInk
{
    private const int Widest = 2000;
    private const int Highest = 1000;
    private const int Grey = 0;
    private const int Rgb = 2;
    private const int Rgba = 6;
    private const uint AdlerPrime = 65521;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(value => CrcOf((uint)value))];
    private readonly byte[] _ink;

    private PngInk(int width, int height, byte[] ink) => (Width, Height, _ink) = (width, height, ink);

    public int Width { get; }

    public int Height { get; }

    public byte At(int x, int y) => _ink[y * Width + x];

    /// <summary>Of a rectangle that is not empty; ends are not part of it.</summary>
    public int Mean(int left, int right, int top, int bottom)
    {
        var sum = 0;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++) sum += At(x, y);
        }

        return sum / ((right - left) * (bottom - top));
    }

    /// <exception cref="HandwritingException">Not such a PNG.</exception>
    public static PngInk Read(ReadOnlyMemory<byte> png)
    {
        if (!png.Span.StartsWith(Signature)) throw new HandwritingException(HandwritingFault.NotPng, "Not a PNG.");
        var (header, packed) = ReadChunks(png[Signature.Length..]);
        var (width, height, samples) = ReadHeader(header.Span);
        var rows = Unpack(packed, height * (width * samples + 1));
        Unfilter(rows, width * samples, samples);
        var ink = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var row = rows.AsSpan(y * (width * samples + 1) + 1);
            for (var x = 0; x < width; x++) ink[y * width + x] = InkOf(row.Slice(x * samples, samples));
        }

        return new(width, height, ink);
    }

    /// <summary>The header and the compressed data. Chunks that a reader may pass over are passed over, once they are whole.</summary>
    private static (ReadOnlyMemory<byte> Header, byte[] Packed) ReadChunks(ReadOnlyMemory<byte> rest)
    {
        var header = ReadOnlyMemory<byte>.Empty;
        using var packed = new MemoryStream();
        var before = "";
        while (before != "IEND")
        {
            if (rest.Length < 12) throw Damaged("A chunk is cut short.");
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest.Span);
            if (length > rest.Length - 12) throw Damaged("A chunk is cut short.");
            var typed = rest.Slice(4, 4 + (int)length);
            if (Crc(typed.Span) != BinaryPrimitives.ReadUInt32BigEndian(rest.Span[(8 + (int)length)..]))
                throw Damaged("A chunk's checksum is wrong.");
            var type = string.Concat(typed[..4].ToArray().Select(letter => (char)letter));
            var data = typed[4..];
            rest = rest[(12 + (int)length)..];
            if ((before.Length == 0) != (type == "IHDR")) throw Damaged("The header is not the first chunk, or not the only one.");
            switch (type)
            {
                case "IHDR":
                    header = data;
                    ReadHeader(header.Span); // before anything is gathered
                    break;
                case "IDAT":
                    if (packed.Length > 0 && before != "IDAT") throw Damaged("The image data are parted.");
                    packed.Write(data.Span);
                    break;
                case "IEND":
                    if (length > 0 || rest.Length > 0) throw Damaged("Something follows the end.");
                    break;
                case "tRNS": // may be passed over, but makes a colour transparent
                    throw new HandwritingException(HandwritingFault.OtherForm, "One colour is transparent.");
                case [>= 'a' and <= 'z', ..]:
                    break;
                default:
                    throw new HandwritingException(HandwritingFault.OtherForm, "A chunk that a canvas does not make.");
            }

            before = type;
        }

        return (header, packed.ToArray());
    }

    private static (int Width, int Height, int Samples) ReadHeader(ReadOnlySpan<byte> header)
    {
        if (header.Length != 13) throw Damaged("A header has 13 bytes.");
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        if (width == 0 || height == 0) throw Damaged("The image has no pixels.");
        if (width > Widest || height > Highest)
            throw new HandwritingException(HandwritingFault.TooLarge, $"Got {width} × {height} pixels, want at most {Widest} × {Highest}.");
        var samples = header[9] switch { Grey => 1, Rgb => 3, Rgba => 4, _ => 0 };
        if (header[8] != 8 || samples == 0 || header[10] != 0 || header[11] != 0 || header[12] != 0)
            throw new HandwritingException(HandwritingFault.OtherForm, "Not 8 bits of grey, RGB or RGBA without interlace.");
        return ((int)width, (int)height, samples);
    }

    /// <summary>Exactly so many bytes of zlib data (RFC 1950).</summary>
    private static byte[] Unpack(byte[] packed, int length)
    {
        if (packed.Length < 6) throw Damaged("The image data are cut short.");
        var rows = new byte[length];
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        try
        {
            if (zlib.ReadAtLeast(rows, length, throwOnEndOfStream: false) < length) throw Damaged("There are fewer pixels than the header says.");
            if (zlib.ReadByte() >= 0) throw Damaged("There are more pixels than the header says.");
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            // An IOException, in bytes that are all in memory, is zlib's wish for a preset dictionary.
            throw Damaged($"The image data are damaged: {broken.Message}");
        }

        // The stream's reader does not ask for a checksum that is cut off, nor mind what follows it.
        if (BinaryPrimitives.ReadUInt32BigEndian(packed.AsSpan(packed.Length - 4)) != Adler(rows))
            throw Damaged("The image data's checksum is wrong.");
        return rows;
    }

    /// <summary>Undoes the filters (ISO/IEC 15948, clause 9) in place; each row has its filter before it.</summary>
    private static void Unfilter(byte[] rows, int length, int samples)
    {
        for (var start = 0; start < rows.Length; start += length + 1)
        {
            var filter = rows[start];
            if (filter > 4) throw Damaged($"No filter {filter}.");
            for (var i = 0; i < length; i++)
            {
                var at = start + 1 + i;
                var left = i >= samples ? rows[at - samples] : 0;
                var up = start > 0 ? rows[at - length - 1] : 0;
                var upLeft = start > 0 && i >= samples ? rows[at - length - 1 - samples] : 0;
                var prediction = filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    _ => Paeth(left, up, upLeft),
                };
                rows[at] = unchecked((byte)(rows[at] + prediction));
            }
        }
    }

    private static int Paeth(int left, int up, int upLeft)
    {
        var estimate = left + up - upLeft;
        var (toLeft, toUp, toUpLeft) = (Math.Abs(estimate - left), Math.Abs(estimate - up), Math.Abs(estimate - upLeft));
        return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
    }

    /// <summary>Darkness by the weights of Rec. 601, as far as the pixel covers the paper.</summary>
    private static byte InkOf(ReadOnlySpan<byte> pixel)
    {
        if (pixel.Length == 1) return (byte)(255 - pixel[0]);
        var dark = 255 - (299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2]) / 1000;
        return (byte)(pixel.Length == 4 ? dark * pixel[3] / 255 : dark);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes) crc = CrcTable[(crc ^ value) & 0xFF] ^ crc >> 8;
        return ~crc;
    }

    private static uint CrcOf(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ value >> 1 : value >> 1;
        return value;
    }

    private static uint Adler(ReadOnlySpan<byte> bytes)
    {
        var (low, high) = (1u, 0u);
        foreach (var value in bytes)
        {
            low = (low + value) % AdlerPrime;
            high = (high + low) % AdlerPrime;
        }

        return high << 16 | low;
    }

    private static HandwritingException Damaged(string message) => new(HandwritingFault.Damaged, message);
}
