using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// Judges a proof: first the seals, then the path, then what it leads to. What it costs is bounded by the size of the proof
/// and the number of pinned validators.
/// </summary>
internal static class ConsensusCheck
{
    public static ConsensusResult<ProvenAnchor> Anchor(
        ConsensusProof proof, Bytes32 root, uint leafCount, ConsensusPins pins) => Judge(() =>
    {
        if (proof is { Receipt: null, State: null or { Anchor: null } }) throw NotContained("an anchor");
        var (header, block) = SealedHeader.Of(proof, pins.Validators);
        var anchor = proof.Receipt is { } receipt
            ? AnchoredIn(header, receipt, root, pins.Registry)
            : new RegistryState(header.StateRoot, proof.State!, pins.Registry).AnchorOf(root);
        return anchor.LeafCount == leafCount
            ? new ProvenAnchor(block, anchor)
            : throw new RefusedException(ConsensusRefusal.NotThisLeafCount,
                $"the root is recorded over {anchor.LeafCount} leaves, want {leafCount}");
    });

    public static ConsensusResult<ProvenStatus> Status(ConsensusProof proof, Bytes32 key, ConsensusPins pins) => Judge(() =>
    {
        if (proof.State is not { Status: not null } state) throw NotContained("a status");
        var (header, block) = SealedHeader.Of(proof, pins.Validators);
        return new ProvenStatus(block, new RegistryState(header.StateRoot, state, pins.Registry).StatusOf(key));
    });

    private static Anchor AnchoredIn(BlockHeader header, ReceiptProof proof, Bytes32 root, Address registry)
    {
        var receipt = TrieWalk.Require(header.ReceiptsRoot, Receipt.KeyOf(proof.TransactionIndex), proof.Nodes)
            ?? throw new RefusedException(
                ConsensusRefusal.BrokenPath, $"the block has no transaction {proof.TransactionIndex}");
        var logs = RefusedException.Unless(ConsensusRefusal.NotARecord, () => Receipt.LogsOf(receipt));
        if (proof.LogIndex >= (uint)logs.Count)
        {
            throw new RefusedException(
                ConsensusRefusal.NotARecord, $"the transaction has {logs.Count} events, want index {proof.LogIndex}");
        }
        var log = logs[(int)proof.LogIndex];
        if (log.Contract != registry)
        {
            throw new RefusedException(
                ConsensusRefusal.NotThisRegistry, $"the event is of {log.Contract}, want {registry}");
        }
        if (!log.IsAnchored) throw new RefusedException(ConsensusRefusal.NotARecord, "the event is not Anchored");
        if (log.Topics[1] != root)
        {
            throw new RefusedException(ConsensusRefusal.NotThisRoot, $"the event records {log.Topics[1]}, want {root}");
        }
        return RefusedException.Unless(ConsensusRefusal.NotARecord, () => new Anchor(
            header.Number, header.Time, (uint)AbiWords.Read(log.Data.Span, 1)[0].ToNumber(uint.MaxValue),
            log.Topics[2].ToAddress()));
    }

    private static RefusedException NotContained(string what) =>
        new(ConsensusRefusal.NotContained, $"the proof is not one of {what}");

    private static ConsensusResult<T> Judge<T>(Func<T> check) where T : class
    {
        try
        {
            return new(check(), null);
        }
        catch (RefusedException e)
        {
            return new(null, e.Refusal);
        }
    }
}
