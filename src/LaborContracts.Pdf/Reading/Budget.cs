namespace LaborContracts.Pdf.Reading;

/// <summary>
/// What is left of a file's <see cref="PdfLimits"/>: shared by all that reads it, at whatever revision.
/// </summary>
internal sealed class Budget(PdfLimits limits)
{
    private const int AlwaysAllowed = 1 << 20;
    private long _decoded;
    private int _values;
    private int _entries;

    public PdfLimits Limits => limits;

    public void TakeValue()
    {
        if (++_values > limits.Values)
            throw PdfFormatException.BeyondLimits($"The file has more than {limits.Values} values.");
    }

    public void TakeEntries(int count)
    {
        if (count > limits.ObjectNumber - _entries)
            throw PdfFormatException.BeyondLimits($"More than {limits.ObjectNumber} objects are listed.");
        _entries += count;
    }

    /// <summary>The bytes of a stream without a filter: many places can name the same one.</summary>
    public byte[] Copy(ReadOnlyMemory<byte> plain)
    {
        TakeBytes(plain.Length);
        return plain.ToArray();
    }

    /// <summary>Bytes that are gone through as they stand.</summary>
    public void TakeBytes(int count)
    {
        if (count > limits.DecodedBytes - _decoded)
            throw PdfFormatException.BeyondLimits("Streams have more bytes than are accepted.");
        _decoded += count;
    }

    /// <summary>Undoes FlateDecode as far as the limits allow.</summary>
    public byte[] Inflate(ReadOnlyMemory<byte> encoded)
    {
        var proportionate = Math.Max(AlwaysAllowed, (long)encoded.Length * limits.Ratio);
        var longest = Math.Min(limits.DecodedBytes - _decoded, proportionate);
        var plain = Flate.Decode(encoded, longest);
        _decoded += plain.Length;
        return plain;
    }
}
