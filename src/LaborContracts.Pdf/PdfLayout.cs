namespace LaborContracts.Pdf;

/// <summary>The bytes of a written file whose reserved places can still be filled.</summary>
public sealed class PdfLayout
{
    private readonly IReadOnlyDictionary<PdfReserved, int> _places;

    internal PdfLayout(byte[] bytes, IReadOnlyDictionary<PdfReserved, int> places) =>
        (Bytes, _places) = (bytes, places);

    public byte[] Bytes { get; }

    /// <summary>Offset of a reserved place from the start of the file.</summary>
    public int OffsetOf(PdfReserved place) => _places[place];

    /// <summary>Writes into a reserved place; what is shorter is followed by spaces.</summary>
    /// <exception cref="ArgumentException">Longer than the place.</exception>
    public void Fill(PdfReserved place, ReadOnlySpan<byte> content)
    {
        if (content.Length > place.Length)
            throw new ArgumentException($"{content.Length} bytes do not fit {place.Length}.", nameof(content));
        var target = Bytes.AsSpan(OffsetOf(place), place.Length);
        content.CopyTo(target);
        target[content.Length..].Fill((byte)' ');
    }
}
