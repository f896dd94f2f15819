using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LaborContracts.Verification.Evidence;

/// <summary>
/// Writes the one form of ZIP that <see cref="EvidenceZip"/> reads: the same files give the same bytes on every system, and nothing but the output
/// is waited for.
/// </summary>
internal static class EvidenceZipWriter
{
    private const ushort Version = 20;
    private const ushort Deflated = 8;

    /// <summary>1 January 1980: ZIP knows no time zones, and the package says itself when it was made.</summary>
    private const ushort Timeless = 1 << 5 | 1;

    private static readonly uint[] Crcs = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    public static async Task WriteAsync(
        Stream output, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, CancellationToken cancellationToken)
    {
        var (directory, at) = (new MemoryStream(), 0);
        foreach (var (name, content) in files)
        {
            var packed = Pack(content);
            var (title, common) = (Encoding.ASCII.GetBytes(name), Common(name, packed, content));
            byte[] local = [.. "PK\x03\x04"u8, .. common, .. title];
            await output.WriteAsync(local, cancellationToken);
            await output.WriteAsync(packed, cancellationToken);
            directory.Write([.. "PK\x01\x02"u8, .. Two(Version), .. common, .. new byte[10], .. Four((uint)at), .. title]);
            at += local.Length + packed.Length;
        }

        var (start, length) = (at, (int)directory.Length);
        directory.Write([.. "PK\x05\x06"u8, 0, 0, 0, 0, .. Two(files.Count), .. Two(files.Count), .. Four((uint)length), .. Four((uint)start), 0, 0]);
        await output.WriteAsync(directory.GetBuffer().AsMemory(0, (int)directory.Length), cancellationToken);
    }

    /// <summary>What local header and directory say alike, from the version that is needed to the length of extras.</summary>
    private static byte[] Common(string name, byte[] packed, ReadOnlyMemory<byte> content) =>
    [
        .. Two(Version), 0, 0, .. Two(Deflated), 0, 0, .. Two(Timeless), .. Four(Crc(content.Span)), .. Four((uint)packed.Length), .. Four((uint)content.Length),
        .. Two(name.Length), 0, 0,
    ];

    private static byte[] Pack(ReadOnlyMemory<byte> content)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal)) deflate.Write(content.Span);
        return packed.ToArray();
    }

    /// <summary>CRC-32 of ISO 3309, reflected.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes) crc = Crcs[(crc ^ one) & 0xFF] ^ crc >> 8;
        return ~crc;
    }

    private static uint CrcOf(int index)
    {
        var crc = (uint)index;
        for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        return crc;
    }

    private static byte[] Two(int number)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)number));
        return bytes;
    }

    private static byte[] Four(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        return bytes;
    }
}
