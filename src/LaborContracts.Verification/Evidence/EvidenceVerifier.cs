using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Verification.Trails;

namespace LaborContracts.Verification.Evidence;

/// <summary>
/// Judges an evidence package against the caller's pins, part by part (docs/formats/evidence.md, "Judging"). Nothing in the package is
/// believed, the platform's report in it least of all: that can make the verdict worse and never better.
/// </summary>
public sealed class EvidenceVerifier
{
    private const int MostConsensus = 64; // each is held against every document

    private readonly Trust _trust;
    private readonly DocumentVerifier _documents;
    private readonly TrailVerifier _trails;
    private readonly TimeProvider _clock;

    /// <param name="registry">The pinned registry; null when no node can be asked.</param>
    /// <exception cref="ArgumentException">The registry is not the one that is pinned.</exception>
    public EvidenceVerifier(Trust trust, IRegistry? registry, TimeProvider clock)
    {
        (_trust, _clock) = (trust, clock);
        (_documents, _trails) = (new(trust, registry, clock), new(trust, registry, clock));
    }

    /// <summary>All of a package.</summary>
    public async Task<EvidenceReport> VerifyAsync(EvidencePackage package, CancellationToken cancellationToken)
    {
        var found = await JudgeAsync(package.Manifest.Key, package.Files, cancellationToken);
        var seals = new SealCheck(_trust, found.CheckedAt);
        return Conclude(found, found.Steps
            .Prepend(ManifestCheck.Of(package))
            .Append(ReportCheck.Of(package.Files, found, seals))
            .Append(CertificateCheck.Of(package.Files, found.Documents, seals)));
    }

    /// <summary>The evidence itself, before there is a package around it: what the platform's report rests on.</summary>
    /// <param name="key">The contract key.</param>
    /// <param name="files">Documents, proofs, trail, rule check and statement by their names in a package.</param>
    public async Task<EvidenceReport> JudgeAsync(
        Bytes32 key, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, CancellationToken cancellationToken)
    {
        var (unreadable, consensus) = (new List<Reason>(), new List<ConsensusProof>());
        foreach (var (name, content) in files.Where(file => EvidenceNames.IsConsensus(file.Key)).Take(MostConsensus))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Readable(() => ConsensusProof.Read(content), name, unreadable) is { } proof) consensus.Add(proof);
        }

        var now = _clock.GetUtcNow();
        var (documents, readable, proofs) = (new List<EvidenceDocument>(), new List<Document>(), new List<Proof>());
        foreach (var (name, content) in files.Where(file => EvidenceNames.IsDocument(file.Key)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var proof = files.TryGetValue(EvidenceNames.ProofBeside(name), out var beside)
                ? Readable(() => Proof.Read(beside), EvidenceNames.ProofBeside(name), unreadable) : null;
            if (proof is not null) proofs.Add(proof);
            if (TryRead(content, now) is not { } document)
            {
                documents.Add(new(name, null)); // said by the step of the documents
                continue;
            }

            readable.Add(document);
            documents.Add(new(name, await _documents.VerifyAsync(document, now, proof, consensus, null, cancellationToken)));
        }

        var trail = await TrailEvidence.ReadAsync(files, key, readable, proofs, consensus, _trails, cancellationToken);
        return Conclude(new(Verdict.Indeterminate, _clock.GetUtcNow(), key, [], documents, trail.Report),
        [
            DocumentsCheck.OfSignatures(documents, files, key),
            DocumentsCheck.OfRegistration(documents, unreadable),
            trail.Step,
            trail.Intent,
            RecordsCheck.OfRules(files, trail.File),
            RecordsCheck.OfStatement(files, _trust),
        ]);
    }

    private Document? TryRead(ReadOnlyMemory<byte> pdf, DateTimeOffset now)
    {
        try
        {
            return Document.Read(pdf, _trust.PolicyAt(now));
        }
        catch (UnreadableDocumentException)
        {
            return null;
        }
    }

    private static T? Readable<T>(Func<T> read, string name, List<Reason> unreadable) where T : class
    {
        try
        {
            return read();
        }
        catch (FormatException)
        {
            unreadable.Add(new(Outcome.Failed, "package.unreadable", name));
            return null;
        }
    }

    /// <summary>The first that applies from the top; AUTHENTIC is the last, and nothing falls through to it.</summary>
    private static EvidenceReport Conclude(EvidenceReport found, IEnumerable<EvidenceStep> made)
    {
        var steps = made.ToList();
        var verdicts = found.Documents.Select(document => document.Report?.Verdict ?? Verdict.Altered).DefaultIfEmpty(Verdict.Indeterminate).ToList();
        // What a document lacks, such as a signature, is told by its own verdict.
        var isFaulty = steps.Exists(step => step.Outcome == Outcome.Failed && step.Part is not (EvidencePart.Documents or EvidencePart.Registration))
            || steps.Exists(step => step.Reasons.Any(reason => reason is { Outcome: Outcome.Failed, Code: "package.unreadable" or "package.other-key" }));
        var verdict = isFaulty || verdicts.Contains(Verdict.Altered) ? Verdict.Altered
            : verdicts.Contains(Verdict.NotRegistered) ? Verdict.NotRegistered
            : verdicts.Contains(Verdict.Indeterminate) || found.Trail is not { Verdict: TrailVerdict.Whole } ? Verdict.Indeterminate
            : verdicts.Contains(Verdict.Pending) ? Verdict.Pending
            : Verdict.Authentic;
        return found with { Verdict = verdict, Steps = steps };
    }
}
