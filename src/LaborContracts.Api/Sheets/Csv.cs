using System.Text;
using System.Text.Unicode;

namespace LaborContracts.Api.Sheets;

/// <summary>
/// CSV as of RFC 4180, with commas, in UTF-8 (with or without its mark) or GB18030. A quote in the wrong place is refused: whoever guesses
/// there moves the cells behind it to other columns.
/// </summary>
internal static class Csv
{
    private const int Gb18030 = 54936;

    public static IEnumerable<SheetLine> Read(byte[] file)
    {
        var mark = file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        using var reader = new StreamReader(new MemoryStream(file, mark, file.Length - mark), EncodingOf(file), detectEncodingFromByteOrderMarks: false);
        for (var number = 1; ReadLine(reader, number) is { } cells; number++)
            if (cells.Exists(cell => !string.IsNullOrWhiteSpace(cell))) yield return new(number, cells);
    }

    private static Encoding EncodingOf(byte[] file) => Utf8.IsValid(file)
        ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
        : CodePagesEncodingProvider.Instance.GetEncoding(Gb18030, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Null at the end of the file.</summary>
    private static List<string>? ReadLine(StreamReader reader, int number)
    {
        try
        {
            if (reader.Peek() < 0) return null;
            var cells = new List<string>();
            var isLast = false;
            while (!isLast)
            {
                if (cells.Count == Sheet.MostColumns) throw new UnreadableSheetException("issue.too-many-columns", number);
                (var cell, isLast) = reader.Peek() == '"' ? Quoted(reader, number) : Plain(reader, number);
                cells.Add(cell);
            }

            return cells;
        }
        catch (DecoderFallbackException neither)
        {
            throw new UnreadableSheetException("issue.encoding", number, neither);
        }
    }

    private static (string Cell, bool IsLast) Plain(StreamReader reader, int number)
    {
        var cell = new StringBuilder();
        while (true)
        {
            var next = reader.Read();
            switch (next)
            {
                case ',': return (cell.ToString(), false);
                case < 0 or '\n': return (cell.ToString(), true);
                case '\r' when reader.Peek() is '\n' or < 0: continue;
                case '"': throw new UnreadableSheetException("issue.csv-quotes", number);
                default:
                    Add(cell, (char)next, number);
                    break;
            }
        }
    }

    private static (string Cell, bool IsLast) Quoted(StreamReader reader, int number)
    {
        reader.Read();
        var cell = new StringBuilder();
        while (true)
        {
            var next = reader.Read();
            if (next < 0) throw new UnreadableSheetException("issue.csv-quotes", number);
            if (next != '"')
            {
                if (next != '\r' || reader.Peek() != '\n') Add(cell, (char)next, number); // lines of a clause end as JSON has them
                continue;
            }

            var after = reader.Read();
            if (after == '\r' && reader.Peek() == '\n') after = reader.Read();
            switch (after)
            {
                case '"':
                    Add(cell, '"', number);
                    break;
                case ',': return (cell.ToString(), false);
                case < 0 or '\n': return (cell.ToString(), true);
                default: throw new UnreadableSheetException("issue.csv-quotes", number);
            }
        }
    }

    private static void Add(StringBuilder cell, char character, int number)
    {
        if (cell.Length == Sheet.LongestCell) throw new UnreadableSheetException("issue.cell-too-long", number);
        cell.Append(character);
    }
}
