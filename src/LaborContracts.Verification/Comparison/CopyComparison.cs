using LaborContracts.Ledger;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Verification.Comparison;

/// <summary>What a copy in dispute is, held against the registered document (docs/formats/comparison.md).</summary>
public enum CopyKind
{
    /// <summary>The same bytes.</summary>
    Identical,

    /// <summary>The registered document as it was before its last updates.</summary>
    EarlierRevision,

    /// <summary>The registered document with validation data and timestamps after it.</summary>
    LaterRevision,

    /// <summary>It begins as the registered document does, or carries its contract key, and is another.</summary>
    Changed,

    /// <summary>Its bytes have nothing to do with the registered document; its text may.</summary>
    Unknown,
}

/// <summary>A copy in dispute held against the registered document: bytes, signatures, updates, and text. Neither file is changed or kept.</summary>
/// <param name="Begins">How many revisions of the registered document the copy begins with, of how many; 0 if with none.</param>
/// <param name="CarriesKey">Whether the copy names the same contract, for what that is worth.</param>
/// <param name="Signatures">Of the copy, in the order of the file.</param>
/// <param name="Updates">What follows in the copy behind what it has in common with the registered document; null if nothing is in common.</param>
/// <param name="TrailingBytes">Bytes behind the copy's end.</param>
/// <param name="Text">Null where the bytes have said it all, or the texts could not be held against each other.</param>
/// <param name="Reasons">All of it in words.</param>
public sealed record CopyComparison(
    CopyKind Kind, ComparedFile Registered, ComparedFile Copy, (int Revisions, int Of) Begins, bool CarriesKey,
    IReadOnlyList<SignatureReport> Signatures, IReadOnlyList<UpdateReport>? Updates, int TrailingBytes, TextComparison? Text,
    IReadOnlyList<Reason> Reasons)
{
    /// <param name="registered">The registered document, as the platform keeps it.</param>
    /// <param name="copy">Any bytes.</param>
    /// <param name="policy">By which the copy's signatures are judged.</param>
    /// <exception cref="UnreadableDocumentException">The copy is no PDF that can be read.</exception>
    public static CopyComparison Of(ReadOnlyMemory<byte> registered, ReadOnlyMemory<byte> copy, SignaturePolicy policy)
    {
        var (ours, document) = (PdfFile.Read(registered), Document.Read(copy, policy));
        try
        {
            return new Comparing(ours, PdfFile.Read(copy), document).Compare();
        }
        catch (PdfFormatException e)
        {
            throw new UnreadableDocumentException(e);
        }
    }
}

/// <summary>One of the two files.</summary>
/// <param name="Bytes">Its length.</param>
public sealed record ComparedFile(Bytes32 Sha256, int Bytes, int Pages);
