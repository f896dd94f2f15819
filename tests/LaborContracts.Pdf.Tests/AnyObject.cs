using CsCheck;

namespace LaborContracts.Pdf.Tests;

/// <summary>Generators of objects.</summary>
internal static class AnyObject
{
    private static readonly Gen<PdfObject> Scalars = Gen.OneOf<PdfObject>(
        Gen.Long.Select(PdfObject (v) => new PdfInteger(v)),
        Gen.Int[-10000000, 10000000].Select(PdfObject (v) => new PdfReal(v / 100000m)),
        Gen.Bool.Select(PdfObject (v) => new PdfBoolean(v)),
        Gen.String[Gen.Char['\x01', '\xFF'], 0, 12].Select(PdfObject (v) => new PdfName(v)),
        Gen.Byte.Array[0, 20].Select(Gen.Bool, PdfObject (v, hex) => new PdfString(v, hex)),
        Gen.Int[1, 9].Select(PdfObject (v) => new PdfReference(v)),
        Gen.Const((PdfObject)PdfNull.Instance));

    /// <summary>Any object that can stand inside another.</summary>
    public static readonly Gen<PdfObject> Direct = Gen.Recursive<PdfObject>((depth, self) => depth >= 3
        ? Scalars
        : Gen.OneOf<PdfObject>(
            Scalars,
            self.Array[0, 4].Select(PdfObject (items) => new PdfArray(items)),
            Entries(self).Select(PdfObject (d) => d)));

    public static readonly Gen<PdfStream> Streams = Entries(Direct).Select(
        Gen.Byte.Array[0, 300], Gen.Bool, (d, data, packed) => packed
            ? PdfStream.Deflate(d, data) : new PdfStream(d, data));

    /// <summary>Any object that a reference can stand for, and that is not itself a reference.</summary>
    public static readonly Gen<PdfObject> Indirect =
        Gen.OneOf<PdfObject>(Direct, Streams.Select(PdfObject (s) => s)).Where(o => o is not PdfReference);

    private static Gen<PdfDictionary> Entries(Gen<PdfObject> values) =>
        Gen.Dictionary(Gen.String[Gen.Char['a', 'z'], 1, 5], values)[0, 4].Select(entries =>
        {
            var dictionary = new PdfDictionary();
            foreach (var (key, value) in entries) dictionary[key] = value;
            return dictionary;
        });
}
