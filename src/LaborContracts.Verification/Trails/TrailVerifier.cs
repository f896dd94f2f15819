using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Trails;
using LaborContracts.Verification.Checks;

namespace LaborContracts.Verification.Trails;

/// <summary>
/// Judges an evidence trail against the caller's pins (docs/formats/trail.md): that every link holds, that every registered head is among its
/// heads, and that what it tells fits what is registered. What follows the last registered head is only the platform's word, and the
/// report says so.
/// </summary>
public sealed class TrailVerifier
{
    private readonly Trust _trust;
    private readonly IRegistry? _registry;
    private readonly TimeProvider _clock;

    /// <param name="registry">The pinned registry; null when no node can be asked.</param>
    /// <exception cref="ArgumentException">The registry is not the one that is pinned.</exception>
    public TrailVerifier(Trust trust, IRegistry? registry, TimeProvider clock) =>
        (_trust, _registry, _clock) = (trust, trust.RequirePinned(registry), clock);

    /// <param name="proofs">What the holder has beside the file. One whose head the trail lacks shows that its end was cut off.</param>
    /// <param name="consensus">What the holder has to show without a node.</param>
    /// <param name="pdf">A document that is said to be the trail's; its signatures are not judged here. Null if there is none.</param>
    /// <exception cref="UnreadableDocumentException">The document is not a PDF that can be read.</exception>
    public Task<TrailReport> VerifyAsync(
        TrailFile file, IReadOnlyList<Proof> proofs, IReadOnlyList<ConsensusProof> consensus, ReadOnlyMemory<byte>? pdf,
        CancellationToken cancellationToken) => JudgeAsync(file, proofs, consensus, pdf is { } bytes ? Read(bytes) : null, [], cancellationToken);

    /// <summary>The trail beside the documents of a package, which are judged by themselves.</summary>
    /// <param name="documents">Those that can be read.</param>
    internal Task<TrailReport> VerifyBesideAsync(
        TrailFile file, IReadOnlyList<Proof> proofs, IReadOnlyList<ConsensusProof> consensus, IReadOnlyList<Document> documents,
        CancellationToken cancellationToken) => JudgeAsync(file, proofs, consensus, null, documents, cancellationToken);

    private Document Read(ReadOnlyMemory<byte> pdf) => Document.Read(pdf, _trust.PolicyAt(_clock.GetUtcNow()));

    private async Task<TrailReport> JudgeAsync(
        TrailFile file, IReadOnlyList<Proof> proofs, IReadOnlyList<ConsensusProof> consensus, Document? document, IReadOnlyList<Document> beside,
        CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var (findings, registered, isUnlooked) = (new List<Finding>(), new List<(Leaf Leaf, uint Sequence)>(), false);
        if (Trail.Check(file.Key, file.Entries) is { } fault)
        {
            findings.Add(Finding.Of(Outcome.Failed, CodeOf(fault.Kind), fault.Sequence));
        }
        else
        {
            var contents = new TrailContents(file.Entries);
            findings.Add(Finding.Of(Outcome.Passed, "trail.links", file.Entries.Count));
            foreach (var proof in file.Proofs.Concat(proofs).DistinctBy(AnchorCheck.AsJudged))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (found, sequence) = await LookAsync(file, contents, proof, consensus, cancellationToken);
                findings.Add(found);
                if (found.Outcome == Outcome.Passed) registered.Add((proof.Leaf, sequence!.Value));
                isUnlooked |= found.Outcome == Outcome.NotChecked && sequence is null;
            }

            findings.AddRange(contents.SignaturesWithoutIntent
                .Select(sequence => Finding.Of(Outcome.Failed, "trail.intent-missing", sequence)));
            findings.AddRange(PasskeyIntents.Judge(file, _trust.Passkeys));
            var intents = new SignedIntents(file);
            var compared = (document is null ? beside : [document]).SelectMany(intents.Judge).ToList();
            findings.AddRange(compared);
            isUnlooked |= compared.Any(finding => finding.Reasons.Any(reason => reason.Code == SignedIntents.Unread));
            if (beside.Count > 0)
                findings.AddRange(contents.Concluded
                    .Where(told => !beside.Any(one => one.Ends.Any(end => end.Sha256.ToString()[2..] == told.Value)))
                    .Select(told => Finding.Of(Outcome.NotChecked, "trail.conclusion-not-here", told.Key)));
            if (file.Proofs.Count + proofs.Count == 0) findings.Add(Finding.Of(Outcome.NotChecked, "trail.no-proof"));
        }

        if (document is not null)
        {
            var same = Compare(document, file, registered.Select(found => found.Leaf));
            findings.Add(same);
            isUnlooked |= same.Outcome == Outcome.NotChecked;
        }

        var registeredTo = registered.Count > 0 ? registered.Max(found => found.Sequence) : default(uint?);
        // By the findings as a whole: a consensus proof that does not hold is a failed reason of one that a node has passed.
        var verdict = findings.Any(finding => finding.Outcome == Outcome.Failed) ? TrailVerdict.Broken
            : registeredTo is null || isUnlooked ? TrailVerdict.Unproven
            : TrailVerdict.Whole;
        var reasons = findings.SelectMany(finding => finding.Reasons).ToList();
        var shredded = file.Entries.Count(entry => entry.Event is null);
        if (verdict != TrailVerdict.Broken) reasons.AddRange(Limits(registeredTo, file.Entries.Count, shredded));
        return new(
            verdict, now, file.Key, file.Entries.Count, shredded, file.Entries.Count > 0 ? file.Entries[^1].Head : null, registeredTo,
            [.. reasons.DistinctBy(reason => (reason.Code, string.Join(' ', reason.Values)))]);
    }

    /// <summary>What one proof shows of the trail, and the entry whose head it holds, if the trail has it.</summary>
    private async Task<(Finding Finding, uint? Sequence)> LookAsync(
        TrailFile file, TrailContents contents, Proof proof, IReadOnlyList<ConsensusProof> consensus, CancellationToken cancellationToken)
    {
        var leaf = proof.Leaf;
        if (leaf.Key != file.Key || leaf.Kind == LeafKind.SequenceHead) return (Finding.Of(Outcome.Failed, "trail.other-contract"), null);
        var (anchor, seen) = await new AnchorCheck(_trust, _registry, consensus).LookAsync(proof, cancellationToken);
        var reasons = anchor.Reasons.ToList();
        var sequence = file.Entries.FirstOrDefault(entry => entry.Head == leaf.TrailHead)?.Sequence;
        if (sequence is null)
        {
            // A leaf that is in no registry says nothing of the trail's end: that its proof does not hold is told already.
            if (anchor.Outcome != Outcome.Failed)
                reasons.Add(new(anchor.Outcome == Outcome.Passed ? Outcome.Failed : Outcome.NotChecked, "trail.head-missing", leaf.TrailHead));
            return (new(anchor.Outcome == Outcome.NotChecked ? Outcome.NotChecked : Outcome.Failed, reasons), null);
        }

        if (!contents.TellOf(leaf, sequence.Value))
        {
            reasons.Add(new(Outcome.Failed, "trail.other-document", sequence.Value));
            return (new(Outcome.Failed, reasons), sequence);
        }

        if (anchor.Outcome == Outcome.Passed) reasons.Add(new(Outcome.Passed, "trail.registered", sequence.Value, seen.OnChain!.BlockTime));
        return (new(anchor.Outcome, reasons), sequence);
    }

    private static Finding Compare(Document document, TrailFile file, IEnumerable<Leaf> registered)
    {
        var ties = registered.Select(leaf => LeafCheck.Of(leaf, document)).ToList();
        if (document.CarriesNoKey)
            return ties.Contains(Tie.Received) ? Finding.Of(Outcome.Passed, "trail.document-same")
                : MayTellOfReceipt(file, document) ? Finding.Of(Outcome.NotChecked, "trail.document-without-leaf")
                : Finding.Of(Outcome.Failed, "trail.document-other-contract");
        if (document.Attachment?.Key != file.Key) return Finding.Of(Outcome.Failed, "trail.document-other-contract");
        return ties.Contains(Tie.Same) ? Finding.Of(Outcome.Passed, "trail.document-same")
            : ties.Contains(Tie.OtherDocument) ? Finding.Of(Outcome.Failed, "trail.document-other")
            : Finding.Of(Outcome.NotChecked, "trail.document-without-leaf");
    }

    /// <summary>Whether the trail begins with the receipt of this file, as far as it can still be read.</summary>
    private static bool MayTellOfReceipt(TrailFile file, Document document) => file.Entries is [var first, ..]
        && (first.Event is null || (first.Told() is { Type: TrailEventType.Received } told
            && told.Details.GetValueOrDefault("documentSha256") == document.Sha256.ToString()[2..]));

    private static IEnumerable<Reason> Limits(uint? registeredTo, int entries, int shredded)
    {
        if (shredded > 0) yield return new(Outcome.NotChecked, "trail.shredded", shredded);
        if (registeredTo < entries) yield return new(Outcome.NotChecked, "trail.unregistered-end", registeredTo.Value + 1, entries);
        if (registeredTo is not null) yield return new(Outcome.NotChecked, "trail.limits");
    }

    private static string CodeOf(TrailFaultKind kind) => kind switch
    {
        TrailFaultKind.Sequence => "trail.sequence",
        TrailFaultKind.HalfShredded => "trail.half-shredded",
        TrailFaultKind.Commitment => "trail.commitment",
        TrailFaultKind.Head => "trail.head",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such fault."),
    };
}
