using System.Text;

namespace LaborContracts.Pdf;

/// <summary>A string, §7.3.4: bytes, written in parentheses or as hexadecimal.</summary>
public sealed class PdfString(ReadOnlyMemory<byte> bytes, bool isHex = false) : PdfObject
{
    public ReadOnlyMemory<byte> Bytes => bytes;

    public bool IsHex => isHex;

    /// <summary>
    /// Where its token stands in the file, delimiters included; null if it was not read from plain file bytes.
    /// </summary>
    public (int Start, int Length)? Source { get; init; }

    /// <summary>A text string, §7.9.2.2: ASCII as it is, anything else as UTF-16BE with its byte order mark.</summary>
    public static PdfString Text(string text) => text.All(c => c is >= ' ' and <= '~')
        ? new(Encoding.ASCII.GetBytes(text))
        : new((byte[])[0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)], isHex: true);

    /// <summary>The text of a text string: UTF-16BE or UTF-8 by its mark, else byte by byte as Latin-1.</summary>
    public string ToText() => Bytes.Span switch
    {
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        var plain => Encoding.Latin1.GetString(plain),
    };
}
