using LaborContracts.Signatures.Pades;

namespace LaborContracts.Signatures.Validation;

/// <summary>What a signed field covers: exactly the file as it was when it was signed.</summary>
internal static class SignedRange
{
    /// <summary>Index of the revision that the byte range ends with.</summary>
    /// <exception cref="FormatException">The byte range is not that of a revision which signed this field alone.</exception>
    public static int RevisionOf(SignatureDictionary dictionary, Judging judging, SignatureField field)
    {
        if (field.Reference is null) throw new FormatException("The signature field is no indirect object.");
        if (judging.Signed.Count(f => f.Name == field.Name) > 1)
            throw new FormatException("Two signed fields bear the same name.");
        var revision = judging.History.EndingAt(dictionary.CoveredLength)
            ?? throw new FormatException("The /ByteRange does not end where a revision of the file ends.");
        if (judging.History.SignedIn(revision) is not [{ Reference: { } reference }]
            || reference.Number != field.Reference.Number)
            throw new FormatException(
                "The revision that the signature covers did not sign this field, or not this field alone.");
        return revision;
    }
}
