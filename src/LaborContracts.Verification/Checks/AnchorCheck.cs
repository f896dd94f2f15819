using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Merkle;
using LaborContracts.Ledger.Proofs;

namespace LaborContracts.Verification.Checks;

/// <summary>What became of a proof's way to the pinned registry.</summary>
internal enum Anchoring
{
    /// <summary>Included, and the pinned registry on the pinned chain holds the root with the same leaf count.</summary>
    Proven,

    /// <summary>The path does not lead from the leaf to the root.</summary>
    NotIncluded,

    /// <summary>The caller pins no registry, or the proof names another than the pinned one.</summary>
    NotPinned,

    /// <summary>The chain could not be asked.</summary>
    Unreachable,

    /// <summary>The pinned registry was asked and does not hold the root.</summary>
    UnknownRoot,

    /// <summary>It holds the root over another number of leaves.</summary>
    OtherLeafCount,
}

/// <summary>Follows a proof to the pinned registry. The addresses in the proof are compared with the pins and never followed.</summary>
internal static class AnchorCheck
{
    public static async Task<(Anchoring Anchoring, AnchorFacts Facts, string? Problem)> JudgeAsync(
        Proof proof, Trust trust, IRegistry? registry, CancellationToken cancellationToken)
    {
        var included = Inclusion.Holds(proof.Leaf.Hash, proof.LeafIndex, proof.TreeSize, proof.InclusionPath, proof.Root);
        var facts = new AnchorFacts(proof, included, trust.ChainId, trust.Registry, null, null, null);
        if (!included) return (Anchoring.NotIncluded, facts, null);
        if (trust.ChainId is null || trust.Registry is null || proof.ChainId != trust.ChainId || proof.Registry != trust.Registry)
            return (Anchoring.NotPinned, facts, null);
        if (registry is null) return (Anchoring.Unreachable, facts, null);
        if (registry.ChainId != trust.ChainId || registry.Address != trust.Registry)
            throw new ArgumentException("The registry to ask is not the pinned one.", nameof(registry));
        try
        {
            if (await registry.AnchorOfAsync(proof.Root, cancellationToken) is not { } anchor) return (Anchoring.UnknownRoot, facts, null);
            facts = facts with { OnChain = anchor };
            if (anchor.LeafCount != proof.TreeSize) return (Anchoring.OtherLeafCount, facts, null);
            var head = await registry.HeadAsync(cancellationToken);
            facts = facts with
            {
                Event = await registry.FindAnchoredAsync(proof.Root, cancellationToken),
                Confirmations = head.Number >= anchor.BlockNumber ? head.Number - anchor.BlockNumber + 1 : 0,
            };
            return (Anchoring.Proven, facts, null);
        }
        catch (ChainUnavailableException unavailable)
        {
            return (Anchoring.Unreachable, facts, unavailable.Message);
        }
    }

    /// <summary>The sentence for what was found.</summary>
    public static Reason ReasonFor(Anchoring anchoring, AnchorFacts facts) => anchoring switch
    {
        Anchoring.Proven => new(Outcome.Passed, "anchor.proven", facts.OnChain!.BlockNumber, facts.OnChain.BlockTime),
        Anchoring.NotIncluded => new(Outcome.NotChecked, "proof.not-included"),
        Anchoring.NotPinned => new(Outcome.NotChecked, "anchor.not-pinned"),
        Anchoring.Unreachable => new(Outcome.NotChecked, "anchor.unreachable"),
        Anchoring.UnknownRoot => new(Outcome.Failed, "anchor.unknown-root"),
        Anchoring.OtherLeafCount => new(Outcome.NotChecked, "anchor.other-leaf-count"),
        _ => throw new ArgumentOutOfRangeException(nameof(anchoring), anchoring, "No such outcome."),
    };
}
