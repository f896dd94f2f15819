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
/// <param name="Earlier">SHA-256 of the file as it was at each revision that ends before its end.</param>
internal sealed record Document(
    Bytes32 Sha256, Bytes32 Sm3, int Bytes, int Pages, IReadOnlyList<SignatureReport> Signatures,
    ContractAttachment? Attachment, string? AttachmentFault, IReadOnlySet<Bytes32> Earlier)
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
                signatures, attachment, fault, HashesOfEarlier(file));
        }
        catch (PdfFormatException e)
        {
            throw new UnreadableDocumentException(e);
        }
    }

    /// <summary>Whether the leaf is over exactly these bytes, by both of its hashes.</summary>
    public bool IsOf(Leaf leaf) => leaf.Sha256 == Sha256 && leaf.Sm3 == Sm3;

    /// <summary>Whether the leaf is over what the file was before something was added to it.</summary>
    public bool Continues(Leaf leaf) => Earlier.Contains(leaf.Sha256);

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

    private static HashSet<Bytes32> HashesOfEarlier(PdfFile file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (hashes, at) = (new HashSet<Bytes32>(), 0);
        foreach (var end in file.Revisions.Select(r => r.Length).Where(end => end < file.Bytes.Length))
        {
            hash.AppendData(file.Bytes.Span[at..end]);
            hashes.Add(new(hash.GetCurrentHash()));
            at = end;
        }
        return hashes;
    }
}
