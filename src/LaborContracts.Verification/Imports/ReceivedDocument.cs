using LaborContracts.Ledger;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Verification.Imports;

/// <summary>
/// A PDF that was made and signed elsewhere, as it was received: what its signatures are worth under the platform's roots at that time. That they hold does not
/// say that the right parties have signed: only the platform's own documents name their parties in what was signed.
/// </summary>
/// <param name="CarriesKey">Whether it carries the mark of the platform's own documents, usable or not; such a file is no import.</param>
/// <param name="Pades">Every signature and timestamp; there may be none.</param>
public sealed record ReceivedDocument(Bytes32 Sha256, Bytes32 Sm3, int Pages, bool CarriesKey, PadesReport Pades)
{
    /// <summary>Reads and judges a file.</summary>
    /// <param name="now">As of when, UTC.</param>
    /// <exception cref="UnreadableDocumentException">No PDF that can be read.</exception>
    public static ReceivedDocument Read(ReadOnlyMemory<byte> pdf, Trust trust, DateTimeOffset now)
    {
        var document = Document.Read(pdf, new(trust.TrustRoots, trust.TimestampRoots, now));
        return new(
            document.Sha256, document.Sm3, document.Pages, document is not { Attachment: null, AttachmentFault: null }, document.Pades);
    }

    /// <summary>The leaf by which it is registered: over every byte as it came.</summary>
    /// <param name="key">Random, and its own.</param>
    /// <param name="trailHead">After the entry that tells of its receipt.</param>
    public Leaf ToLeaf(Bytes32 key, Bytes32 trailHead) => new(LeafKind.ImportedDocument, key, Revision: 1, Sha256, Sm3, trailHead);
}
