using System.Globalization;
using System.Text;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>Files and updates with cross-reference tables, put together by hand so that they can lie. A character is a byte.</summary>
internal sealed class RawFile
{
    /// <summary>Number of the first object that <see cref="Of"/> is given.</summary>
    public const int First = 3;

    private readonly MemoryStream _bytes = new();
    private readonly SortedDictionary<int, string> _entries = [];
    private readonly SortedDictionary<int, int> _hidden = [];
    private int? _previous;
    private int _size = 4000;

    private RawFile()
    {
    }

    public int Position => (int)_bytes.Length;

    /// <summary>What was written so far.</summary>
    public byte[] Bytes => _bytes.ToArray();

    /// <summary>An unsigned file of these objects, after a catalog and a tree without pages.</summary>
    public static byte[] Of(params IEnumerable<string> bodies)
    {
        var file = new RawFile().Write("%PDF-1.7\n");
        file._entries[0] = "0000000000 65535 f \n";
        file.Add(1, "<</Type/Catalog/Pages 2 0 R>>").Add(2, "<</Type/Pages/Kids[]/Count 0>>");
        foreach (var (index, body) in bodies.Index()) file.Add(First + index, body);
        return file.End();
    }

    /// <summary>A file that is begun from nothing.</summary>
    public static RawFile Begin(string header = "%PDF-1.7\n")
    {
        var file = new RawFile().Write(header);
        file._entries[0] = "0000000000 65535 f \n";
        return file;
    }

    /// <summary>An update behind a file.</summary>
    public static RawFile After(ReadOnlySpan<byte> pdf)
    {
        var file = new RawFile { _previous = StartXref(pdf) };
        file._bytes.Write(pdf);
        return file;
    }

    public static int StartXref(ReadOnlySpan<byte> pdf) => int.Parse(
        Encoding.ASCII.GetString(pdf[(pdf.LastIndexOf("startxref"u8) + 10)..]).Split('\n', '\r')[0], CultureInfo.InvariantCulture);

    public RawFile Write(string text)
    {
        _bytes.Write(Encoding.Latin1.GetBytes(text));
        return this;
    }

    public RawFile Add(int number, string body, int generation = 0) =>
        List(number, Position, generation).Write(Text($"{number} {generation} obj\n{body}\nendobj\n"));

    /// <summary>Lists an object, wherever it is.</summary>
    public RawFile List(int number, int offset, int generation = 0)
    {
        _entries[number] = Text($"{offset:D10} {generation:D5} n \n");
        return this;
    }

    /// <summary>Adds an object that only the stream beside the table lists (hybrid, ISO 32000-2, 7.5.8.4).</summary>
    public RawFile Hide(int number, string body)
    {
        _hidden[number] = Position;
        return Write(Text($"{number} 0 obj\n{body}\nendobj\n"));
    }

    public RawFile Free(int number)
    {
        _entries[number] = "0000000000 00001 f \n";
        return this;
    }

    public RawFile Size(int size)
    {
        _size = size;
        return this;
    }

    /// <summary>A table of what was listed, trailer, startxref, %%EOF.</summary>
    public byte[] End(string trailer = "", int? previous = null, int? startXref = null, string root = "1 0 R")
    {
        if (_hidden.Count > 0) trailer += EndHidden();
        var start = Position;
        Write("xref\n");
        foreach (var (number, entry) in _entries) Write(Text($"{number} 1\n{entry}"));
        Write(Text($"trailer\n<</Size {_size}/Root {root}"));
        if ((previous ?? _previous) is { } before) Write(Text($"/Prev {before}"));
        Write(Text($"{trailer}>>\nstartxref\n{startXref ?? start}\n%%EOF\n"));
        return _bytes.ToArray();
    }

    /// <summary>The same with all entries in one subsection: they must be without a gap.</summary>
    public byte[] EndInOne()
    {
        var start = Position;
        Write(Text($"xref\n0 {_entries.Count}\n"));
        foreach (var entry in _entries.Values) Write(entry);
        return Write(Text($"trailer\n<</Size {_entries.Count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n")).Bytes;
    }

    /// <summary>One row of a cross-reference stream with W [1 4 1].</summary>
    public static string Row(int kind, int position, int minor) => new(
        [(char)kind, (char)(position >> 24), (char)((position >> 16) & 255), (char)((position >> 8) & 255), (char)(position & 255), (char)minor]);

    private string EndHidden()
    {
        const int number = 3998;
        var start = Position;
        var rows = string.Concat(_hidden.Values.Select(offset => Row(1, offset, 0)));
        Add(number, Text($"<</Type/XRef/Size {number + 1}/W[1 4 1]/Index[{string.Join(' ', _hidden.Keys.Select(n => $"{n} 1"))}]")
            + Text($"/Length {rows.Length}>>\nstream\n{rows}\nendstream"));
        return Text($"/XRefStm {start}");
    }

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
