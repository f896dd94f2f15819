using System.Globalization;
using LaborContracts.Pdf.Writing;

namespace LaborContracts.Pdf;

/// <summary>
/// Writes a new PDF 1.7 file with object streams and a cross-reference stream. It adds nothing of its own, no date and
/// no random value: the same objects give the same bytes.
/// </summary>
public sealed class PdfWriter
{
    private const int ObjectsInStream = 200;
    private const int RoomForTheRest = 32768;
    private readonly List<(PdfObject? Object, bool Plain)> _objects = [];

    /// <summary>A number for an object that is set later, so that others can refer to it.</summary>
    public PdfReference Reserve()
    {
        _objects.Add((null, false));
        return new PdfReference(_objects.Count);
    }

    public PdfReference Add(PdfObject value)
    {
        var reference = Reserve();
        Set(reference, value);
        return reference;
    }

    /// <summary>
    /// Sets a reserved object. Streams and signatures never go into object streams; <paramref name="plain"/> keeps
    /// others out too.
    /// </summary>
    public void Set(PdfReference reference, PdfObject value, bool plain = false) =>
        _objects[reference.Number - 1] = (value, plain || value is PdfStream || IsSignature(value));

    /// <param name="fileId">16 bytes, both halves of the trailer's ID (§14.4).</param>
    /// <exception cref="InvalidOperationException">
    /// An object was reserved and never set, or holds a <see cref="PdfReserved"/> place, which only increments fill.
    /// </exception>
    public byte[] Write(PdfReference catalog, PdfReference? info, ReadOnlySpan<byte> fileId)
    {
        // Streams are nearly all of a file: room for them and the rest at once saves copying.
        var streams = _objects.Sum(item => item.Object is PdfStream stream ? stream.Data.Length : 0);
        using var output = new Serializer(streams + RoomForTheRest);
        output.Write("%PDF-1.7\n"u8);
        output.Write([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']); // §7.5.2: marks the file as binary
        var rows = new XrefRows();
        rows.Free(0, 65535);
        var packed = new List<(int Number, PdfObject Object)>();
        foreach (var (index, (value, plain)) in _objects.Index())
        {
            if (value is null) throw new InvalidOperationException($"Object {index + 1} was reserved and never set.");
            if (plain) rows.InFile(index + 1, 0, output.WriteIndirect(new PdfReference(index + 1), value));
            else packed.Add((index + 1, value));
        }

        var next = _objects.Count + 1;
        foreach (var chunk in packed.Chunk(ObjectsInStream))
        {
            rows.InFile(next, 0, output.WriteIndirect(new PdfReference(next), Pack(chunk)));
            foreach (var (index, (number, _)) in chunk.Index()) rows.InObjectStream(number, next, index);
            next++;
        }

        var id = new PdfString(fileId.ToArray(), isHex: true);
        var trailer = new PdfDictionary { ["Size"] = next + 1, ["Root"] = catalog, ["ID"] = new PdfArray(id, id) };
        if (info is not null) trailer["Info"] = info;
        var start = output.Position;
        rows.InFile(next, 0, start);
        output.WriteIndirect(new PdfReference(next), rows.ToStream(trailer));
        output.Write(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
        if (output.Reserved.Count > 0)
            throw new InvalidOperationException("Places can be reserved in increments only.");
        return output.ToArray();
    }

    // §7.5.7: the bytes of a signature's Contents must be plain to see. ByteRange and Type both tell one.
    private static bool IsSignature(PdfObject value) => value is PdfDictionary dictionary
        && (dictionary.ContainsKey("ByteRange") || dictionary["Type"] is PdfName { Value: "Sig" or "DocTimeStamp" });

    private static PdfStream Pack((int Number, PdfObject Object)[] chunk)
    {
        using var head = new Serializer();
        using var body = new Serializer();
        foreach (var (number, value) in chunk)
        {
            head.Write(string.Create(CultureInfo.InvariantCulture, $"{number} {body.Position} "));
            body.Write(value);
            body.Write("\n"u8);
        }

        if (body.Reserved.Count > 0) throw new InvalidOperationException("Places can be reserved in increments only.");
        var dictionary = new PdfDictionary
        {
            ["Type"] = new PdfName("ObjStm"),
            ["N"] = chunk.Length,
            ["First"] = head.Position,
        };
        head.Write(body.Written);
        return PdfStream.Deflate(dictionary, head.Written);
    }
}
