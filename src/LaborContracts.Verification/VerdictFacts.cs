using LaborContracts.Ledger.Proofs;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification.Checks;

namespace LaborContracts.Verification;

/// <summary>What the checks found, and the one place that draws a verdict from it (docs/formats/report.md).</summary>
internal sealed record VerdictFacts(
    Document Document, Finding Parties, Proof? Proof, Finding Leaf, Finding Anchor, Recorded? Recorded)
{
    private bool HasFailedSignature => Document.Signatures.Any(s => s.Indication == Indication.TotalFailed);

    /// <summary>As a contract that was concluded here: one that was received from elsewhere never is.</summary>
    private bool IsRegistered => ProofTie == Tie.Same && Anchor.Outcome == Outcome.Passed;

    /// <summary>
    /// Another document is proven to be registered, or recorded by the platform, in the place that this one claims.
    /// </summary>
    private bool AnotherIsRegistered =>
        (PartiesCheck.AllSigned(Document) || ContinuesTheRegistered)
        && ((Leaf.Outcome == Outcome.Failed && Anchor.Outcome == Outcome.Passed)
            || (!IsRegistered && RecordedTie == Tie.OtherDocument));

    /// <summary>A later revision can hide the signatures from sight; the registered document before it still shows.</summary>
    private bool ContinuesTheRegistered =>
        (Proof is not null && Document.Continues(Proof.Leaf)) || (Recorded?.Leaf is { } leaf && Document.Continues(leaf));

    private bool NothingTiesIt => Document.CarriesNoKey && ProofTie is null or Tie.None && RecordedTie != Tie.Received
        || IsUnknownToThePlatform
        || Leaf.Outcome == Outcome.Passed && Anchor.Outcome == Outcome.Failed;

    /// <summary>
    /// Inside the platform "no proof" and "no record" together leave nothing that could still be looked at.
    /// </summary>
    private bool IsUnknownToThePlatform =>
        Document.Attachment is not null && Proof is null && Recorded is { Leaf: null };

    private Tie? ProofTie => Proof is null ? null : LeafCheck.Of(Proof.Leaf, Document);

    private Tie? RecordedTie => Recorded?.Leaf is { } leaf ? LeafCheck.Of(leaf, Document) : null;

    /// <summary>The first that applies from the top. AUTHENTIC is the last, and nothing falls through to it.</summary>
    public Verdict Decide()
    {
        if (HasFailedSignature || AnotherIsRegistered) return Verdict.Altered;
        if (NothingTiesIt) return Verdict.NotRegistered;
        if (Parties.Outcome != Outcome.Passed) return Verdict.Indeterminate;
        if (Proof is null && RecordedTie == Tie.Same) return Verdict.Pending;
        return IsRegistered ? Verdict.Authentic : Verdict.Indeterminate;
    }

    public IEnumerable<Reason> Reasons(Verdict verdict)
    {
        if (verdict == Verdict.Altered)
        {
            // Failed signatures of parties are among the parties' reasons; those of others are named here.
            if (HasFailedSignature && !Parties.Reasons.Any(r => r.Code == "signature.failed"))
                yield return new(Outcome.Failed, "signature.failed-foreign");
            if (AnotherIsRegistered) yield return new(Outcome.Failed, "document.not-the-registered");
        }
        if (verdict == Verdict.NotRegistered && Document.CarriesNoKey) yield return new(Outcome.Failed, "document.no-key");
        foreach (var reason in Parties.Reasons) yield return reason;
        if (Proof is null && RecordedTie is Tie.Same or Tie.Received)
        {
            yield return new(Outcome.NotChecked, RecordedTie == Tie.Same ? "leaf.recorded" : "leaf.received-recorded");
            yield break;
        }
        if (IsUnknownToThePlatform) yield return new(Outcome.Failed, "leaf.not-recorded");
        else if (Document.Attachment is not null || Proof is not null)
            foreach (var reason in Leaf.Reasons) yield return reason;
        foreach (var reason in Anchor.Reasons) yield return reason;
        if (ProofTie == Tie.Received && Anchor.Outcome == Outcome.Passed)
        {
            yield return new(Outcome.Passed, "received.registered");
            yield return new(Outcome.NotChecked, "received.limits");
        }

        if (verdict == Verdict.Authentic) yield return new(Outcome.NotChecked, "statement.limits");
    }
}
