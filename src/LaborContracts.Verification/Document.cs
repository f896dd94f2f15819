using System.Security.Cryptography;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification.Attachments;

namespace LaborContracts.Verification;

/// <summary>All that the file itself says, read once.</summary>
/// <param name="Pades">Its signatures, in the order in which they were made, and the timestamps over it.</param>
/// <param name="Attachment">From the first signed revision; null when there is none or it is unusable.</param>
/// <param name="AttachmentFault">Why the attachment is unusable; null when it is not.</param>
/// <param name="Ends">The file as it was at the end of each revision, and last as it is.</param>
internal sealed record Document(
    PdfFile File, Bytes32 Sm3, int Pages, PadesReport Pades,
    ContractAttachment? Attachment, string? AttachmentFault, IReadOnlyList<FilePrefix> Ends)
{
    public IReadOnlyList<SignatureReport> Signatures => Pades.Signatures;

    public Bytes32 Sha256 => Ends[^1].Sha256;

    /// <exception cref="UnreadableDocumentException">There is nothing to report on.</exception>
    public static Document Read(ReadOnlyMemory<byte> pdf, SignaturePolicy policy)
    {
        try
        {
            var file = PdfFile.Read(pdf);
            var pades = PadesValidation.Validate(file, policy);
            var (attachment, fault) = Attached(file.AsOf(FirstSigned(file, pades.Signatures)));
            return new(file, Ledger.Leaves.Sm3.Of(pdf.Span), file.PageCount, pades, attachment, fault, EndsOf(file));
        }
        catch (PdfFormatException e)
        {
            throw new UnreadableDocumentException(e);
        }
    }

    /// <summary>Neither a usable key of a contract nor an unusable one: it was made elsewhere.</summary>
    public bool CarriesNoKey => this is { Attachment: null, AttachmentFault: null };

    /// <summary>
    /// The concluded revision that the leaf is over, by both of its hashes; null if it is over none. It ends where the
    /// last signature does or later, and what follows it is validation data and timestamps alone: archival adds those to
    /// a concluded file (docs/formats/report.md).
    /// </summary>
    public FilePrefix? ConcludedAs(Leaf leaf) => Ends.FirstOrDefault(end =>
        end.Sha256 == leaf.Sha256
        && (end.Length == File.Bytes.Length || end.Length >= FirstArchivalEnd)
        && leaf.Sm3 == (end.Length == File.Bytes.Length ? Sm3 : Ledger.Leaves.Sm3.Of(File.Bytes.Span[..end.Length])));

    /// <summary>Whether the leaf is over what the file was before something was added to it.</summary>
    public bool Continues(Leaf leaf) => Ends.SkipLast(1).Any(end => end.Sha256 == leaf.Sha256);

    /// <summary>Whether nothing but validation data and timestamps follows a signature.</summary>
    public static bool IsLastWord(SignatureReport signature) =>
        signature.ModificationsAfter <= ModificationLevel.ValidationData
        && signature.Warnings.All(warning => warning.Code != "file.metadata-changed");

    /// <summary>The worst that the update after a prefix did to it; null if there is none, or one of the two states cannot be read.</summary>
    public ModificationLevel? LevelAfter(FilePrefix prefix)
    {
        try
        {
            return UpdateReport.LevelAt(File, prefix.Length);
        }
        catch (PdfFormatException)
        {
            return null;
        }
    }

    private int FirstArchivalEnd => Signatures is [.., { CoveredLength: > 0 } last] && IsLastWord(last)
        && Signatures.All(s => s.CoveredLength > 0)
            ? last.CoveredLength
            : int.MaxValue;

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

    private static List<FilePrefix> EndsOf(PdfFile file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (ends, at) = (new List<FilePrefix>(), 0);
        foreach (var end in file.Revisions.Select(r => r.Length).Append(file.Bytes.Length).Distinct())
        {
            hash.AppendData(file.Bytes.Span[at..end]);
            ends.Add(new(end, new(hash.GetCurrentHash())));
            at = end;
        }

        return ends;
    }
}

/// <summary>The first bytes of a file.</summary>
internal sealed record FilePrefix(int Length, Bytes32 Sha256);
