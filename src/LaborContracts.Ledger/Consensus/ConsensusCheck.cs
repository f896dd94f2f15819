using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// Judges a proof: first the seals, then the path, then what it leads to. What it costs is bounded by the size of the proof and
/// the number of pinned validators.
/// </summary>
internal static class ConsensusCheck
{
    private static readonly Bytes32 NoCode = Keccak256.Of([]);

    public static ConsensusResult<ProvenAnchor> Anchor(
        ConsensusProof proof, Bytes32 root, uint leafCount, ConsensusPins pins) => Judge(() =>
    {
        if (proof is { Receipt: null, State: null or { Anchor: null } }) throw NotContained("an anchor");
        var (header, block) = Sealed(proof.Header, pins.Validators);
        var anchor = proof.Receipt is { } receipt
            ? AnchoredIn(header, receipt, root, pins.Registry)
            : AnchorIn(header.StateRoot, proof.State!, root, pins.Registry);
        return anchor.LeafCount == leafCount
            ? new ProvenAnchor(block, anchor)
            : throw new RefusedException(
                ConsensusRefusal.NotThisLeafCount, $"the root is recorded over {anchor.LeafCount} leaves, want {leafCount}");
    });

    public static ConsensusResult<ProvenStatus> Status(ConsensusProof proof, Bytes32 key, ConsensusPins pins) => Judge(() =>
    {
        if (proof.State is not { Status: not null } state) throw NotContained("a status");
        var (header, block) = Sealed(proof.Header, pins.Validators);
        return new ProvenStatus(block, StatusIn(header.StateRoot, state, key, pins.Registry));
    });

    /// <summary>What the state's proof shows of a root, whoever sealed the state.</summary>
    /// <exception cref="RefusedException">It does not show that it is recorded.</exception>
    public static Anchor AnchorIn(Bytes32 stateRoot, StateProof state, Bytes32 root, Address registry)
    {
        var (first, second) = Record(stateRoot, state, state.Anchor!, RegistryStorage.AnchorSlots(root), registry);
        return Or(ConsensusRefusal.NotARecord, () => RegistryStorage.ReadAnchor(first, second))
            ?? throw new RefusedException(ConsensusRefusal.NotThisRoot, "the registry does not hold the root as of this block");
    }

    /// <summary>What the state's proof shows of a contract key, whoever sealed the state.</summary>
    /// <exception cref="RefusedException">It shows neither a record nor its absence.</exception>
    public static StatusEntry? StatusIn(Bytes32 stateRoot, StateProof state, Bytes32 key, Address registry)
    {
        var (first, second) = Record(stateRoot, state, state.Status!, RegistryStorage.StatusSlots(key), registry);
        return Or(ConsensusRefusal.NotARecord, () => RegistryStorage.ReadStatus(first, second));
    }

    private static (BlockHeader Header, SealedBlock Block) Sealed(ReadOnlyMemory<byte> encoded, ValidatorPins pins)
    {
        var header = Or(ConsensusRefusal.NotAHeader, () => BlockHeader.Read(encoded));
        var set = pins.At(header.Number)
            ?? throw new RefusedException(ConsensusRefusal.NoPinnedValidators, $"no validators are pinned for block {header.Number}");
        var bft = Or(ConsensusRefusal.NotAHeader, () => new BftHeader(header, set.Protocol));
        DemandSameValidators(bft.ExtraData, set);
        var seals = bft.Signers().Select(signer => signer is { } account && set.Addresses.Contains(account)
                ? account
                : throw new RefusedException(
                    ConsensusRefusal.UnknownValidators, "a seal is of nobody among the pinned validators"))
            .Distinct().Count();
        return seals >= set.SealsNeeded
            ? (header, new(header.Number, header.Time, bft.BlockHash, seals, set.Addresses.Count))
            : throw new RefusedException(
                ConsensusRefusal.TooFewSeals, $"{seals} of {set.Addresses.Count} validators sealed it, want {set.SealsNeeded}");
    }

    /// <summary>
    /// The header's list proves nothing by itself. One that differs from the pins says that the set has changed since, so
    /// that the pins are not those of this block.
    /// </summary>
    private static void DemandSameValidators(BftExtraData extraData, ValidatorSet set)
    {
        var named = extraData.Validators;
        if (named.Count > 0 && (named.Count != set.Addresses.Count || !named.ToHashSet().SetEquals(set.Addresses)))
        {
            throw new RefusedException(ConsensusRefusal.UnknownValidators, "the header names other validators than the pinned ones");
        }
        // Recovering a signer is the dear part: no more of it than there are validators.
        if (extraData.Seals.Count > set.Addresses.Count)
        {
            throw new RefusedException(ConsensusRefusal.UnknownValidators, "more seals than there are validators");
        }
    }

    private static Anchor AnchoredIn(BlockHeader header, ReceiptProof proof, Bytes32 root, Address registry)
    {
        var receipt = Value(header.ReceiptsRoot, Receipt.KeyOf(proof.TransactionIndex), proof.Nodes)
            ?? throw new RefusedException(ConsensusRefusal.BrokenPath, $"the block has no transaction {proof.TransactionIndex}");
        var logs = Or(ConsensusRefusal.NotARecord, () => Receipt.LogsOf(receipt));
        if (proof.LogIndex >= (uint)logs.Count)
        {
            throw new RefusedException(ConsensusRefusal.NotARecord, $"the transaction has {logs.Count} events, want index {proof.LogIndex}");
        }
        var log = logs[(int)proof.LogIndex];
        if (log.Contract != registry)
        {
            throw new RefusedException(ConsensusRefusal.NotThisRegistry, $"the event is of {log.Contract}, want {registry}");
        }
        if (!log.IsAnchored) throw new RefusedException(ConsensusRefusal.NotARecord, "the event is not Anchored");
        if (log.Topics[1] != root)
        {
            throw new RefusedException(ConsensusRefusal.NotThisRoot, $"the event records {log.Topics[1]}, want {root}");
        }
        return Or(ConsensusRefusal.NotARecord, () => new Anchor(
            header.Number, header.Time, (uint)AbiWords.Read(log.Data.Span, 1)[0].ToNumber(uint.MaxValue),
            log.Topics[2].ToAddress()));
    }

    private static (Bytes32 First, Bytes32 Second) Record(
        Bytes32 stateRoot, StateProof state, RecordProof record, Bytes32[] slots, Address registry)
    {
        var account = Value(stateRoot, Keccak256.Of(registry.ToArray()).ToArray(), state.Account)
            ?? throw new RefusedException(ConsensusRefusal.NotThisRegistry, $"nothing is at {registry}");
        var (storageRoot, codeHash) = Or(ConsensusRefusal.NotARecord, () => ReadAccount(account));
        if (codeHash == NoCode) throw new RefusedException(ConsensusRefusal.NotThisRegistry, $"no contract is at {registry}");
        return (Slot(storageRoot, slots[0], record.First), Slot(storageRoot, slots[1], record.Second));
    }

    /// <summary>An account is nonce, balance, root of its storage and hash of its code (yellow paper, section 4.1).</summary>
    private static (Bytes32 StorageRoot, Bytes32 CodeHash) ReadAccount(byte[] account)
    {
        var items = RlpItem.Read(account).ListOf(4);
        return (items[2].Hash(), items[3].Hash());
    }

    /// <summary>A slot that is not in the trie is zero.</summary>
    private static Bytes32 Slot(Bytes32 storageRoot, Bytes32 slot, IReadOnlyList<byte[]> nodes)
    {
        if (Value(storageRoot, Keccak256.Of(slot.ToArray()).ToArray(), nodes) is not { } value) return Bytes32.Zero;
        return Or(ConsensusRefusal.NotARecord, () =>
        {
            var bytes = RlpItem.Read(value).Bytes;
            if (bytes.Length > Bytes32.Size) throw new FormatException($"got a slot of {bytes.Length} bytes");
            return new Bytes32([.. new byte[Bytes32.Size - bytes.Length], .. bytes.Span]);
        });
    }

    private static byte[]? Value(Bytes32 root, byte[] key, IReadOnlyList<byte[]> nodes) =>
        Or(ConsensusRefusal.BrokenPath, () => TrieWalk.ValueAt(root, key, nodes));

    private static RefusedException NotContained(string what) =>
        new(ConsensusRefusal.NotContained, $"the proof is not one of {what}");

    private static T Or<T>(string code, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException e)
        {
            throw new RefusedException(code, e.Message);
        }
    }

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
