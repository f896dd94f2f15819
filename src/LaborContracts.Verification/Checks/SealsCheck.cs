using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Proofs;

namespace LaborContracts.Verification.Checks;

/// <summary>
/// Whether the pinned validators sealed a block in which the registry holds the proof's root. A consensus proof that does not hold
/// shows nothing, and accuses nobody: anyone can put one beside a file.
/// </summary>
/// <param name="Result">Of the consensus proof that proves the most; null if none says anything of a root.</param>
/// <param name="HasPins">Whether the caller pins any validators.</param>
internal sealed record SealsCheck(ConsensusResult<ProvenAnchor>? Result, bool HasPins)
{
    public static SealsCheck Of(IReadOnlyList<ConsensusProof> given, Proof proof, Trust trust)
    {
        var pins = new ConsensusPins(proof.Registry, trust.Validators);
        var results = given.Select(one => one.Check(proof.Root, proof.TreeSize, pins))
            .Where(result => result.Refusal?.Code != ConsensusRefusal.NotContained).ToList();
        return new(results.Find(result => result.Proven is not null) ?? results.FirstOrDefault(), !trust.Validators.IsEmpty);
    }

    /// <param name="shown">What a node showed; whoever rests on its word alone is to know.</param>
    public IEnumerable<Reason> Reasons(Outcome shown) => Result switch
    {
        { Proven: { Block: var block } } =>
            [new(Outcome.Passed, "consensus.proven", block.Number, block.Time, block.Seals, block.Validators)],
        { Refusal.Code: ConsensusRefusal.NoPinnedValidators } => [new(Outcome.NotChecked, "consensus.not-pinned")],
        { Refusal: { } refusal } => [new(Outcome.Failed, "consensus.refused", refusal.Code)],
        _ when shown == Outcome.Passed => [new(Outcome.NotChecked, HasPins ? "consensus.not-given" : "consensus.not-pinned")],
        _ => [],
    };
}
