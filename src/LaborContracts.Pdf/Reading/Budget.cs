namespace LaborContracts.Pdf.Reading;

/// <summary>What is left of a file's <see cref="PdfLimits"/>: shared by all that reads it, at whatever revision.</summary>
internal sealed class Budget(PdfLimits limits)
{
    private const int AlwaysAllowed = 1 << 20;
    private long _decoded;
    private int _values;
    private int _entries;

    public PdfLimits Limits => limits;

    public void TakeValue()
    {
        if (++_values > limits.Values) throw PdfFormatException.BeyondLimits($"The file has more than {limits.Values} values.");
    }

    public void TakeEntries(int count)
    {
        if (count > limits.ObjectNumber - _entries)
            throw PdfFormatException.BeyondLimits($"The cross-references list more than {limits.ObjectNumber} objects.");
        _entries += count;
    }

    /// <summary>Undoes FlateDecode as far as the limits allow.</summary>
    public byte[] Inflate(ReadOnlyMemory<byte> encoded)
    {
        var longest = Math.Min(limits.DecodedBytes - _decoded, Math.Max(AlwaysAllowed, (long)encoded.Length * limits.Ratio));
        var plain = Flate.Decode(encoded, longest);
        _decoded += plain.Length;
        return plain;
    }
}
