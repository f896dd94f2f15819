using LaborContracts.Ledger;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification.Attachments;

namespace LaborContracts.Verification.Imports;

/// <summary>
/// A PDF that was made and signed elsewhere, as it was received: what its signatures are worth under the platform's roots at that time. That they hold does not
/// say that the right parties have signed: only the platform's own documents name their parties in what was signed.
/// </summary>
/// <param name="CarriesKey">
/// Whether it carries the key of a contract, usable or not, as it first was, when it was first signed, or as it is; such a file is no import.
/// </param>
/// <param name="Pades">Every signature and timestamp; there may be none.</param>
public sealed record ReceivedDocument(Bytes32 Sha256, Bytes32 Sm3, int Pages, bool CarriesKey, PadesReport Pades)
{
    /// <summary>Reads and judges a file.</summary>
    /// <param name="now">As of when, UTC.</param>
    /// <exception cref="UnreadableDocumentException">No PDF that can be read.</exception>
    public static ReceivedDocument Read(ReadOnlyMemory<byte> pdf, Trust trust, DateTimeOffset now)
    {
        var document = Document.Read(pdf, trust.PolicyAt(now));
        return new(
            document.Sha256, document.Sm3, document.Pages,
            !document.CarriesNoKey || Carries(document.File, document.File.Revisions[0]) || Carries(document.File, document.File.Revisions[^1]), document.Pades);
    }

    private static bool Carries(PdfFile file, PdfRevision asOf)
    {
        try
        {
            return ContractAttachment.Find(file.AsOf(asOf)) is not null;
        }
        catch (FormatException unusable)
        {
            return unusable is not PdfFormatException;
        }
    }

    /// <summary>The leaf by which it is registered: over every byte as it came.</summary>
    /// <param name="key">Random, and its own.</param>
    /// <param name="trailHead">After the entry that tells of its receipt.</param>
    public Leaf ToLeaf(Bytes32 key, Bytes32 trailHead) => new(LeafKind.ImportedDocument, key, Revision: 1, Sha256, Sm3, trailHead);
}
