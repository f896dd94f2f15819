using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace LaborContracts.Verification.Evidence;

/// <summary>
/// The ZIP of an evidence package (docs/formats/evidence.md, "The ZIP"). The reader takes one form only: what two programs could read
/// differently, or what could hurt whoever unpacks it, is refused.
/// </summary>
internal static partial class EvidenceZip
{
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LocalLength = 30;
    private const uint EndMark = 0x06054b50;
    private const uint EntryMark = 0x02014b50;
    private const uint LocalMark = 0x04034b50;
    private const ushort NamesAreUtf8 = 1 << 11;
    private const ushort Stored = 0;
    private const ushort Deflated = 8;
    private const uint Symlink = 0xA000;

    /// <summary>The files in the order of the directory.</summary>
    /// <exception cref="FormatException">Not such a ZIP, or beyond the limits.</exception>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Read(ReadOnlyMemory<byte> zip)
    {
        if (zip.Length > EvidencePackage.Limit) throw Bad($"got {zip.Length} bytes, want at most {EvidencePackage.Limit}");
        var entries = Directory(zip.Span);
        var files = new OrderedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var unpacked = entries.Sum(entry => (long)entry.Unpacked);
        if (unpacked > EvidencePackage.Limit) throw Bad($"unpacks to {unpacked} bytes, want at most {EvidencePackage.Limit}");
        foreach (var entry in entries)
        {
            if (!files.TryAdd(entry.Name, Unpack(zip.Slice(entry.Start, entry.Packed), entry)))
                throw Bad($"{entry.Name} is there twice");
        }

        return files;
    }

    /// <summary>The central directory, each entry of which must lie right behind the one before: no byte of the file is hidden.</summary>
    private static List<Entry> Directory(ReadOnlySpan<byte> zip)
    {
        if (zip.Length < EndLength || Four(zip, zip.Length - EndLength) != EndMark) throw Bad("no end of a directory at the end");
        var end = zip[^EndLength..];
        var (count, size, start) = (Two(end, 10), Four(end, 12), Four(end, 16));
        if (Two(end, 4) != 0 || Two(end, 6) != 0 || Two(end, 8) != count || Two(end, 20) != 0) throw Bad("several parts, or a comment");
        if (count > EvidencePackage.MostFiles) throw Bad($"got {count} files, want at most {EvidencePackage.MostFiles}");
        if ((ulong)start + size != (ulong)(zip.Length - EndLength)) throw Bad("the directory is not where it should be");
        var (entries, at, next) = (new List<Entry>(count), (int)start, 0);
        for (var i = 0; i < count; i++)
        {
            var entry = Entry.Read(zip, ref at);
            next = entry.Follow(zip[..(int)start], next);
            entries.Add(entry with { Start = next - entry.Packed });
        }

        return next == start && at == zip.Length - EndLength ? entries : throw Bad("bytes that no entry names");
    }

    private static byte[] Unpack(ReadOnlyMemory<byte> packed, Entry entry)
    {
        if (!entry.IsDeflated) return packed.ToArray();
        var content = new byte[entry.Unpacked];
        try
        {
            using var stream = new DeflateStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            stream.ReadExactly(content);
            if (stream.ReadByte() >= 0) throw Bad($"{entry.Name} is longer than it says");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new FormatException($"package: {entry.Name} cannot be unpacked", e);
        }

        return content;
    }

    private static ushort Two(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint Four(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static FormatException Bad(string what) => new($"package: {what}");

    /// <summary>Lower case, and at most one folder: nothing that leads anywhere else, on any system.</summary>
    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,63}(/[a-z0-9][a-z0-9.-]{0,63})?\\z", RegexOptions.CultureInvariant)]
    internal static partial Regex PlainName();

    private sealed record Entry(string Name, ushort Flags, ushort Method, int Packed, int Unpacked, uint Local)
    {
        /// <summary>Of the packed bytes in the file.</summary>
        public int Start { get; init; }

        public bool IsDeflated => Method == Deflated;

        public static Entry Read(ReadOnlySpan<byte> zip, ref int at)
        {
            if (zip.Length - EndLength - at < EntryLength || Four(zip, at) != EntryMark) throw Bad("an entry of the directory is malformed");
            var head = zip[at..];
            var (flags, method, length) = (Two(head, 8), Two(head, 10), Two(head, 28));
            if ((flags & ~NamesAreUtf8) != 0 || method is not (Stored or Deflated)) throw Bad("encrypted, or packed in another way");
            if (Two(head, 30) + Two(head, 32) + Two(head, 34) != 0) throw Bad("an entry with extras");
            if ((Four(head, 38) >> 16 & 0xF000) == Symlink) throw Bad("an entry that is a link");
            if (head.Length < EntryLength + length) throw Bad("an entry of the directory is cut short");
            var name = Encoding.ASCII.GetString(head.Slice(EntryLength, length));
            if (!PlainName().IsMatch(name)) throw Bad("a name that is none of a package's");
            var (packed, unpacked) = (Four(head, 20), Four(head, 24));
            if (packed > zip.Length || unpacked > EvidencePackage.Limit || (method == Stored && packed != unpacked)) throw Bad($"{name} has sizes that cannot be");
            at += EntryLength + length;
            return new(name, flags, method, (int)packed, (int)unpacked, Four(head, 42));
        }

        /// <summary>Where the entry ends, which begins where the one before ended and says of itself what the directory says.</summary>
        public int Follow(ReadOnlySpan<byte> body, int start)
        {
            if (Local != start || body.Length - start < LocalLength || Four(body, start) != LocalMark) throw Bad($"{Name} does not follow the one before");
            var head = body[start..];
            if (Two(head, 6) != Flags || Two(head, 8) != Method || Two(head, 26) != Name.Length || Two(head, 28) != 0) throw Bad($"{Name} says otherwise itself");
            var length = (long)LocalLength + Name.Length + Packed;
            if (head.Length < length) throw Bad($"{Name} is cut short");
            if (Encoding.ASCII.GetString(head.Slice(LocalLength, Name.Length)) != Name) throw Bad($"{Name} has another name itself");
            if (Four(head, 18) != Packed || Four(head, 22) != Unpacked) throw Bad($"{Name} has other sizes itself");
            return start + (int)length;
        }
    }
}
