namespace LaborContracts.Pdf.Reading;

/// <summary>
/// An object read, where its endobj ends (0 in an object stream), and the object that held its Length, if one did.
/// </summary>
internal readonly record struct ReadIn(PdfObject Object, int End, int? LengthFrom);

/// <summary>
/// The bytes of a file and what was read from them, shared by the views of all its revisions. An object is read as it
/// was meant in the part that defines it, so that no later part can change how its bytes are cut.
/// </summary>
internal sealed class Body(ReadOnlyMemory<byte> bytes, Budget budget)
{
    // An honest stream needs two steps: its Length, and the object stream that holds that.
    private const int DeepestChain = 16;
    private readonly Dictionary<(int Part, int Number), ReadIn> _objects = [];
    private readonly Dictionary<(int Part, int Number), ObjectStream> _objectStreams = [];
    private readonly HashSet<(int Part, int Number)> _beingRead = [];
    private readonly List<Part> _parts = [];

    public ReadOnlyMemory<byte> Bytes => bytes;

    public Budget Budget => budget;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Part> Parts => _parts;

    /// <summary>
    /// Adds the next newer part and looks whether its objects are where it says. In a hybrid file, the table of an update may
    /// have before it what its stream lists: so write the most common programs that make such files.
    /// </summary>
    public void Add(Part part)
    {
        _parts.Add(part);
        foreach (var (number, entry) in part.Entries)
        {
            if (entry.Kind == XrefKind.InFile) ReadHead(number, entry, part);
            else if (entry.Kind == XrefKind.InObjectStream
                && (Find(entry.Position, _parts.Count - 1) is not var (holder, stream) || stream.Kind != XrefKind.InFile
                    || (holder < part.Revision.Index && !part.Revision.IsHybrid)))
                throw PdfFormatException.Malformed($"Object {number} is listed in another revision's object stream.");
        }
    }

    /// <summary>
    /// The newest entry of an object among the first parts up to <paramref name="part"/>; null if there is none.
    /// </summary>
    public (int Part, XrefEntry Entry)? Find(int number, int part)
    {
        for (; part >= 0; part--)
        {
            if (Parts[part].Entries.TryGetValue(number, out var entry)) return (part, entry);
        }

        return null;
    }

    /// <summary>The object that an entry of a part, not a free one, stands for.</summary>
    public ReadIn Read(int number, int part, XrefEntry entry)
    {
        if (_objects.TryGetValue((part, number), out var known)) return known;
        if (_beingRead.Count == DeepestChain || !_beingRead.Add((part, number)))
            throw PdfFormatException.Malformed($"Reading object {number} needs the object itself, or too many others.");
        try
        {
            return _objects[(part, number)] = entry.Kind == XrefKind.InFile
                ? ReadInFile(number, part, entry)
                : new ReadIn(ReadCompressed(number, part, entry), 0, null);
        }
        finally
        {
            _beingRead.Remove((part, number));
        }
    }

    private Parser ReadHead(int number, XrefEntry entry, Part part)
    {
        var parser = new Parser(bytes[..part.EndOf(entry.Position)], entry.Position, budget, inFile: true);
        if (!char.IsAsciiDigit((char)bytes.Span[entry.Position]) || parser.ReadCount() != number
            || parser.ReadCount() != entry.Minor)
            throw PdfFormatException.Malformed($"Object {number} is not where the cross-reference says.");
        parser.ReadKeyword("obj");
        return parser;
    }

    private ReadIn ReadInFile(int number, int part, XrefEntry entry)
    {
        var parser = ReadHead(number, entry, Parts[part]);
        var value = parser.ReadObject();
        int? lengthFrom = null;
        if (value is PdfDictionary dictionary && parser.TryKeyword("stream"))
        {
            lengthFrom = (dictionary["Length"] as PdfReference)?.Number;
            var data = parser.ReadStreamData(LengthOf(number, dictionary, part));
            dictionary.Remove("Length");
            value = new PdfStream(dictionary, data);
        }

        parser.ReadKeyword("endobj");
        return new ReadIn(value, parser.Position, lengthFrom);
    }

    private long LengthOf(int number, PdfDictionary dictionary, int part)
    {
        var length = dictionary["Length"];
        if (length is PdfReference reference)
        {
            length = Find(reference.Number, part) is var (definedIn, entry) && entry.Kind != XrefKind.Free
                && entry.Generation == reference.Generation
                ? Read(reference.Number, definedIn, entry).Object
                : null;
        }

        return length is PdfInteger integer ? integer.Value
            : throw PdfFormatException.Malformed($"Stream {number} has no length.");
    }

    private PdfObject ReadCompressed(int number, int part, XrefEntry entry)
    {
        if (!_objectStreams.TryGetValue((part, entry.Position), out var holder))
        {
            var (definedIn, place) = Find(entry.Position, part)!.Value;
            var stream = Read(entry.Position, definedIn, place).Object as PdfStream
                ?? throw PdfFormatException.Malformed($"Object {number} should be in {entry.Position}, no stream.");
            _objectStreams[(part, entry.Position)] = holder = ObjectStream.Open(stream, budget);
        }

        return holder.Read(number, entry.Minor);
    }
}
