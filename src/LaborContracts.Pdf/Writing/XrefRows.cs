namespace LaborContracts.Pdf.Writing;

/// <summary>
/// The rows of a cross-reference stream, §7.5.8.3: kind (1 byte), position (4 bytes), minor (2 bytes).
/// </summary>
internal sealed class XrefRows
{
    private readonly SortedDictionary<int, (byte Kind, int Position, int Minor)> _rows = [];

    public void Free(int number, int nextGeneration) => _rows[number] = (0, 0, nextGeneration);

    public void InFile(int number, int generation, int offset) => _rows[number] = (1, offset, generation);

    public void InObjectStream(int number, int stream, int index) => _rows[number] = (2, stream, index);

    /// <summary>The stream object; its dictionary starts with the trailer's entries.</summary>
    public PdfStream ToStream(PdfDictionary trailer)
    {
        var data = new List<byte>(_rows.Count * 7);
        var index = new List<PdfObject>();
        var (first, count) = (0, 0);
        foreach (var (number, (kind, position, minor)) in _rows)
        {
            if (number != first + count)
            {
                if (count > 0) index.AddRange([first, count]);
                (first, count) = (number, 0);
            }

            count++;
            data.AddRange([
                kind,
                (byte)(position >> 24), (byte)(position >> 16 & 0xFF),
                (byte)(position >> 8 & 0xFF), (byte)(position & 0xFF),
                (byte)(minor >> 8 & 0xFF), (byte)(minor & 0xFF)]);
        }

        index.AddRange([first, count]);
        var dictionary = new PdfDictionary
        {
            ["Type"] = new PdfName("XRef"),
            ["W"] = new PdfArray(1, 4, 2),
            ["Index"] = new PdfArray(index),
        };
        foreach (var (key, value) in trailer) dictionary[key] = value;
        return PdfStream.Deflate(dictionary, data.ToArray());
    }
}
