using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification.Attachments;
using LaborContracts.Verification.Checks;

namespace LaborContracts.Verification;

/// <summary>
/// Judges a PDF, with its proof, against the caller's pins. Whatever the file and the proof say, it never looks
/// elsewhere.
/// </summary>
public sealed class DocumentVerifier
{
    private readonly Trust _trust;
    private readonly IRegistry? _registry;
    private readonly TimeProvider _clock;

    /// <param name="registry">The pinned registry; null when no node can be asked.</param>
    /// <exception cref="ArgumentException">The registry is not the one that is pinned.</exception>
    public DocumentVerifier(Trust trust, IRegistry? registry, TimeProvider clock) =>
        (_trust, _registry, _clock) = (trust, trust.RequirePinned(registry), clock);

    /// <summary>
    /// The contract key and the revision number that the file carries, for finding its records; null when it carries none
    /// or cannot be read. Nothing is proven by them.
    /// </summary>
    public static (Bytes32 Key, uint Revision)? KeyIn(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            var file = PdfFile.Read(pdf);
            // A later revision of the file could hide it or bring another.
            return ContractAttachment.Find(file.AsOf(file.Revisions[0])) is { } attachment ? (attachment.Key, attachment.Revision) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <param name="proof">Null when the holder has none.</param>
    /// <param name="consensus">What the holder has to show without a node; each costs a millisecond for each pinned validator.</param>
    /// <param name="recorded">What the platform says; null for a verifier that stands alone.</param>
    /// <exception cref="UnreadableDocumentException">Not a PDF that can be read; there is no report.</exception>
    public async Task<Report> VerifyAsync(
        ReadOnlyMemory<byte> pdf, Proof? proof, IReadOnlyList<ConsensusProof> consensus, Recorded? recorded,
        CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        return await VerifyAsync(Document.Read(pdf, _trust.PolicyAt(now)), now, proof, consensus, recorded, cancellationToken);
    }

    /// <summary>The same of a document that was read.</summary>
    /// <param name="now">As of when, by <see cref="Trust.PolicyAt"/>.</param>
    internal async Task<Report> VerifyAsync(
        Document document, DateTimeOffset now, Proof? proof, IReadOnlyList<ConsensusProof> consensus, Recorded? recorded,
        CancellationToken cancellationToken)
    {
        var leaf = LeafCheck.Of(proof, document);
        var (anchor, seen) = proof is not null && leaf.Outcome != Outcome.NotChecked
            ? await new AnchorCheck(_trust, _registry, consensus).LookAsync(proof, cancellationToken)
            : (new Finding(Outcome.NotChecked, []), null);
        // The block proves that the concluded revision existed, whatever has become of its certificates since.
        if (leaf.Outcome == Outcome.Passed && anchor.Outcome == Outcome.Passed && seen?.OnChain is { } block
            && document.Signatures.Any(s => s.Indication == Indication.Indeterminate))
            document = Document.Read(
                document.File.Bytes, _trust.PolicyAt(now) with { Proofs = [new(document.ConcludedAs(proof!.Leaf)!.Length, block.BlockTime)] });
        var parties = PartiesCheck.Of(document);

        var facts = new VerdictFacts(document, parties, proof, leaf, anchor, recorded);
        var verdict = facts.Decide();
        var (status, statusReasons) = verdict switch
        {
            Verdict.Authentic or Verdict.Pending =>
                await new StatusCheck(_trust, _registry, consensus).LookAsync(document, now, cancellationToken),
            // Signed by the right parties, so the terms are theirs; whether it is registered is what is open.
            Verdict.Indeterminate when parties.Outcome == Outcome.Passed =>
                StatusCheck.WithoutRegistry(document.Attachment!, now),
            _ => (ContractStatus.Unknown, []),
        };
        return new(
            verdict, status, now, new(
                document.Sha256, document.Sm3, document.File.Bytes.Length, document.Pages, document.Attachment?.Kind, document.Attachment?.Revision),
            [.. document.Signatures.Select(s => new PartySignature(RoleOf(s, document), s))],
            document.Pades.DocumentTimestamps, seen, [.. facts.Reasons(verdict), .. statusReasons, .. NewerRecorded(document, recorded)]);
    }

    /// <summary>What the platform says of later documents, on chain or not: its word, and marked as such.</summary>
    private static IEnumerable<Reason> NewerRecorded(Document document, Recorded? recorded) =>
        document.Attachment is { } attachment && recorded?.LatestRevision > attachment.Revision
            ? [new(Outcome.NotChecked, "status.newer-recorded", recorded.LatestRevision!)]
            : [];

    private static string? RoleOf(SignatureReport signature, Document document) =>
        document.Attachment is { } attachment && RequiredParties.Of(attachment) is { } required
        && required.Any(party => party.Role == signature.Field) ? signature.Field : null;
}
