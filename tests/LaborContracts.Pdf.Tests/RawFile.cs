using System.Globalization;
using System.Text;

namespace LaborContracts.Pdf.Tests;

/// <summary>
/// A file with cross-reference tables put together by hand, so that it can lie. One character is one byte.
/// </summary>
internal sealed class RawFile
{
    public const string Catalog = "<</Type/Catalog/Pages 2 0 R>>";
    public const string NoPages = "<</Type/Pages/Kids[]/Count 0>>";

    private readonly StringBuilder _text = new("%PDF-1.7\n");
    private readonly SortedDictionary<int, string> _entries = [];
    private int _size;
    private int? _previous;

    /// <summary>Offset of what is written next.</summary>
    public int Position => _text.Length;

    public byte[] Bytes => Encoding.Latin1.GetBytes(_text.ToString());

    /// <summary>A first revision with a catalog, no pages, and these objects from number 3.</summary>
    public static RawFile Of(params string[] bodies)
    {
        var file = new RawFile().Add(1, Catalog).Add(2, NoPages);
        foreach (var (index, body) in bodies.Index()) file.Add(index + 3, body);
        return file.End();
    }

    public static string Stream(string data, string? length = null, string entries = "") =>
        string.Create(CultureInfo.InvariantCulture, $"<</Length {length ?? $"{data.Length}"}{entries}>>\n")
        + $"stream\n{data}\nendstream";

    public RawFile Write(string text)
    {
        _text.Append(text);
        return this;
    }

    public RawFile Add(int number, string body) => List(number, Position).Write($"{number} 0 obj\n{body}\nendobj\n");

    /// <summary>Lists an object in the next section, wherever it is.</summary>
    public RawFile List(int number, int offset)
    {
        _entries[number] = string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        return this;
    }

    public RawFile Free(int number)
    {
        _entries[number] = "0000000000 00001 f \n";
        return this;
    }

    /// <summary>Ends a revision: a table of what was listed since the last one, trailer, startxref, %%EOF.</summary>
    public RawFile End(string trailer = "", int? previous = null)
    {
        var start = Position;
        _text.Append("xref\n");
        if (_previous is null) _text.Append("0 1\n0000000000 65535 f \n");
        foreach (var (number, entry) in _entries) _text.Append(CultureInfo.InvariantCulture, $"{number} 1\n{entry}");
        _size = Math.Max(_size, _entries.Keys.DefaultIfEmpty(0).Max() + 1);
        _text.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {_size}/Root 1 0 R");
        if ((previous ?? _previous) is { } before) _text.Append(CultureInfo.InvariantCulture, $"/Prev {before}");
        _text.Append(CultureInfo.InvariantCulture, $"{trailer}>>\nstartxref\n{start}\n%%EOF\n");
        _entries.Clear();
        _previous = start;
        return this;
    }
}
