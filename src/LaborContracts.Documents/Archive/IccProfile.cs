using System.Buffers.Binary;
using System.Text;

namespace LaborContracts.Documents.Archive;

/// <summary>
/// An ICC profile (ICC.1:2001-04, version 2.4, which every part of PDF/A takes) of the sRGB colour space of
/// IEC 61966-2-1: three primaries adapted to D50 and one curve. Made here, so that the archive's output intent depends
/// on no file of others.
/// </summary>
internal static class IccProfile
{
    private const int HeaderLength = 128;

    public static byte[] SRgb { get; } = Build();

    private static byte[] Build()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", Padded([.. "text"u8, 0, 0, 0, 0, .. "No copyright, use freely\0"u8])),
            ("wtpt", Xyz(0.9642, 1.0, 0.8249)),
            // Bradford adaptation from D65 to D50, row by row.
            ("chad", Numbers("sf32", 1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316)),
            ("rXYZ", Xyz(0.4360747, 0.2225045, 0.0139322)),
            ("gXYZ", Xyz(0.3850649, 0.7168786, 0.0971045)),
            ("bXYZ", Xyz(0.1430804, 0.0606169, 0.7141733)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];

        var table = new List<byte>(Int(tags.Length));
        var data = new List<byte>();
        var places = new Dictionary<byte[], int>();
        foreach (var (tag, content) in tags)
        {
            if (places.TryAdd(content, HeaderLength + 4 + 12 * tags.Length + data.Count)) data.AddRange(content);
            table.AddRange([.. Encoding.ASCII.GetBytes(tag), .. Int(places[content]), .. Int(content.Length)]);
        }

        return [.. Header(HeaderLength + table.Count + data.Count), .. table, .. data];
    }

    private static byte[] Header(int length)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, length);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 0x02400000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", header.AsSpan(12));
        // A fixed date of making: 1 January 2026.
        foreach (var (index, part) in ((short[])[2026, 1, 1, 0, 0, 0]).Index())
            BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(24 + 2 * index), part);
        Encoding.ASCII.GetBytes("acsp", header.AsSpan(36));
        Numbers("", 0.9642, 1.0, 0.8249).AsSpan(4).CopyTo(header.AsSpan(68)); // illuminant of the connection space, D50
        return header;
    }

    /// <summary>Type "curv", sampled: linear near black, a power of 2.4 above.</summary>
    private static byte[] Curve()
    {
        const int Samples = 256;
        var curve = new List<byte>([.. "curv"u8, 0, 0, 0, 0, .. Int(Samples)]);
        for (var i = 0; i < Samples; i++)
        {
            var value = i / (Samples - 1.0);
            var linear = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            curve.AddRange(Int((int)Math.Round(linear * 65535)).AsSpan(2));
        }

        return [.. curve];
    }

    private static byte[] Xyz(double x, double y, double z) => Numbers("XYZ ", x, y, z);

    /// <summary>Type signature, four zero bytes, and numbers as s15Fixed16.</summary>
    private static byte[] Numbers(string type, params double[] values) =>
        [.. Encoding.ASCII.GetBytes(type), 0, 0, 0, 0, .. values.SelectMany(value => Int((int)Math.Round(value * 65536)))];

    /// <summary>Type "desc": in ASCII, with the places for Unicode and for Macintosh left empty.</summary>
    private static byte[] Description(string text) => Padded(
        [.. "desc"u8, 0, 0, 0, 0, .. Int(text.Length + 1), .. Encoding.ASCII.GetBytes(text), 0, .. new byte[8 + 3 + 67]]);

    private static byte[] Padded(byte[] tag) => [.. tag, .. new byte[-tag.Length & 3]];

    private static byte[] Int(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
