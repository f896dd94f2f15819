using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Proofs;

namespace LaborContracts.Verification.Checks;

/// <summary>
/// Whether the proof's leaf is registered: the inclusion holds, and the pinned registry on the pinned chain holds the
/// root with the same number of leaves. Where the proof says to look is compared with the pins and never followed.
/// </summary>
internal sealed class AnchorCheck(Trust trust, IRegistry? registry)
{
    public async Task<(Finding Finding, AnchorFacts Facts)> LookAsync(Proof proof, CancellationToken cancellationToken)
    {
        var facts = new AnchorFacts(proof, proof.InclusionHolds, trust.ChainId, trust.Registry, null, null, null);
        if (!facts.InclusionHolds) return (Finding.Of(Outcome.Failed, "inclusion.broken"), facts);
        if (trust.ChainId != proof.ChainId || trust.Registry != proof.Registry)
            return (Finding.Of(Outcome.NotChecked, "anchor.not-pinned"), facts);
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
