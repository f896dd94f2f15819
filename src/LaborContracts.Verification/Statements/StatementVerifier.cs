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
    public StatementVerifier(Trust trust, IRegistry? registry, TimeProvider clock) =>
        (_trust, _registry, _clock) = (trust, trust.RequirePinned(registry), clock);

    /// <param name="earlier">Statements of the same employer that the holder has kept.</param>
    /// <param name="proofs">What the holder has from elsewhere and says is this employer's: of documents, or of heads of the sequence.</param>
    /// <param name="consensus">What the holder has to show without a node.</param>
    public async Task<StatementReport> VerifyAsync(
        StatementFile file, IReadOnlyList<StatementFile> earlier, IReadOnlyList<Proof> proofs, IReadOnlyList<ConsensusProof> consensus,
        CancellationToken cancellationToken)
    {
        var (links, findings, open) = (new SequenceLinks(file), new List<Finding>(), new List<Reason>());
        var (registered, backed) = (new RegisteredHeads(), new HashSet<Leaf>());
        findings.Add(links.Fault is { } fault ? new(fault.Outcome, [fault]) : Finding.Of(Outcome.Passed, "sequence.links", file.Leaves.Count));
        var anchors = new AnchorCheck(_trust, _registry, consensus);
        foreach (var proof in file.Heads.DistinctBy(AnchorCheck.AsJudged))
        {
            var head = EmployerSequence.Read(proof.Leaf);
            if (head.Key != file.Key) findings.Add(Finding.Of(Outcome.Failed, "sequence.other-key"));
            else if (links.Fault is null && links.HeadAt(head.Length) is null) findings.Add(Finding.Of(Outcome.Failed, "sequence.cut-off", head.Length));
            else await LookAtAsync(proof, head);
        }

        // All heads that have a place come first: where the others belong is told by these.
        var known = earlier.SelectMany(one => one.Heads).Concat(proofs).DistinctBy(AnchorCheck.AsJudged).ToLookup(HasPlace);
        foreach (var proof in known[true]) await LookAtAsync(proof, EmployerSequence.Read(proof.Leaf));
        foreach (var proof in known[false]) await LookForAsync(proof);
        foreach (var one in earlier) findings.AddRange(Compare(one, links, backed));

        open.AddRange(Open(file, registered));
        if (registered.Last is { } last)
            findings.Add(Finding.Of(Outcome.Passed, "sequence.heads-registered", registered.Count, last.Number, last.Anchor.BlockTime));
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
            file.Leaves.Count(leaf => leaf.Leaf.Kind == LeafKind.ConcludedDocument), registered.Last?.Number, registered.Last?.Anchor.BlockTime,
            [.. reasons.DistinctBy(reason => (reason.Outcome, reason.Code, string.Join(' ', reason.Values)))]);

        bool HasPlace(Proof proof) => proof.Leaf.Kind == LeafKind.SequenceHead && proof.Leaf.Key == file.Key
            && links.HeadAt(EmployerSequence.Read(proof.Leaf).Length) is not null;

        async Task<Anchor?> FindAsync(Proof proof)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (found, facts) = await anchors.LookAsync(proof, cancellationToken);
            if (found.Outcome != Outcome.Passed)
            {
                findings.Add(found);
                return null;
            }

            backed.Add(proof.Leaf);
            return facts.OnChain;
        }

        async Task LookAtAsync(Proof proof, EmployerSequence head)
        {
            if (await FindAsync(proof) is not { } anchor) return;
            if (links.HeadAt(head.Length) is not { } here) return; // behind a link that does not hold: that is told already
            if (here != head.Head) findings.Add(Finding.Of(Outcome.Failed, "sequence.head-differs", head.Length));
            else if (!registered.Add(new(head.Length, proof.Root, anchor))) findings.Add(Finding.Of(Outcome.Failed, "sequence.head-registered-twice", head.Length));
        }

        async Task LookForAsync(Proof proof)
        {
            if (file.Leaves.FirstOrDefault(entry => entry.Leaf == proof.Leaf) is not { Number: var number })
            {
                if (await FindAsync(proof) is { } place) findings.Add(Missing(proof, place, file, registered));
                return;
            }

            findings.Add(Finding.Of(Outcome.Passed, "sequence.document-here", number));
            if (await anchors.LookAsync(proof, cancellationToken) is not ({ Outcome: Outcome.Passed }, { OnChain: { } anchor })
                || registered.LateOver(number, proof.Root, anchor) is not { } late) return;
            if (late.Number == number) findings.Add(Finding.Of(Outcome.Failed, "sequence.head-late", number, anchor.BlockTime, late.Anchor.BlockTime));
            else open.Add(new(Outcome.NotChecked, "sequence.head-not-shown", number, anchor.BlockTime));
        }
    }

    /// <summary>What an earlier statement says of this one. It is a claim as well, and worth what the registered head at its end makes it.</summary>
    /// <param name="backed">The leaves that were found registered.</param>
    private static IEnumerable<Finding> Compare(StatementFile earlier, SequenceLinks links, HashSet<Leaf> backed)
    {
        var (theirs, end) = (new SequenceLinks(earlier), earlier.After.Length + (ulong)earlier.Leaves.Count);
        var closing = theirs.Fault is null && theirs.HeadAt(end) is { } head ? new EmployerSequence(earlier.Key, end, head).ToLeaf() : null;
        if (!earlier.Heads.Any(proof => proof.Leaf == closing && backed.Contains(proof.Leaf)))
            yield return Finding.Of(Outcome.NotChecked, "sequence.earlier-unregistered", earlier.MadeAt);
        if (earlier.Key != links.Key) yield break;
        foreach (var number in theirs.Numbers.Where(number => links.HeadAt(number) is { } here && here != theirs.HeadAt(number)).Take(1))
            yield return Finding.Of(Outcome.Failed, "sequence.earlier-differs", number, earlier.MadeAt);
    }

    /// <summary>
    /// What a registered leaf shows that is said to be this employer's and is not at hand. Registered between the heads of the statement, it was left
    /// out; registered after the last one and before the statement was made, the end was cut off.
    /// </summary>
    private static Finding Missing(Proof proof, Anchor anchor, StatementFile file, RegisteredHeads registered)
    {
        if (proof.Leaf.Kind == LeafKind.SequenceHead && proof.Leaf.Key != file.Key) return Finding.Of(Outcome.Failed, "sequence.second-key");
        var (block, at) = (anchor.BlockNumber, anchor.BlockTime);
        if (file.After.Length > 0 && registered.At(file.After.Length) is { } before && block <= before.Anchor.BlockNumber)
            return Finding.Of(Outcome.NotChecked, "sequence.document-outside", at);
        if (registered.Last is not { Anchor: var last }) return Finding.Of(Outcome.NotChecked, "sequence.document-not-placed", at);
        return block <= last.BlockNumber ? Finding.Of(Outcome.Failed, "sequence.document-missing", at)
            : last.BlockTime >= EndOf(file) ? Finding.Of(Outcome.NotChecked, "sequence.document-outside", at)
            : at > file.MadeAt ? Finding.Of(Outcome.NotChecked, "sequence.grown-since", at)
            : Finding.Of(Outcome.Failed, "sequence.end-missing", at);
    }

    /// <summary>What keeps a statement without fault from being complete.</summary>
    private static IEnumerable<Reason> Open(StatementFile file, RegisteredHeads registered)
    {
        var end = file.After.Length + (ulong)file.Leaves.Count;
        if (file.After.Length > 0)
        {
            if (registered.At(file.After.Length) is not { } before) yield return new(Outcome.NotChecked, "sequence.start-unregistered", file.After.Length);
            else if (before.Anchor.BlockTime >= BeginningOf(file.From)) yield return new(Outcome.NotChecked, "sequence.begins-late", before.Anchor.BlockTime);
        }

        if (registered.At(end) is not { } last) yield return new(Outcome.NotChecked, "sequence.end-unregistered", end);
        else if (last.Anchor.BlockTime < EndOf(file)) yield return new(Outcome.NotChecked, "sequence.open-end", last.Anchor.BlockTime);
    }

    private static DateTimeOffset BeginningOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), China);

    private static DateTimeOffset EndOf(StatementFile file) => BeginningOf(file.To).AddDays(1);
}
