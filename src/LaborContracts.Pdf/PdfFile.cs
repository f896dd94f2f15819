using LaborContracts.Pdf.Reading;

namespace LaborContracts.Pdf;

/// <summary>
/// A PDF as it stands at one revision: a strict, bounded reader. What is malformed, or would be read differently by
/// different programs, is refused with a <see cref="PdfFormatException"/>; no input makes it fail in another way.
/// </summary>
public sealed class PdfFile
{
    private const int DeepestReference = 32;
    private readonly PdfLimits _limits;
    private readonly IReadOnlyList<(PdfRevision Revision, IReadOnlyList<XrefSection> Sections)> _history;
    private readonly Dictionary<int, XrefEntry> _entries = [];
    private readonly Dictionary<int, PdfObject> _objects = [];
    private readonly Dictionary<int, IReadOnlyList<(int Number, PdfObject Object)>> _objectStreams = [];
    private long _decoded;
    private int _depth;

    private PdfFile(
        ReadOnlyMemory<byte> bytes,
        PdfLimits limits,
        IReadOnlyList<(PdfRevision Revision, IReadOnlyList<XrefSection> Sections)> history)
    {
        (Bytes, _limits, _history) = (bytes, limits, history);
        // Oldest first, so that the newest entry of an object is the one that stays.
        foreach (var section in history.SelectMany(h => h.Sections.Reverse()))
        {
            foreach (var (number, entry) in section.Entries)
            {
                if (entry.Kind == XrefKind.Free) _entries.Remove(number);
                else _entries[number] = entry;
            }
        }

        Newest = history[^1].Sections[0];
        if (history.Any(h => h.Sections.Any(s => s.Trailer.ContainsKey("Encrypt"))))
            throw new PdfFormatException(PdfFault.Encrypted, "The file is encrypted.");
        Catalog = Resolve(Trailer["Root"]) as PdfDictionary ?? throw PdfFormatException.Malformed("The file has no catalog.");
    }

    /// <summary>The bytes up to the end of this revision; at the newest, the whole file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The newest trailer, §7.5.5.</summary>
    public PdfDictionary Trailer => Newest.Trailer;

    /// <summary>The document catalog, §7.7.2.</summary>
    public PdfDictionary Catalog { get; }

    /// <summary>Oldest first; the last is the state that this object shows.</summary>
    public IReadOnlyList<PdfRevision> Revisions => [.. _history.Select(h => h.Revision)];

    /// <summary>Bytes after the last %%EOF and its line end; 0 in an honest file.</summary>
    public int TrailingBytes => Bytes.Length - _history[^1].Revision.Length;

    /// <summary>What the page tree says it holds; 0 if it does not say.</summary>
    public int PageCount => Resolve(Catalog["Pages"]) is PdfDictionary pages && Resolve(pages["Count"]) is PdfInteger { Value: > 0 and < int.MaxValue } count
        ? (int)count.Value
        : 0;

    internal XrefSection Newest { get; }

    internal int HighestNumber => _history.SelectMany(h => h.Sections).Max(s => s.Entries.Keys.DefaultIfEmpty().Max());

    /// <exception cref="PdfFormatException">Not a PDF that this reader accepts.</exception>
    public static PdfFile Read(ReadOnlyMemory<byte> bytes, PdfLimits? limits = null)
    {
        limits ??= PdfLimits.Default;
        if (bytes.Length > limits.FileBytes) throw PdfFormatException.BeyondLimits($"The file has {bytes.Length} bytes, more than {limits.FileBytes}.");
        if (!bytes.Span.StartsWith("%PDF-"u8)) throw new PdfFormatException(PdfFault.NotPdf, "The file does not begin with %PDF-.");
        return new PdfFile(bytes, limits, History.Read(bytes, limits));
    }

    /// <summary>The file as it stood at one of its revisions.</summary>
    public PdfFile AsOf(PdfRevision revision) =>
        new(Bytes[..revision.Length], _limits, [.. _history.Take(revision.Index + 1)]);

    /// <summary>The object that a reference stands for; any other object is itself; null and missing objects are the null object.</summary>
    public PdfObject Resolve(PdfObject? value)
    {
        if (value is null) return PdfNull.Instance;
        if (value is not PdfReference reference) return value;
        if (_objects.TryGetValue(reference.Number, out var known)) return known;
        if (!_entries.TryGetValue(reference.Number, out var entry)) return PdfNull.Instance;
        if (entry.Kind == XrefKind.InFile && entry.Minor != reference.Generation) return PdfNull.Instance;
        if (++_depth > DeepestReference) throw PdfFormatException.BeyondLimits("References lead to references without end.");
        var found = Resolve(entry.Kind == XrefKind.InFile
            ? ReadIndirect(reference.Number, entry).Object
            : ReadCompressed(reference.Number, entry));
        _depth--;
        return _objects[reference.Number] = found;
    }

    /// <summary>The bytes of a stream with its filters undone.</summary>
    /// <exception cref="PdfFormatException">Damaged, too large, or another filter than FlateDecode.</exception>
    public byte[] Decode(PdfStream stream)
    {
        var filter = Resolve(stream.Dictionary["Filter"]);
        if (filter is PdfArray { Items: [var only] }) filter = Resolve(only);
        switch (filter)
        {
            case PdfNull or PdfArray { Items: [] }: return stream.Data.ToArray();
            case PdfName { Value: "FlateDecode" }: break;
            default: throw PdfFormatException.Malformed("A stream has a filter that is not read here.");
        }

        var parameters = Resolve(stream.Dictionary["DecodeParms"]);
        if (parameters is PdfArray { Items: [var one] }) parameters = Resolve(one);
        var plain = Flate.Decode(stream.Data, _limits.DecodedBytes - _decoded);
        _decoded += plain.Length;
        return History.UndoPredictor(plain, parameters as PdfDictionary);
    }

    /// <summary>An object in the file, and the offset after its endobj.</summary>
    internal (PdfObject Object, int End) ReadIndirect(int number, XrefEntry entry)
    {
        if (entry.Position >= Bytes.Length) throw PdfFormatException.Malformed($"Object {number} lies outside the file.");
        var parser = new Parser(Bytes, entry.Position, _limits, inFile: true);
        if (!char.IsAsciiDigit((char)Bytes.Span[entry.Position]) || parser.ReadCount() != number || parser.ReadCount() != entry.Minor)
            throw PdfFormatException.Malformed($"Object {number} is not where the cross-reference says.");
        parser.ReadKeyword("obj");
        var value = parser.ReadObject();
        if (value is PdfDictionary dictionary && parser.TryKeyword("stream"))
        {
            if (Resolve(dictionary["Length"]) is not PdfInteger length) throw PdfFormatException.Malformed($"Stream {number} has no length.");
            var data = parser.ReadStreamData(length.Value);
            dictionary.Remove("Length");
            value = new PdfStream(dictionary, data);
        }

        parser.ReadKeyword("endobj");
        return (value, parser.Position);
    }

    private PdfObject ReadCompressed(int number, XrefEntry entry)
    {
        if (!_objectStreams.TryGetValue(entry.Position, out var objects))
        {
            if (!_entries.TryGetValue(entry.Position, out var holder) || holder.Kind != XrefKind.InFile
                || ReadIndirect(entry.Position, holder).Object is not PdfStream stream
                || stream.Dictionary["Type"] is not PdfName { Value: "ObjStm" })
                throw PdfFormatException.Malformed($"Object {number} should be in object stream {entry.Position}, which is none.");
            _objectStreams[entry.Position] = objects = ReadObjectStream(stream);
        }

        return entry.Minor < objects.Count && objects[entry.Minor].Number == number
            ? objects[entry.Minor].Object
            : throw PdfFormatException.Malformed($"Object {number} is not at index {entry.Minor} of object stream {entry.Position}.");
    }

    private List<(int Number, PdfObject Object)> ReadObjectStream(PdfStream stream)
    {
        var plain = Decode(stream);
        if (Resolve(stream.Dictionary["N"]) is not PdfInteger { Value: >= 0 } count || count.Value > plain.Length
            || Resolve(stream.Dictionary["First"]) is not PdfInteger { Value: >= 0 } first || first.Value > plain.Length)
            throw PdfFormatException.Malformed("An object stream has a damaged head.");
        var head = new Parser(plain, 0, _limits, inFile: false);
        var objects = new List<(int, PdfObject)>();
        for (var i = 0; i < count.Value; i++)
        {
            var (number, offset) = (head.ReadCount(), head.ReadCount());
            if (offset > plain.Length - first.Value) throw PdfFormatException.Malformed("An object stream points outside itself.");
            objects.Add((number, new Parser(plain, (int)first.Value + offset, _limits, inFile: false).ReadObject()));
        }

        return objects;
    }
}
