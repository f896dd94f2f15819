using LaborContracts.Ledger;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Trails;
using LaborContracts.Verification.Trails;

namespace LaborContracts.Verification.Evidence;

/// <summary>The package's trail: whether it is whole and tells of the package's proofs, and what it tells of identity and intent.</summary>
/// <param name="File">Null if it cannot be read.</param>
internal sealed record TrailEvidence(TrailFile? File, TrailReport? Report, EvidenceStep Step, EvidenceStep Intent)
{
    private static readonly string[] OfTheIntent =
    [
        "trail.intent-missing", "trail.intent-other-bytes", "trail.signature-changed-more", "trail.signature-update-unread", "trail.signatures-differ",
        "trail.intent-not-compared",
        "trail.passkey", "trail.passkey-wrong", "trail.passkey-not-pinned",
    ];

    /// <summary>By which an intent can be proven; what is judged of another, a later verifier may know.</summary>
    private static readonly string?[] Methods = ["one-time-code", "passkey"];

    /// <summary>What leaves open whether each signer meant it.</summary>
    private static readonly string[] Unseen = ["trail.intent-not-compared", "trail.signature-update-unread", "trail.passkey-not-pinned", "intent.method-unknown"];

    /// <summary>Events by which the platform says how it came to know the signers, and what they were shown.</summary>
    private static readonly string[] Told = ["identity.checked", "notice.acknowledged", "document.read"];

    /// <param name="documents">Those of the package that can be read.</param>
    /// <param name="proofs">Of the package's documents: each must hold a head of the trail, at the conclusion of its document.</param>
    public static async Task<TrailEvidence> ReadAsync(
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, Bytes32 key, IReadOnlyList<Document> documents, IReadOnlyList<Proof> proofs,
        IReadOnlyList<ConsensusProof> consensus, TrailVerifier verifier, CancellationToken cancellationToken)
    {
        if (!files.TryGetValue(EvidenceNames.Trail, out var content)) return Without(new(Outcome.NotChecked, "package.missing", EvidenceNames.Trail));
        TrailFile file;
        try
        {
            file = TrailFile.Read(content);
        }
        catch (FormatException)
        {
            return Without(new(Outcome.Failed, "package.unreadable", EvidenceNames.Trail));
        }

        if (file.Key != key) return Without(new(Outcome.Failed, "package.other-key", EvidenceNames.Trail));
        var report = await verifier.VerifyBesideAsync(file, proofs, consensus, documents, cancellationToken);
        var reasons = report.Reasons.Where(reason => !OfTheIntent.Contains(reason.Code)).ToList();
        var outcome = reasons.Exists(reason => reason.Outcome == Outcome.Failed && reason.Code != "consensus.refused") ? Outcome.Failed
            : report.Verdict == TrailVerdict.Unproven ? Outcome.NotChecked
            : Outcome.Passed;
        return new(file, report, new(EvidencePart.Trail, outcome, reasons), IntentIn(file, report));
    }

    private static EvidenceStep IntentIn(TrailFile file, TrailReport report)
    {
        var events = file.Entries.Select(entry => (entry.Sequence, Event: entry.Told())).Where(told => told.Event is not null).ToList();
        List<Reason> reasons =
        [
            .. report.Reasons.Where(reason => OfTheIntent.Contains(reason.Code)),
            .. events.Where(told => told.Event!.Type == TrailEventType.IntentProven && told.Event.Details.GetValueOrDefault("method") == "one-time-code")
                .Select(told => new Reason(Outcome.NotChecked, "intent.one-time-code", told.Sequence)),
            .. events.Where(told => told.Event!.Type == TrailEventType.IntentProven && !Methods.Contains(told.Event.Details.GetValueOrDefault("method")))
                .Select(told => new Reason(Outcome.NotChecked, "intent.method-unknown", told.Sequence)),
            .. events.Where(told => Told.Contains(told.Event!.Type))
                .Select(told => new Reason(Outcome.NotChecked, "intent.told", told.Sequence, told.Event!.Type)),
        ];
        if (!events.Exists(told => told.Event!.Type == "identity.checked")) reasons.Add(new(Outcome.NotChecked, "intent.no-identity-check"));
        var signatures = events.Count(told => told.Event!.Type == TrailEventType.SignatureRecorded);
        if (reasons.Exists(reason => reason.Outcome == Outcome.Failed)) return new(EvidencePart.Intent, Outcome.Failed, reasons);
        var isShown = signatures > 0 && !reasons.Exists(reason => Unseen.Contains(reason.Code)) && report.Reasons.Any(reason => reason is { Outcome: Outcome.Passed, Code: "trail.links" }) && report.Shredded == 0;
        if (isShown) reasons.Insert(0, new(Outcome.Passed, "intent.before-each-signature", signatures));
        return new(EvidencePart.Intent, isShown ? Outcome.Passed : Outcome.NotChecked, reasons);
    }

    private static TrailEvidence Without(Reason why) => new(
        null, null, new(EvidencePart.Trail, why.Outcome, [why]),
        new(EvidencePart.Intent, Outcome.NotChecked, [new(Outcome.NotChecked, "package.missing", EvidenceNames.Trail)]));
}
