using System.Buffers.Text;
using System.Text;

namespace LaborContracts.Pdf.Reading;

/// <summary>What stands around the objects of a file, §7.5: keywords, table entries, stream data, end marks.</summary>
internal sealed partial class Parser
{
    private const int TableEntryLength = 20;

    /// <summary>Reads an unsigned integer of at most nine digits.</summary>
    public int ReadCount()
    {
        SkipSpace();
        var start = Position;
        while (Current is >= '0' and <= '9') Position++;
        var digits = Span[start..Position];
        return digits.Length is > 0 and < 10 && Utf8Parser.TryParse(digits, out int value, out _)
            ? value
            : throw Bad("a number is missing");
    }

    /// <summary>
    /// Reads an entry of a cross-reference table, §7.5.4: exactly twenty bytes, for some programs count them.
    /// Ten digits, a space, five digits, a space, n or f, and a line end of two bytes.
    /// </summary>
    public XrefEntry ReadTableEntry()
    {
        var entry = Span[Position..Math.Min(bytes.Length, Position + TableEntryLength)];
        if (entry is not [.., (byte)' ', _, _, _, _, _, (byte)' ', (byte)'n' or (byte)'f', _, _]
            || entry.Length < TableEntryLength
            || entry[18..] is not [(byte)' ', (byte)'\r' or (byte)'\n'] and not [(byte)'\r', (byte)'\n']
            || entry[..10].ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || entry[11..16].ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || !Utf8Parser.TryParse(entry[..10], out long offset, out _)
            || !Utf8Parser.TryParse(entry[11..16], out int generation, out _))
            throw Bad("an entry of the cross-reference table is damaged");
        Position += TableEntryLength;
        if (entry[17] == 'f') return default;
        return offset <= int.MaxValue ? new XrefEntry(XrefKind.InFile, (int)offset, generation)
            : throw Bad("an object lies outside the file");
    }

    /// <summary>Skips the one line end before the entries of a table.</summary>
    public void ReadLineEnd()
    {
        while (Current == ' ') Position++;
        if (Current == '\r') Position++;
        if (Current == '\n') Position++;
    }

    /// <summary>
    /// Reads <c>startxref</c>, an offset and <c>%%EOF</c> and gives the offset; null, and moves nowhere, if they do not
    /// follow.
    /// </summary>
    public int? TryEndMark()
    {
        var back = Position;
        if (TryKeyword("startxref"))
        {
            var offset = ReadCount();
            while (Current >= 0 && IsSpace((byte)Current)) Position++;
            if (Span[Position..].StartsWith("%%EOF"u8))
            {
                Position += "%%EOF".Length;
                return offset;
            }
        }

        Position = back;
        return null;
    }

    public bool TryKeyword(string keyword)
    {
        SkipSpace();
        if (bytes.Length - Position < keyword.Length
            || !Ascii.Equals(Span.Slice(Position, keyword.Length), keyword)) return false;
        var after = Position + keyword.Length;
        if (after < bytes.Length && IsRegular(Span[after])) return false;
        Position = after;
        return true;
    }

    public void ReadKeyword(string keyword)
    {
        if (!TryKeyword(keyword)) throw Bad($"'{keyword}' is missing");
    }

    /// <summary>
    /// Data of a stream after its dictionary: the keyword, one line end (CR LF or LF), the bytes, endstream.
    /// </summary>
    public ReadOnlyMemory<byte> ReadStreamData(long length)
    {
        if (Current == '\r') Position++;
        if (Current != '\n') throw Bad("the stream keyword is not followed by a line end");
        Position++;
        if (length < 0 || length > bytes.Length - Position) throw Bad($"a stream of {length} bytes does not fit");
        var data = bytes.Slice(Position, (int)length);
        Position += (int)length;
        ReadKeyword("endstream");
        return data;
    }
}
