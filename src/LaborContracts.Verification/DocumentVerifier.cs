using System.Security.Cryptography;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification.Attachments;
using LaborContracts.Verification.Checks;

namespace LaborContracts.Verification;

/// <summary>
/// Judges a labor contract's PDF: is it authentic, whole, since when, signed by whom, still in force. The platform and
/// <c>lcverify</c> run this same code; trust comes from the caller's pins alone.
/// </summary>
/// <param name="trust">The pins.</param>
/// <param name="registry">The way to the pinned registry; null if no node is at hand.</param>
/// <param name="clock">Time of the judgement.</param>
public sealed class DocumentVerifier(Trust trust, IRegistry? registry, TimeProvider clock)
{
    /// <param name="pdf">The file, up to 64 MiB.</param>
    /// <param name="proof">The proof that came with it, if any.</param>
    /// <param name="recorded">What the platform has on record for the file's key; null for a verifier outside the platform.</param>
    /// <exception cref="UnreadableDocumentException">There is nothing to report on.</exception>
    public async Task<Report> VerifyAsync(
        ReadOnlyMemory<byte> pdf, Proof? proof, Recorded? recorded, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (document, signatures, contract) = Read(pdf, now);
        var reasons = new List<Reason>(SignatureCheck.Judge(signatures, contract));
        if (signatures.Count == 0) reasons.Add(new(Outcome.NotChecked, "signature.none"));

        var byProof = RegistrationCheck.Compare(document, contract, proof?.Leaf);
        var byRecord = RegistrationCheck.Compare(document, contract, recorded?.Leaf);
        Anchoring? anchoring = null;
        AnchorFacts? facts = null;
        if (proof is not null && byProof is Registration.Match or Registration.OtherDocument)
        {
            (var found, facts, _) = await AnchorCheck.JudgeAsync(proof!, trust, registry, cancellationToken);
            anchoring = found;
        }

        var altered = byRecord == Registration.OtherDocument
            || (byProof == Registration.OtherDocument && anchoring == Anchoring.Proven);
        reasons.AddRange(ReasonsOfRegistration(contract, proof, recorded, byProof, byRecord, anchoring, facts, altered));

        var verdict = Decide(signatures, contract, recorded, byProof, byRecord, anchoring, altered, reasons, proof is null);
        var status = ContractStatus.Unknown;
        if (contract is not null && verdict is Verdict.Authentic or Verdict.Pending)
        {
            (status, var why) = await StatusCheck.JudgeAsync(contract!, registry, now, cancellationToken);
            if (why is not null) reasons.Add(why);
        }

        return new Report(verdict, status, now, document, signatures, facts, reasons);
    }

    /// <summary>The key that a file carries, by which the platform finds its record; null if it carries none.</summary>
    /// <exception cref="UnreadableDocumentException">There is nothing to look into.</exception>
    public static Bytes32? KeyIn(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            return AttachedContract.Find(PdfFile.Read(pdf))?.Key;
        }
        catch (PdfFormatException damaged)
        {
            throw new UnreadableDocumentException(damaged);
        }
    }

    private (DocumentFacts, IReadOnlyList<PartySignature>, AttachedContract?) Read(ReadOnlyMemory<byte> pdf, DateTimeOffset now)
    {
        try
        {
            var file = PdfFile.Read(pdf);
            var document = new DocumentFacts(new Bytes32(SHA256.HashData(pdf.Span)), Sm3.Of(pdf.Span), pdf.Length, file.PageCount);
            return (document, SignatureCheck.Name(PadesValidation.Validate(file, trust.PolicyAt(now))), AttachedContract.Find(file));
        }
        catch (PdfFormatException damaged)
        {
            throw new UnreadableDocumentException(damaged);
        }
    }

    /// <summary>The table of verdicts, the first that applies from the top.</summary>
    private static Verdict Decide(
        IReadOnlyList<PartySignature> signatures,
        AttachedContract? contract,
        Recorded? recorded,
        Registration byProof,
        Registration byRecord,
        Anchoring? anchoring,
        bool altered,
        IReadOnlyList<Reason> reasons,
        bool withoutProof)
    {
        if (altered || signatures.Any(s => s.Signature.Indication == Indication.TotalFailed)) return Verdict.Altered;
        if (contract is null || anchoring == Anchoring.UnknownRoot) return Verdict.NotRegistered;
        if (withoutProof && recorded is { Leaf: null }) return Verdict.NotRegistered;
        // From here on one check that did not pass, whatever it is, keeps the file from being authentic.
        if (reasons.Any(r => r.Outcome != Outcome.Passed && r.Code != "registration.pending")) return Verdict.Indeterminate;
        if (withoutProof && byRecord == Registration.Match) return Verdict.Pending;
        return byProof == Registration.Match && anchoring == Anchoring.Proven ? Verdict.Authentic : Verdict.Indeterminate;
    }

    private static IEnumerable<Reason> ReasonsOfRegistration(
        AttachedContract? contract,
        Proof? proof,
        Recorded? recorded,
        Registration byProof,
        Registration byRecord,
        Anchoring? anchoring,
        AnchorFacts? facts,
        bool altered)
    {
        if (contract is null)
        {
            yield return new(Outcome.Failed, "registration.no-key");
            yield break;
        }

        if (altered)
        {
            yield return new(Outcome.Failed, "registration.other-document");
            yield break;
        }

        if (proof is null)
        {
            yield return recorded switch
            {
                null => new(Outcome.NotChecked, "proof.none"),
                { Leaf: null } => new(Outcome.Failed, "registration.none"),
                _ => new(Outcome.NotChecked, "registration.pending"),
            };
            yield break;
        }

        if (byProof == Registration.Match) yield return new(Outcome.Passed, "registration.matches");
        else yield return new(Outcome.NotChecked, byProof == Registration.OtherDocument ? "proof.other-document" : "proof.other-contract");
        if (anchoring is { } found) yield return AnchorCheck.ReasonFor(found, facts!);
    }
}
