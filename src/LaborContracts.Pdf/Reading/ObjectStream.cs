namespace LaborContracts.Pdf.Reading;

/// <summary>
/// An object stream, §7.5.7, decoded. Its objects follow each other in the order of its head, each filling its place:
/// none can reach into the next, and nothing can hide between them.
/// </summary>
internal sealed class ObjectStream
{
    private readonly byte[] _plain;
    private readonly List<(int Number, int Start)> _head;
    private readonly Budget _budget;

    private ObjectStream(byte[] plain, List<(int Number, int Start)> head, Budget budget) =>
        (_plain, _head, _budget) = (plain, head, budget);

    public static ObjectStream Open(PdfStream stream, Budget budget)
    {
        if (stream.Dictionary["Type"] is not PdfName { Value: "ObjStm" })
            throw PdfFormatException.Malformed("An object stream does not say that it is one.");
        var plain = Filters.Decode(stream, budget, value => value);
        if (stream.Dictionary["N"] is not PdfInteger { Value: >= 0 } count || count.Value > plain.Length
            || stream.Dictionary["First"] is not PdfInteger { Value: >= 0 } first || first.Value > plain.Length)
            throw PdfFormatException.Malformed("An object stream has a damaged head.");
        var parser = new Parser(plain.AsMemory(0, (int)first.Value), 0, budget, inFile: false);
        var head = new List<(int Number, int Start)>();
        var last = -1;
        for (var i = 0; i < count.Value; i++)
        {
            var (number, offset) = (parser.ReadCount(), parser.ReadCount());
            if (offset <= last || offset >= plain.Length - first.Value)
                throw PdfFormatException.Malformed($"Object {number} of an object stream is out of order or outside.");
            head.Add((number, (int)first.Value + offset));
            last = offset;
        }

        return new ObjectStream(plain, head, budget);
    }

    public PdfObject Read(int number, int index)
    {
        if (index >= _head.Count || _head[index].Number != number)
            throw PdfFormatException.Malformed($"Object {number} is not at index {index} of its object stream.");
        var end = index + 1 < _head.Count ? _head[index + 1].Start : _plain.Length;
        var parser = new Parser(_plain.AsMemory(0, end), _head[index].Start, _budget, inFile: false);
        var value = parser.ReadObject();
        parser.SkipSpace();
        return parser.Position == end ? value
            : throw PdfFormatException.Malformed($"More than object {number} is in its place in an object stream.");
    }
}
