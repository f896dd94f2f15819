using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Verification;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>
/// Consensus proofs for packages, where the chain has seals and validators are pinned. One that cannot be had now is left out: the package then says
/// that a node has to be asked.
/// </summary>
internal sealed class SealedRegistrations(Trust trust, IRegistry registry, IChainNode node)
{
    public Task<ConsensusProof?> TryProveAsync(Proof proof, CancellationToken cancellationToken) => TryAsync(
        proofs => proofs.OfAnchoringAsync(proof.Root, cancellationToken),
        (made, pins) => made.Check(proof.Root, proof.TreeSize, pins).Proven is not null,
        cancellationToken);

    public Task<ConsensusProof?> TryProveStatusAsync(Bytes32 key, CancellationToken cancellationToken) => TryAsync(
        proofs => proofs.OfStateAsync(null, key, cancellationToken),
        (made, pins) => made.CheckStatus(key, pins).Proven is not null,
        cancellationToken);

    private async Task<ConsensusProof?> TryAsync(
        Func<ConsensusProofs, Task<ConsensusProof?>> make, Func<ConsensusProof, ConsensusPins, bool> holds, CancellationToken cancellationToken)
    {
        if (trust.Validators.IsEmpty) return null;
        try
        {
            var made = await node.AskAsync(asked => make(new(asked, registry.ChainId, registry.Address)), cancellationToken);
            return made is not null && holds(made, new(registry.Address, trust.Validators)) ? made : null;
        }
        catch (ChainUnavailableException)
        {
            return null;
        }
    }
}
