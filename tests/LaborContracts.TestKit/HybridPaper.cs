using System.Globalization;
using System.Text;

namespace LaborContracts.TestKit;

/// <summary>
/// A page with two signature fields in a hybrid file (ISO 32000-2, 7.5.8.4): programs that know no cross-reference streams
/// do not see its outlines, object 11, which only the stream lists.
/// </summary>
public sealed class HybridPaper
{
    public const int Content = 4, Packed = 10, Outlines = 11, Stream = 12, Count = 13;

    private static readonly string[] Bodies =
    [
        "<</Type/Catalog /Pages 2 0 R /AcroForm 6 0 R /Outlines 11 0 R>>", "<</Type/Pages /Kids[3 0 R] /Count 1>>",
        "<</Type/Page /Parent 2 0 R /MediaBox[0 0 595 842] /Annots[8 0 R 9 0 R] /Contents 4 0 R>>",
        "<</Length 5>>\nstream\nBT ET\nendstream", "(of no use)", "<</Fields 7 0 R /SigFlags 3>>", "[8 0 R 9 0 R]",
        "<</Type/Annot /Subtype/Widget /FT/Sig /T(worker) /Rect[0 0 9 9] /P 3 0 R>>",
        "<</Type/Annot /Subtype/Widget /FT/Sig /T(employer) /Rect[0 0 9 9] /P 3 0 R>>",
        "<</Type/ObjStm /N 1 /First 5 /Length 23>>\nstream\n11 0 <</Type/Outlines>>\nendstream",
    ];

    private readonly StringBuilder _text = new("%PDF-1.5\n");
    private readonly Dictionary<int, int> _offsets = [];

    /// <summary>
    /// What the stream lists of each object: kind, position, index or generation. An honest one lists all, the hidden one in an
    /// object stream and the others as the table does.
    /// </summary>
    public Dictionary<int, (int Kind, int Position, int Minor)> Rows { get; } = [];

    /// <summary>Objects that the table lists; <see cref="Outlines"/> is free in it.</summary>
    public HashSet<int> Listed { get; } = [.. Enumerable.Range(1, Count - 1).Where(n => n != Outlines)];

    /// <summary>What the dictionary of the stream says besides.</summary>
    public string StreamEntries { get; set; } = "";

    /// <summary>Where a trailer says that the stream is; at its place, unless told.</summary>
    public int? Position { get; set; }

    /// <param name="inUpdate">Whether an empty table of an update names the stream, as word processors write it.</param>
    /// <param name="change">Called before the stream is written, when the offsets of all other objects are in its rows.</param>
    public static byte[] Make(bool inUpdate, Action<HybridPaper>? change = null) => new HybridPaper().Write(inUpdate, change);

    private byte[] Write(bool inUpdate, Action<HybridPaper>? change)
    {
        foreach (var (index, body) in Bodies.Index())
        {
            _offsets[index + 1] = _text.Length;
            Append($"{index + 1} 0 obj\n{body}\nendobj\n");
        }

        _offsets[Stream] = _text.Length;
        foreach (var (number, offset) in _offsets) Rows[number] = (1, offset, 0);
        Rows[Outlines] = (2, Packed, 0);
        change?.Invoke(this);
        var rows = string.Concat(Rows.OrderBy(r => r.Key).Select(r => Row(r.Value)));
        var subsections = string.Join(' ', Rows.Keys.Order().Select(n => Text($"{n} 1")));
        Append($"{Stream} 0 obj\n<</Type/XRef /Size {Count} /W[1 4 1] /Index[{subsections}] /Length {rows.Length}{StreamEntries}>>\n");
        Append($"stream\n{rows}\nendstream\nendobj\n");

        var named = Text($"/XRefStm {Position ?? _offsets[Stream]}");
        var table = _text.Length;
        Append($"xref\n0 {Count}\n0000000000 65535 f \n");
        for (var number = 1; number < Count; number++)
        {
            if (Listed.Contains(number)) Append($"{_offsets[number]:D10} 00000 n \n");
            else Append($"0000000000 65535 f \n");
        }

        Append($"trailer\n<</Size {Count} /Root 1 0 R {(inUpdate ? "" : named)}>>\nstartxref\n{table}\n%%EOF\n");
        if (inUpdate)
        {
            var update = _text.Length;
            Append($"xref\n0 0\ntrailer\n<</Size {Count} /Root 1 0 R /Prev {table} {named}>>\nstartxref\n{update}\n%%EOF\n");
        }

        return Encoding.Latin1.GetBytes(_text.ToString());
    }

    private void Append(FormattableString text) => _text.Append(Text(text));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Row((int Kind, int Position, int Minor) row) => new(
        [(char)row.Kind, (char)(row.Position >> 24), (char)((row.Position >> 16) & 255), (char)((row.Position >> 8) & 255),
            (char)(row.Position & 255), (char)row.Minor]);
}
