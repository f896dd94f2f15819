using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;

namespace LaborContracts.Signatures.Validation;

/// <summary>What a signed field covers: exactly the file as it was when it was signed.</summary>
/// <param name="Revision">Index of the revision that the byte range ends with.</param>
internal sealed record SignedRange(SignatureDictionary Dictionary, int Revision)
{
    /// <exception cref="FormatException">The byte range is not that of a revision which signed this field alone.</exception>
    public static SignedRange Of(
        PdfFile file, FileHistory history, SignatureField field, IReadOnlyList<SignatureField> allSigned)
    {
        var dictionary = SignatureDictionary.Read(file, field);
        if (field.Reference is null) throw new FormatException("The signature field is no indirect object.");
        if (allSigned.Count(f => f.Name == field.Name) > 1)
            throw new FormatException("Two signed fields bear the same name.");
        var revision = history.EndingAt(dictionary.CoveredLength)
            ?? throw new FormatException("The /ByteRange does not end where a revision of the file ends.");
        if (history.SignedIn(revision) is not [{ Reference: { } reference }]
            || reference.Number != field.Reference.Number)
            throw new FormatException(
                "The revision that the signature covers did not sign this field, or not this field alone.");
        return new(dictionary, revision);
    }
}
