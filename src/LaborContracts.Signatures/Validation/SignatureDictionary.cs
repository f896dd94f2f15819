using System.Globalization;
using System.Security.Cryptography;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Pades;

namespace LaborContracts.Signatures.Validation;

/// <summary>
/// A signature dictionary (ISO 32000-1 §12.8.1) whose byte range is exactly what it has to be: the whole file up to
/// <see cref="CoveredLength"/>, but for the token of its own Contents.
/// </summary>
internal sealed class SignatureDictionary
{
    private readonly PdfFile _file;
    private readonly (int Start, int Length) _gap;

    private SignatureDictionary(
        PdfFile file, PdfDictionary dictionary, (int, int) gap, int coveredLength, ReadOnlyMemory<byte> cms)
    {
        Dictionary = dictionary;
        _file = file;
        _gap = gap;
        CoveredLength = coveredLength;
        Cms = cms;
        SubFilter = (file.Resolve(dictionary["SubFilter"]) as PdfName)?.Value;
    }

    /// <summary>Offset in the file at which the range ends.</summary>
    public int CoveredLength { get; }

    /// <summary>The CMS in definite lengths, without the zeros that fill its place.</summary>
    public ReadOnlyMemory<byte> Cms { get; }

    public string? SubFilter { get; }

    public PdfDictionary Dictionary { get; }

    /// <summary>Hash of what is covered.</summary>
    public byte[] Hash(HashAlgorithmName algorithm) => Algorithms.Hash(
        algorithm,
        _file.Bytes.Span[.._gap.Start],
        _file.Bytes.Span[(_gap.Start + _gap.Length)..CoveredLength]);

    /// <summary>The claimed time (/M, §7.9.4) in UTC; null if there is none that can be read.</summary>
    public static DateTimeOffset? ClaimedTime(PdfFile file, SignatureField field)
    {
        if (file.Resolve(field.Value) is not PdfDictionary dictionary) return null;
        if (file.Resolve(dictionary["M"]) is not PdfString text) return null;
        var date = text.ToText().Replace("'", "", StringComparison.Ordinal);
        string[] formats = ["'D:'yyyyMMddHHmmss'Z'", "'D:'yyyyMMddHHmmss'Z0000'", "'D:'yyyyMMddHHmmsszzz"];
        if (date.Length == 21) date = date.Insert(19, ":"); // zzz wants +08:00
        return DateTimeOffset.TryParseExact(
            date,
            formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
                ? time
                : null;
    }

    /// <summary>
    /// Where a field's byte range says that it ends, for putting fields in order before they are judged; 0 if it says
    /// nothing of use.
    /// </summary>
    public static long ClaimedLength(PdfFile file, SignatureField field) =>
        file.Resolve(field.Value) is PdfDictionary dictionary
        && dictionary["ByteRange"] is PdfArray { Items: [_, _, PdfInteger { Value: var after }, PdfInteger { Value: var rest }] }
        && after >= 0 && rest >= 0 && after <= file.Bytes.Length && rest <= file.Bytes.Length
            ? after + rest
            : 0;

    /// <exception cref="FormatException">Anything that is not as described.</exception>
    public static SignatureDictionary Read(PdfFile file, SignatureField field)
    {
        var (dictionary, contents, coveredLength) = ReadRange(file, field);
        var (cms, length) = IndefiniteLengths.Resolve(contents.Bytes, "CMS");
        if (contents.Bytes.Span[length..].ContainsAnyExcept((byte)0))
            throw new FormatException("Something other than zeros follows the CMS.");
        return new SignatureDictionary(
            file, dictionary, contents.Source!.Value, coveredLength, cms);
    }

    /// <summary>The same without a look at the CMS: the dictionary, its Contents, and where the range ends.</summary>
    /// <exception cref="FormatException">Anything that is not as described.</exception>
    public static (PdfDictionary Dictionary, PdfString Contents, int CoveredLength) ReadRange(
        PdfFile file, SignatureField field)
    {
        if (file.Resolve(field.Value) is not PdfDictionary dictionary)
            throw new FormatException("The field's value is no signature dictionary.");
        if (dictionary["Type"] is not (null or PdfName { Value: "Sig" or "DocTimeStamp" }))
            throw new FormatException("The signature's /Type is another.");
        if (dictionary["Contents"] is not PdfString { IsHex: true, Source: { } gap } contents)
            throw new FormatException("The signature's /Contents is no hexadecimal string in plain sight.");
        if (gap.Length != 2 * contents.Bytes.Length + 2)
            throw new FormatException("The signature's /Contents holds more than digits.");
        if (dictionary["ByteRange"] is not PdfArray
            {
                Items:
                [
                    PdfInteger { Value: 0 },
                    PdfInteger { Value: var before },
                    PdfInteger { Value: var after },
                    PdfInteger { Value: var rest },
                ],
            })
            throw new FormatException("The signature's /ByteRange is not four integers from 0.");
        if (before != gap.Start || after != gap.Start + gap.Length)
            throw new FormatException("The /ByteRange leaves out more or less than its own /Contents.");
        if (rest < 0 || rest > file.Bytes.Length - after)
            throw new FormatException("The /ByteRange ends outside the file.");
        return (dictionary, contents, (int)(after + rest));
    }
}
