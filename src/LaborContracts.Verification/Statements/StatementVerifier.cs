using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Sequences;
using LaborContracts.Verification.Checks;

namespace LaborContracts.Verification.Statements;

/// <summary>
/// Judges a statement against the caller's pins (docs/formats/statement.md): that its leaves follow one from the other, that they lead to registered
/// heads, and that these heads lie around the time which it is about. What was never registered it cannot see, and the report says so.
/// </summary>
public sealed class StatementVerifier
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly Trust _trust;
    private readonly IRegistry? _registry;
    private readonly TimeProvider _clock;

    /// <param name="registry">The pinned registry; null when no node can be asked.</param>
    /// <exception cref="ArgumentException">The registry is not the one that is pinned.</exception>
    public StatementVerifier(Trust trust, IRegistry? registry, TimeProvider clock)
    {
        if (registry is not null && (registry.ChainId != trust.ChainId || registry.Address != trust.Registry))
            throw new ArgumentException("The registry is not the pinned one.", nameof(registry));
        (_trust, _registry, _clock) = (trust, registry, clock);
    }

    /// <param name="proofs">What the holder has from elsewhere and says is this employer's: of documents, or of heads of the sequence.</param>
    /// <param name="consensus">What the holder has to show without a node.</param>
    public async Task<StatementReport> VerifyAsync(
        StatementFile file, IReadOnlyList<Proof> proofs, IReadOnlyList<ConsensusProof> consensus, CancellationToken cancellationToken)
    {
        var (links, findings, registered) = (new SequenceLinks(file), new List<Finding>(), new SortedDictionary<ulong, Anchor>());
        findings.Add(links.Fault is { } fault ? new(fault.Outcome, [fault]) : Finding.Of(Outcome.Passed, "sequence.links", file.Leaves.Count));
        var anchors = new AnchorCheck(_trust, _registry, consensus);
        foreach (var proof in file.Heads.DistinctBy(AsJudged))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var head = EmployerSequence.Read(proof.Leaf);
            if (head.Key != file.Key) findings.Add(Finding.Of(Outcome.Failed, "sequence.other-key"));
            else if (links.Fault is null && links.HeadAt(head.Length) is null) findings.Add(Finding.Of(Outcome.Failed, "sequence.cut-off", head.Length));
            else await LookAtAsync(head, proof);
        }

        foreach (var proof in proofs.DistinctBy(AsJudged))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (proof.Leaf.Kind == LeafKind.SequenceHead && proof.Leaf.Key == file.Key && EmployerSequence.Read(proof.Leaf) is var head
                && links.HeadAt(head.Length) is not null) await LookAtAsync(head, proof);
            else findings.Add(await LookForAsync(proof, file, registered, anchors, cancellationToken));
        }

        var (last, open) = (registered.Count > 0 ? registered.Last() : default(KeyValuePair<ulong, Anchor>?), Open(file, registered).ToList());
        if (last is { } greatest)
            findings.Add(Finding.Of(Outcome.Passed, "sequence.heads-registered", registered.Count, greatest.Key, greatest.Value.BlockTime));
        // By the findings as a whole: a consensus proof that does not hold is a failed reason of one that a node has passed.
        var verdict = findings.Any(finding => finding.Outcome == Outcome.Failed) ? StatementVerdict.Broken
            : open.Count > 0 ? StatementVerdict.Unproven
            : StatementVerdict.Complete;
        var reasons = findings.SelectMany(finding => finding.Reasons).ToList();
        if (verdict != StatementVerdict.Broken) reasons.AddRange(open);
        if (file.Waiting > 0) reasons.Add(new(Outcome.NotChecked, "sequence.waiting", file.Waiting));
        reasons.Add(new(Outcome.NotChecked, "sequence.limits"));
        return new(
            verdict, _clock.GetUtcNow(), file.Employer, file.From, file.To, file.Key, file.After.Length, file.Leaves.Count,
            file.Leaves.Count(leaf => leaf.Leaf.Kind == LeafKind.ConcludedDocument), last?.Key, last?.Value.BlockTime,
            [.. reasons.DistinctBy(reason => (reason.Outcome, reason.Code, string.Join(' ', reason.Values)))]);

        async Task LookAtAsync(EmployerSequence head, Proof proof)
        {
            var (found, facts) = await anchors.LookAsync(proof, cancellationToken);
            if (found.Outcome != Outcome.Passed) findings.Add(found);
            else if (links.HeadAt(head.Length) is not { } here) return; // behind a link that does not hold: that is told already
            else if (here != head.Head) findings.Add(Finding.Of(Outcome.Failed, "sequence.head-differs", head.Length));
            else registered[head.Length] = facts.OnChain!;
        }
    }

    /// <summary>All of a proof that is looked at: two that differ in their hints alone show the same.</summary>
    private static object AsJudged(Proof proof) =>
        (proof.Leaf, proof.LeafIndex, proof.TreeSize, proof.Root, proof.ChainId, proof.Registry, string.Concat(proof.InclusionPath));

    /// <summary>
    /// What a proof shows that is said to be this employer's, and whose leaf is not at hand. Registered between the heads of the statement, it was left
    /// out; registered after the last one and before the statement was made, the end was cut off.
    /// </summary>
    private static async Task<Finding> LookForAsync(
        Proof proof, StatementFile file, SortedDictionary<ulong, Anchor> registered, AnchorCheck anchors, CancellationToken cancellationToken)
    {
        var hash = proof.Leaf.Hash;
        if (file.Leaves.FirstOrDefault(entry => entry.Leaf.Hash == hash) is { } entry) return Finding.Of(Outcome.Passed, "sequence.document-here", entry.Number);
        var (found, facts) = await anchors.LookAsync(proof, cancellationToken);
        if (found.Outcome != Outcome.Passed) return found;
        if (proof.Leaf.Kind == LeafKind.SequenceHead && proof.Leaf.Key != file.Key) return Finding.Of(Outcome.Failed, "sequence.second-key");
        var (block, at) = (facts.OnChain!.BlockNumber, facts.OnChain.BlockTime);
        if (file.After.Length > 0 && registered.TryGetValue(file.After.Length, out var before) && block <= before.BlockNumber)
            return Finding.Of(Outcome.NotChecked, "sequence.document-outside", at);
        if (registered.Count == 0) return Finding.Of(Outcome.NotChecked, "sequence.document-not-placed", at);
        var last = registered.Last().Value;
        return block <= last.BlockNumber ? Finding.Of(Outcome.Failed, "sequence.document-missing", at)
            : last.BlockTime >= EndOf(file) ? Finding.Of(Outcome.NotChecked, "sequence.document-outside", at)
            : at > file.MadeAt ? Finding.Of(Outcome.NotChecked, "sequence.grown-since", at)
            : Finding.Of(Outcome.Failed, "sequence.end-missing", at);
    }

    /// <summary>What keeps a statement without fault from being complete.</summary>
    private static IEnumerable<Reason> Open(StatementFile file, SortedDictionary<ulong, Anchor> registered)
    {
        var end = file.After.Length + (ulong)file.Leaves.Count;
        if (file.After.Length > 0)
        {
            if (!registered.TryGetValue(file.After.Length, out var before)) yield return new(Outcome.NotChecked, "sequence.start-unregistered", file.After.Length);
            else if (before.BlockTime >= BeginningOf(file.From)) yield return new(Outcome.NotChecked, "sequence.begins-late", before.BlockTime);
        }

        if (!registered.TryGetValue(end, out var last)) yield return new(Outcome.NotChecked, "sequence.end-unregistered", end);
        else if (last.BlockTime < EndOf(file)) yield return new(Outcome.NotChecked, "sequence.open-end", last.BlockTime);
    }

    private static DateTimeOffset BeginningOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), China);

    private static DateTimeOffset EndOf(StatementFile file) => BeginningOf(file.To).AddDays(1);
}
