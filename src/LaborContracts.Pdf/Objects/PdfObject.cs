using LaborContracts.Pdf.Writing;

namespace LaborContracts.Pdf;

/// <summary>
/// An object of ISO 32000-1 §7.3. Objects are values; a <see cref="PdfReference"/> stands for an indirect one.
/// </summary>
public abstract class PdfObject
{
    public static implicit operator PdfObject(int value) => new PdfInteger(value);

    public static implicit operator PdfObject(decimal value) => new PdfReal(value);

    public static implicit operator PdfObject(bool value) => new PdfBoolean(value);

    /// <summary>Whether both would be written as the same bytes, references compared as references.</summary>
    public bool SameAs(PdfObject? other) =>
        other is not null && Serializer.BytesOf(this).AsSpan().SequenceEqual(Serializer.BytesOf(other));
}

/// <summary>The null object, §7.3.9; also what a reference to a missing object means.</summary>
public sealed class PdfNull : PdfObject
{
    public static readonly PdfNull Instance = new();

    private PdfNull()
    {
    }
}

public sealed class PdfBoolean(bool value) : PdfObject
{
    public bool Value => value;
}

public sealed class PdfInteger(long value) : PdfObject
{
    public long Value => value;
}

/// <summary>A real number; written with at most five decimals, which is finer than any device.</summary>
public sealed class PdfReal(decimal value) : PdfObject
{
    public decimal Value => value;
}

/// <summary>
/// A name, without the slash and with <c>#xx</c> resolved; each character stands for one byte (Latin-1).
/// </summary>
public sealed class PdfName(string value) : PdfObject
{
    public string Value => value;
}

/// <summary>A reference to an indirect object, §7.3.10.</summary>
public sealed class PdfReference(int number, int generation = 0) : PdfObject
{
    public int Number => number;

    public int Generation => generation;
}

/// <summary>An array, §7.3.6.</summary>
public sealed class PdfArray(params IReadOnlyList<PdfObject> items) : PdfObject
{
    public IReadOnlyList<PdfObject> Items => items;
}

/// <summary>
/// A stream, §7.3.8: its dictionary without Length, and its data as encoded by the dictionary's Filter.
/// </summary>
public sealed class PdfStream(PdfDictionary dictionary, ReadOnlyMemory<byte> data) : PdfObject
{
    public PdfDictionary Dictionary => dictionary;

    public ReadOnlyMemory<byte> Data => data;

    /// <summary>
    /// Compresses the data with FlateDecode and says so in a copy of the dictionary. The same input gives the same
    /// bytes, on the same runtime.
    /// </summary>
    public static PdfStream Deflate(PdfDictionary dictionary, ReadOnlySpan<byte> raw)
    {
        var filtered = dictionary.Copy();
        filtered["Filter"] = new PdfName("FlateDecode");
        return new PdfStream(filtered, Flate.Encode(raw));
    }
}

/// <summary>
/// A place of a fixed number of bytes in the output that is filled in after the file is laid out: what goes there
/// depends on the bytes around it (§12.8.1, ByteRange and Contents).
/// </summary>
public sealed class PdfReserved(int length) : PdfObject
{
    public int Length => length;
}
