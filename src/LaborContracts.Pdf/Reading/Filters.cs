namespace LaborContracts.Pdf.Reading;

/// <summary>Undoes the filters of a stream, §7.4: none, or one FlateDecode with or without a PNG predictor.</summary>
internal static class Filters
{
    /// <param name="resolve">Follows references; the identity where there can be none, so they are refused.</param>
    public static byte[] Decode(PdfStream stream, Budget budget, Func<PdfObject, PdfObject> resolve)
    {
        if (Only(stream.Dictionary["Filter"]) is not { } filter) return budget.Copy(stream.Data);
        if (filter is not PdfName { Value: "FlateDecode" })
            throw PdfFormatException.Malformed("A stream has a filter that is not read here.");
        var parameters = Only(stream.Dictionary["DecodeParms"]) switch
        {
            null => [],
            PdfDictionary dictionary => dictionary,
            _ => throw PdfFormatException.Malformed("The parameters of a filter are no dictionary."),
        };
        var predictor = Parameter("Predictor", 1);
        var isPng = predictor is >= 10 and <= 15
            && Parameter("Colors", 1) == 1 && Parameter("BitsPerComponent", 8) == 8;
        if (predictor != 1 && !isPng)
            throw PdfFormatException.Malformed($"Predictor {predictor} is not read here.");
        var plain = budget.Inflate(stream.Data);
        return isPng ? Flate.UndoPngPredictor(plain, (int)Math.Clamp(Parameter("Columns", 1), 0, 1 << 20)) : plain;

        long Parameter(string key, long otherwise) => parameters[key] is not { } value ? otherwise
            : resolve(value) is PdfInteger integer ? integer.Value
            : throw PdfFormatException.Malformed($"/{key} of a filter is no integer.");

        PdfObject? Only(PdfObject? value) => value is null ? null : resolve(value) switch
        {
            PdfNull or PdfArray { Items: [] } => null,
            PdfArray { Items: [var one] } => resolve(one) is PdfNull ? null : resolve(one),
            var one => one,
        };
    }
}
