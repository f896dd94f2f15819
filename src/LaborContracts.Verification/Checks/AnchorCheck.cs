using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Proofs;

namespace LaborContracts.Verification.Checks;

/// <summary>
/// Whether the proof's leaf is registered: the inclusion holds, and the pinned registry on the pinned chain holds the
/// root with the same number of leaves, as a node shows it or as the pinned validators sealed it. Where the proof says to look
/// is compared with the pins and never followed.
/// </summary>
internal sealed class AnchorCheck(Trust trust, IRegistry? registry, IReadOnlyList<ConsensusProof> consensus)
{
    /// <summary>All of a proof that is looked at here: two that differ in their hints alone show the same.</summary>
    public static object AsJudged(Proof proof) =>
        (proof.Leaf, proof.LeafIndex, proof.TreeSize, proof.Root, proof.ChainId, proof.Registry, string.Concat(proof.InclusionPath));

    public async Task<(Finding Finding, AnchorFacts Facts)> LookAsync(Proof proof, CancellationToken cancellationToken)
    {
        var facts = new AnchorFacts(proof, proof.InclusionHolds, trust.ChainId, trust.Registry, null, null, null, null);
        if (!facts.InclusionHolds) return (Finding.Of(Outcome.Failed, "inclusion.broken"), facts);
        if (trust.ChainId != proof.ChainId || trust.Registry != proof.Registry)
            return (Finding.Of(Outcome.NotChecked, "anchor.not-pinned"), facts);
        var (shown, seen) = await AskAsync(proof, facts, cancellationToken);
        var seals = SealsCheck.Of(consensus, proof, trust);
        seen = seen with { Consensus = seals.Result };
        if (seals.Result?.Proven is not { } proven)
            return (shown with { Reasons = [.. shown.Reasons, .. seals.Reasons(shown.Outcome)] }, seen);
        // A quorum that sealed a record and a node that shows none, or another: one of them is wrong, and nothing here tells which.
        if (shown.Outcome == Outcome.Failed || (seen.OnChain is { } onChain && onChain != proven.Anchor))
            return (new(Outcome.NotChecked, [new(Outcome.NotChecked, "anchor.contradicted"), .. seals.Reasons(shown.Outcome)]), seen);
        return (new(Outcome.Passed, [.. registry is null ? [] : shown.Reasons, .. seals.Reasons(shown.Outcome)]),
            seen with { OnChain = proven.Anchor });
    }

    private async Task<(Finding, AnchorFacts)> AskAsync(Proof proof, AnchorFacts facts, CancellationToken cancellationToken)
    {
        if (registry is null) return (Finding.Of(Outcome.NotChecked, "anchor.no-node"), facts);
        try
        {
            return await AskAsync(registry, proof, facts, cancellationToken);
        }
        catch (ChainMismatchException)
        {
            return (Finding.Of(Outcome.NotChecked, "anchor.other-chain"), facts);
        }
        catch (ChainUnavailableException)
        {
            return (Finding.Of(Outcome.NotChecked, "anchor.unreachable"), facts);
        }
    }

    private static async Task<(Finding, AnchorFacts)> AskAsync(
        IRegistry registry, Proof proof, AnchorFacts facts, CancellationToken cancellationToken)
    {
        if (await registry.AnchorOfAsync(proof.Root, cancellationToken) is not { } anchor)
            return (Finding.Of(Outcome.Failed, "anchor.unknown-root"), facts);
        var head = await registry.HeadAsync(cancellationToken);
        var sent = await registry.FindAnchoredAsync(proof.Root, cancellationToken);
        var seen = facts with
        {
            OnChain = anchor,
            Event = sent,
            Confirmations = head.Number >= anchor.BlockNumber ? head.Number - anchor.BlockNumber + 1 : 0,
        };
        return anchor.LeafCount == proof.TreeSize
            ? (Finding.Of(Outcome.Passed, "anchor.seen", anchor.BlockNumber, anchor.BlockTime), seen)
            : (Finding.Of(Outcome.Failed, "anchor.other-size", anchor.LeafCount, proof.TreeSize), seen);
    }
}
