using System.Security.Cryptography;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification.Attachments;

namespace LaborContracts.Verification;

/// <summary>All that the file itself says, read once: later checks never touch the PDF again.</summary>
/// <param name="Signatures">In the order in which they were made.</param>
/// <param name="Attachment">From the first signed revision; null when there is none or it is unusable.</param>
/// <param name="AttachmentFault">Why the attachment is unusable; null when it is not.</param>
internal sealed record Document(
    Bytes32 Sha256, Bytes32 Sm3, int Bytes, int Pages, IReadOnlyList<SignatureReport> Signatures,
    ContractAttachment? Attachment, string? AttachmentFault)
{
    /// <exception cref="UnreadableDocumentException">There is nothing to report on.</exception>
    public static Document Read(ReadOnlyMemory<byte> pdf, SignaturePolicy policy)
    {
        try
        {
            var file = PdfFile.Read(pdf);
            var signatures = PadesValidation.Validate(file, policy);
            var (attachment, fault) = Attached(file.AsOf(FirstSigned(file, signatures)));
            return new(
                new(SHA256.HashData(pdf.Span)), Ledger.Leaves.Sm3.Of(pdf.Span), pdf.Length, file.PageCount,
                signatures, attachment, fault);
        }
        catch (PdfFormatException e)
        {
            throw new UnreadableDocumentException(e);
        }
    }

    /// <summary>Whether the leaf is over exactly these bytes, by both of its hashes.</summary>
    public bool IsOf(Leaf leaf) => leaf.Sha256 == Sha256 && leaf.Sm3 == Sm3;

    /// <summary>
    /// The contract that everybody saw before the first signature. A later revision must not be able to bring another
    /// one; so an unsigned file, or one whose signatures cover nothing, is read as it first was.
    /// </summary>
    private static PdfRevision FirstSigned(PdfFile file, IReadOnlyList<SignatureReport> signatures)
    {
        var covered = signatures.Where(s => s.CoveredLength > 0).Select(s => s.CoveredLength).DefaultIfEmpty(0).Min();
        return file.Revisions.First(r => r.Length >= covered);
    }

    private static (ContractAttachment? Attachment, string? Fault) Attached(PdfFile file)
    {
        try
        {
            return (ContractAttachment.Find(file), null);
        }
        catch (FormatException e) when (e is not PdfFormatException)
        {
            return (null, e.Message);
        }
    }
}
