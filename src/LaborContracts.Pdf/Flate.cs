using System.IO.Compression;

namespace LaborContracts.Pdf;

/// <summary>FlateDecode, §7.4.4, with the PNG predictors that cross-reference streams use.</summary>
internal static class Flate
{
    public static byte[] Encode(ReadOnlySpan<byte> raw)
    {
        using var output = new MemoryStream(raw.Length / 4 + 256);
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(raw);
        return output.ToArray();
    }

    /// <exception cref="PdfFormatException">Damaged data, or more than <paramref name="longest"/> bytes.</exception>
    public static byte[] Decode(ReadOnlyMemory<byte> encoded, long longest)
    {
        using var zlib = new ZLibStream(new MemoryStream(encoded.ToArray()), CompressionMode.Decompress);
        using var output = new MemoryStream();
        var buffer = new byte[16384];
        try
        {
            for (int read; (read = zlib.Read(buffer)) > 0;)
            {
                if (output.Length + read > longest)
                    throw PdfFormatException.BeyondLimits("Streams decode to more than is accepted.");
                output.Write(buffer, 0, read);
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException)
        {
            // An IOException, in bytes that are all in memory, is zlib's wish for a preset dictionary.
            throw PdfFormatException.Malformed($"A Flate stream is damaged: {damaged.Message}");
        }

        return output.ToArray();
    }

    /// <summary>
    /// Undoes the PNG filters (RFC 2083 §6) of rows of <paramref name="columns"/> bytes, one byte a sample.
    /// </summary>
    public static byte[] UndoPngPredictor(byte[] rows, int columns)
    {
        if (columns is < 1 or > 65536 || rows.Length % (columns + 1) != 0)
            throw PdfFormatException.Malformed("Predictor rows do not fit the data.");
        var plain = new byte[rows.Length / (columns + 1) * columns];
        for (int source = 0, row = 0; source < rows.Length; source += columns + 1, row += columns)
        {
            for (var i = 0; i < columns; i++)
            {
                var left = i > 0 ? plain[row + i - 1] : 0;
                var up = row > 0 ? plain[row - columns + i] : 0;
                var upLeft = row > 0 && i > 0 ? plain[row - columns + i - 1] : 0;
                var prediction = rows[source] switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, upLeft),
                    _ => throw PdfFormatException.Malformed($"No PNG filter {rows[source]}."),
                };
                plain[row + i] = unchecked((byte)(rows[source + 1 + i] + prediction));
            }
        }

        return plain;
    }

    private static int Paeth(int left, int up, int upLeft)
    {
        var estimate = left + up - upLeft;
        var (toLeft, toUp) = (Math.Abs(estimate - left), Math.Abs(estimate - up));
        var toUpLeft = Math.Abs(estimate - upLeft);
        return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
    }
}
