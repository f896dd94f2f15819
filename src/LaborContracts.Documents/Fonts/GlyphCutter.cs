using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace LaborContracts.Documents.Fonts;

/// <summary>
/// Cuts a TrueType font down to the glyphs of a list, numbered in its order, with the tables that a PDF needs
/// (ISO 32000-1, 9.9, table 126). Parts of composite glyphs follow after the list.
/// </summary>
internal static class GlyphCutter
{
    private const int MoreComponents = 0x20;
    private const int ArgumentsAreWords = 0x1;
    private const int HasScale = 0x8;
    private const int HasTwoScales = 0x40;
    private const int HasMatrix = 0x80;

    public static byte[] Cut(TrueTypeFont font, IReadOnlyList<GlyphSlot> slots)
    {
        var all = new List<GlyphSlot>(slots);
        var numbers = new Dictionary<int, int>();
        foreach (var (index, slot) in slots.Index()) numbers.TryAdd(slot.Glyph, index);

        var outlines = new ArrayBufferWriter<byte>();
        var offsets = new List<int> { 0 };
        for (var i = 0; i < all.Count; i++) // grows while it runs: composites add their parts
        {
            var outline = font.OutlineOf(all[i].Glyph).ToArray();
            foreach (var part in PartsOf(outline))
            {
                var old = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(part));
                if (!numbers.TryGetValue(old, out var number))
                {
                    numbers[old] = number = all.Count;
                    all.Add(new(old, font.AdvanceOf(old)));
                }

                BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(part), (ushort)number);
            }

            outlines.Write(outline);
            outlines.Write(new byte[-outline.Length & 3]);
            offsets.Add(outlines.WrittenCount);
        }

        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1); // long offsets in loca
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), 0);
        var hhea = font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)all.Count);
        var maxp = font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)all.Count);
        // The font itself may have no composites; a ticked box has two parts of one level.
        AtLeast(maxp.AsSpan(10), (ushort)(2 * BinaryPrimitives.ReadUInt16BigEndian(maxp.AsSpan(6)))); // points
        AtLeast(maxp.AsSpan(12), (ushort)(2 * BinaryPrimitives.ReadUInt16BigEndian(maxp.AsSpan(8)))); // contours
        AtLeast(maxp.AsSpan(28), 2);
        AtLeast(maxp.AsSpan(30), 1);

        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = outlines.WrittenSpan.ToArray(),
            ["head"] = head,
            ["hhea"] = hhea,
            ["hmtx"] = Metrics(font, all),
            ["loca"] = Offsets(offsets),
            ["maxp"] = maxp,
        };
        // The glyphs' own hinting programs call these.
        foreach (var tag in (string[])["cvt ", "fpgm", "prep"])
        {
            if (!font.Table(tag).IsEmpty) tables[tag] = font.Table(tag).ToArray();
        }

        return Assemble(tables);
    }

    private static void AtLeast(Span<byte> place, ushort least) =>
        BinaryPrimitives.WriteUInt16BigEndian(place, Math.Max(BinaryPrimitives.ReadUInt16BigEndian(place), least));

    /// <summary>Where a composite glyph names its parts; none in a simple glyph.</summary>
    private static List<int> PartsOf(byte[] outline)
    {
        var parts = new List<int>();
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return parts;
        var (at, flags) = (10, MoreComponents);
        while ((flags & MoreComponents) != 0)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            parts.Add(at + 2);
            at += 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2);
            at += (flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0;
        }

        return parts;
    }

    private static byte[] Metrics(TrueTypeFont font, List<GlyphSlot> slots)
    {
        var metrics = new byte[4 * slots.Count];
        foreach (var (index, slot) in slots.Index())
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * index), (ushort)slot.Advance);
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan(4 * index + 2), (short)font.BearingOf(slot.Glyph));
        }

        return metrics;
    }

    private static byte[] Offsets(List<int> offsets)
    {
        var loca = new byte[4 * offsets.Count];
        foreach (var (index, offset) in offsets.Index()) BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * index), offset);
        return loca;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var start = 12 + 16 * tables.Count;
        var file = new byte[start + tables.Values.Sum(table => (table.Length + 3) & ~3)];
        var power = 1 << int.Log2(tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 * power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)int.Log2(power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * (tables.Count - power)));
        var (row, at, head) = (12, start, 0);
        foreach (var (tag, table) in tables)
        {
            table.CopyTo(file, at);
            var padded = file.AsSpan(at, (table.Length + 3) & ~3);
            Encoding.ASCII.GetBytes(tag, file.AsSpan(row));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(row + 4), Checksum(padded));
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(row + 8), at);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(row + 12), table.Length);
            if (tag == "head") head = at;
            (row, at) = (row + 16, at + padded.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), unchecked(0xB1B0AFBA - Checksum(file)));
        return file;
    }

    private static uint Checksum(ReadOnlySpan<byte> words)
    {
        var sum = 0u;
        for (var i = 0; i < words.Length; i += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(words[i..]));
        return sum;
    }
}

/// <summary>A place in a cut font.</summary>
/// <param name="Glyph">Its number in the whole font.</param>
/// <param name="Advance">In the font's units; less than the font's own where the mark is cast on a narrower body.</param>
internal readonly record struct GlyphSlot(int Glyph, int Advance);
