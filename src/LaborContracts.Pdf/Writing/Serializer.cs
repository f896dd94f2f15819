using System.Buffers;
using System.Globalization;
using System.Text;

namespace LaborContracts.Pdf.Writing;

/// <summary>Writes objects as bytes and remembers where the reserved places came to lie.</summary>
/// <param name="capacity">Bytes that are expected; more are taken as well.</param>
internal sealed class Serializer(int capacity = 4096) : IDisposable
{
    private static readonly SearchValues<char> PlainNameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    private readonly PooledBytes _output = new(capacity);

    public Dictionary<PdfReserved, int> Reserved { get; } = [];

    public int Position => _output.Count;

    public ReadOnlySpan<byte> Written => _output.Written;

    public static byte[] BytesOf(PdfObject value)
    {
        using var serializer = new Serializer();
        serializer.Write(value);
        return serializer.ToArray();
    }

    public byte[] ToArray() => _output.Written.ToArray();

    public void Dispose() => _output.Dispose();

    public void Write(string ascii) => Encoding.ASCII.GetBytes(ascii, _output);

    public void Write(ReadOnlySpan<byte> bytes) => _output.Write(bytes);

    /// <summary><c>12 0 obj … endobj</c>; returns its offset.</summary>
    public int WriteIndirect(PdfReference reference, PdfObject value)
    {
        var offset = Position;
        Write(string.Create(CultureInfo.InvariantCulture, $"{reference.Number} {reference.Generation} obj\n"));
        Write(value);
        Write("\nendobj\n");
        return offset;
    }

    public void Write(PdfObject value)
    {
        switch (value)
        {
            case PdfNull: Write("null"); break;
            case PdfBoolean boolean: Write(boolean.Value ? "true" : "false"); break;
            case PdfInteger integer: Write(integer.Value.ToString(CultureInfo.InvariantCulture)); break;
            case PdfReal real:
                Write(decimal.Round(real.Value, 5).ToString("0.#####", CultureInfo.InvariantCulture));
                break;
            case PdfName name: WriteName(name.Value); break;
            case PdfString text: WriteString(text); break;
            case PdfReference reference:
                Write(string.Create(CultureInfo.InvariantCulture, $"{reference.Number} {reference.Generation} R"));
                break;
            case PdfArray array: WriteArray(array); break;
            case PdfDictionary dictionary: WriteDictionary(dictionary); break;
            case PdfStream stream: WriteStream(stream); break;
            case PdfReserved reserved:
                Reserved.Add(reserved, Position);
                Write(new string(' ', reserved.Length));
                break;
            default: throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "No such PDF object.");
        }
    }

    private void WriteName(string name)
    {
        Write("/"u8);
        if (!name.AsSpan().ContainsAnyExcept(PlainNameCharacters))
        {
            Write(name);
            return;
        }

        foreach (var character in name)
        {
            var plain = character is > ' ' and < '\x7F' && !"()<>[]{}/%#".Contains(character, StringComparison.Ordinal);
            Write(plain ? character.ToString() : $"#{(int)character:X2}");
        }
    }

    private void WriteString(PdfString text)
    {
        if (text.IsHex)
        {
            Write($"<{Convert.ToHexString(text.Bytes.Span)}>");
            return;
        }

        Write("("u8);
        var rest = text.Bytes.Span;
        for (int at; (at = rest.IndexOfAny("()\\\r"u8)) >= 0; rest = rest[(at + 1)..])
        {
            Write(rest[..at]);
            Write("\\"u8);
            Write(rest[at] == '\r' ? "r"u8 : rest.Slice(at, 1));
        }

        Write(rest);
        Write(")"u8);
    }

    private void WriteArray(PdfArray array)
    {
        Write("[");
        foreach (var (index, item) in array.Items.Index())
        {
            if (index > 0) Write(" ");
            Write(item);
        }

        Write("]");
    }

    private void WriteDictionary(PdfDictionary dictionary)
    {
        Write("<<");
        foreach (var (key, value) in dictionary)
        {
            WriteName(key);
            Write(" ");
            Write(value);
        }

        Write(">>");
    }

    private void WriteStream(PdfStream stream)
    {
        var dictionary = stream.Dictionary.Copy();
        dictionary["Length"] = stream.Data.Length;
        WriteDictionary(dictionary);
        Write("\nstream\n");
        Write(stream.Data.Span);
        Write("\nendstream");
    }
}
