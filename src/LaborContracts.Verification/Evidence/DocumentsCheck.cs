using LaborContracts.Ledger;

namespace LaborContracts.Verification.Evidence;

/// <summary>The documents' own reports, told in two steps: who signed, and whether it is registered.</summary>
internal static class DocumentsCheck
{
    private static readonly string[] OfTheRegistration = ["inclusion.", "anchor.", "consensus.", "proof.", "leaf."];

    public static EvidenceStep OfSignatures(
        IReadOnlyList<EvidenceDocument> documents, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, Bytes32 key)
    {
        var reasons = new List<Reason>();
        foreach (var (name, report) in documents)
        {
            if (report is null) reasons.Add(new(Outcome.Failed, "package.unreadable", name));
            else if (DocumentVerifier.KeyIn(files[name])?.Key is { } carried && carried != key) reasons.Add(new(Outcome.Failed, "package.other-key", name));
        }

        reasons.AddRange(ReasonsOf(documents).Where(reason => !IsOfRegistration(reason)));
        var outcome = reasons.Exists(reason => reason.Outcome == Outcome.Failed) ? Outcome.Failed
            : documents.Count == 0 || documents.Any(one => one.Report is { } report && report.Reasons.Any(IsOpenSignature)) ? Outcome.NotChecked
            : Outcome.Passed;
        return new(EvidencePart.Documents, outcome, reasons);
    }

    /// <param name="unreadable">Proofs that cannot be read.</param>
    public static EvidenceStep OfRegistration(IReadOnlyList<EvidenceDocument> documents, IReadOnlyList<Reason> unreadable)
    {
        List<Reason> reasons = [.. unreadable, .. ReasonsOf(documents).Where(IsOfRegistration)];
        // A consensus proof that does not hold accuses nobody, and a node may have shown the same.
        var outcome = reasons.Exists(reason => reason.Outcome == Outcome.Failed && reason.Code != "consensus.refused") ? Outcome.Failed
            : documents.Count > 0 && documents.All(one => IsRegistered(one.Report)) ? Outcome.Passed
            : Outcome.NotChecked;
        return new(EvidencePart.Registration, outcome, reasons);
    }

    private static IEnumerable<Reason> ReasonsOf(IEnumerable<EvidenceDocument> documents) => documents
        .SelectMany(document => document.Report?.Reasons ?? [])
        .DistinctBy(reason => (reason.Code, reason.Outcome, string.Join(' ', reason.Values)));

    private static bool IsRegistered(Report? report) => report?.Anchor is { InclusionHolds: true, OnChain: not null }
        && report.Reasons.Any(reason => reason is { Outcome: Outcome.Passed, Code: "leaf.same" })
        && report.Reasons.Any(reason => reason is { Outcome: Outcome.Passed, Code: "anchor.seen" or "consensus.proven" })
        && report.Reasons.All(reason => reason.Code is not ("anchor.contradicted" or "anchor.other-size"));

    private static bool IsOpenSignature(Reason reason) =>
        reason.Outcome == Outcome.NotChecked && (reason.Code.StartsWith("signature.", StringComparison.Ordinal) || reason.Code.StartsWith("attachment.", StringComparison.Ordinal));

    private static bool IsOfRegistration(Reason reason) => OfTheRegistration.Any(prefix => reason.Code.StartsWith(prefix, StringComparison.Ordinal));
}
