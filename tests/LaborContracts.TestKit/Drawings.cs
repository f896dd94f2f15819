using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LaborContracts.TestKit;

/// <summary>PNGs as a canvas makes them, and as it does not.</summary>
public static class Drawings
{
    public const int Grey = 0;
    public const int Rgb = 2;
    public const int Palette = 3;
    public const int Rgba = 6;

    /// <summary>Some strokes in the manner of a signature: waves that cross a bar.</summary>
    public static byte[] Signature(int width = 900, int height = 360, int colorType = Rgba, int filter = 0) =>
        Png(width, height, (x, y) => IsSignature(x * 900.0 / width, y * 360.0 / height), colorType, filter);

    /// <summary>Blue-black where a pixel is inked; white elsewhere, or nothing in RGBA.</summary>
    public static byte[] Png(int width, int height, Func<int, int, bool> isInked, int colorType = Rgba, int filter = 0) => FileOf(
        Header(width, height, colorType: colorType), Chunk("IDAT", Pack(Rows(width, height, isInked, colorType, filter))), Chunk("IEND", []));

    public static byte[] FileOf(params byte[][] chunks) =>
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. chunks.SelectMany(chunk => chunk)];

    public static byte[] Header(int width, int height, int depth = 8, int colorType = Rgba, int interlace = 0)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9], data[12]) = ((byte)depth, (byte)colorType, (byte)interlace);
        return Chunk("IHDR", data);
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[typed.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        typed.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(typed));
        return chunk;
    }

    public static byte[] Pack(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal)) zlib.Write(rows);
        return packed.ToArray();
    }

    public static byte[] Rows(int width, int height, Func<int, int, bool> isInked, int colorType = Rgba, int filter = 0)
    {
        byte[] ink = colorType switch { Grey => [20], Rgb => [10, 20, 60], _ => [10, 20, 60, 255] };
        byte[] paper = colorType switch { Grey => [255], Rgb => [255, 255, 255], _ => [0, 0, 0, 0] };
        var stride = width * ink.Length;
        var plain = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) (isInked(x, y) ? ink : paper).CopyTo(plain, y * stride + x * ink.Length);
        }

        var rows = new byte[(stride + 1) * height];
        for (var y = 0; y < height; y++)
        {
            rows[y * (stride + 1)] = (byte)filter;
            for (var i = 0; i < stride; i++)
            {
                int left = At(y, i - ink.Length), up = At(y - 1, i), corner = i < ink.Length ? 0 : At(y - 1, i - ink.Length);
                int[] nearest = [left, up, corner];
                var prediction = filter switch
                {
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => nearest.MinBy(value => Math.Abs(left + up - corner - value)),
                    _ => 0,
                };
                rows[y * (stride + 1) + 1 + i] = unchecked((byte)(At(y, i) - prediction));
            }
        }

        return rows;

        int At(int y, int i) => y < 0 || i < 0 ? 0 : plain[y * stride + i];
    }

    private static bool IsSignature(double x, double y)
    {
        if (x is < 60 or > 840) return false;
        var wave = 180 + 90 * Math.Sin(x / 45) * Math.Cos(x / 170);
        return Math.Abs(y - wave) < 5 + 4 * Math.Abs(Math.Sin(x / 45)) || Math.Abs(y - 250 + x / 8) < 3 || Math.Abs(x - 300 - y / 6) < 4 && y is > 60 and < 310;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
