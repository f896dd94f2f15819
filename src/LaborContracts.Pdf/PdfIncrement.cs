using System.Globalization;
using System.Security.Cryptography;
using LaborContracts.Pdf.Writing;

namespace LaborContracts.Pdf;

/// <summary>
/// An incremental update, §7.5.6: new and changed objects after the bytes of a file, which stay as they are. The
/// cross-reference has the form, table or stream, of the file's last one.
/// </summary>
public sealed class PdfIncrement(PdfFile file)
{
    private readonly SortedDictionary<int, (PdfReference Reference, PdfObject Object)> _objects = [];
    private int _highest = file.HighestNumber;

    public PdfFile File => file;

    /// <summary>
    /// A new number for an object that <see cref="Replace"/> will set, so that others can refer to it.
    /// </summary>
    public PdfReference Reserve() => new(++_highest);

    public PdfReference Add(PdfObject value)
    {
        var reference = Reserve();
        Replace(reference, value);
        return reference;
    }

    /// <summary>Gives an object of the file, or a reserved one, its new value.</summary>
    /// <exception cref="ArgumentException">The reference is neither of the file nor of this increment.</exception>
    public void Replace(PdfReference reference, PdfObject value)
    {
        var isNew = reference.Number > file.HighestNumber && reference.Number <= _highest && reference.Generation == 0;
        if (!isNew && file.ReferenceOf(reference.Number)?.Generation != reference.Generation)
            throw new ArgumentException($"Object {reference.Number} is not in the file.", nameof(reference));
        _objects[reference.Number] = (reference, value);
    }

    /// <summary>The bytes of the file, one line end if there is none yet, and the update.</summary>
    /// <exception cref="InvalidOperationException">Nothing was changed, or bytes follow the file.</exception>
    public PdfLayout Write()
    {
        if (_objects.Count == 0) throw new InvalidOperationException("Nothing was added or replaced.");
        if (file.TrailingBytes != 0) throw new InvalidOperationException("The file has bytes after its end.");
        using var output = new Serializer();
        output.Write(file.Bytes.Span);
        if (file.Bytes.Span[^1] is not ((byte)'\n' or (byte)'\r')) output.Write("\n"u8);
        var added = output.Position;
        var offsets = _objects.Values.ToDictionary(o => o.Reference, o => output.WriteIndirect(o.Reference, o.Object));

        // The second half of the ID tells revisions apart (§14.4); a digest of what is added keeps it repeatable.
        var revisionId = new PdfString(SHA256.HashData(output.Written[added..]).AsMemory(0, 16), isHex: true);
        var trailer = new PdfDictionary { ["Size"] = _highest + 1, ["Root"] = file.Trailer["Root"]! };
        if (file.Trailer["Info"] is { } info) trailer["Info"] = info;
        if (file.Resolve(file.Trailer["ID"]) is PdfArray { Items: [var permanent, _] })
            trailer["ID"] = new PdfArray(permanent, revisionId);
        trailer["Prev"] = file.Newest.Start;

        var start = output.Position;
        if (file.Newest.IsStream) WriteStream(output, offsets, trailer);
        else WriteTable(output, offsets, trailer);
        output.Write(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
        return new PdfLayout(output.ToArray(), output.Reserved);
    }

    private void WriteStream(Serializer output, Dictionary<PdfReference, int> offsets, PdfDictionary trailer)
    {
        var own = new PdfReference(_highest + 1);
        var rows = new XrefRows();
        foreach (var (reference, offset) in offsets) rows.InFile(reference.Number, reference.Generation, offset);
        rows.InFile(own.Number, 0, output.Position);
        trailer["Size"] = own.Number + 1;
        output.WriteIndirect(own, rows.ToStream(trailer));
    }

    private static void WriteTable(Serializer output, Dictionary<PdfReference, int> offsets, PdfDictionary trailer)
    {
        output.Write("xref\n"u8);
        foreach (var (reference, offset) in offsets.OrderBy(o => o.Key.Number))
        {
            output.Write(string.Create(
                CultureInfo.InvariantCulture, $"{reference.Number} 1\n{offset:D10} {reference.Generation:D5} n \n"));
        }

        output.Write("trailer\n"u8);
        output.Write(trailer);
        output.Write("\n"u8);
    }
}
