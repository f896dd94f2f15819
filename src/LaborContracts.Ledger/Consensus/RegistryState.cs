using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>What a state's proof shows of the registry, under a state's root that somebody vouches for (EIP-1186).</summary>
internal sealed class RegistryState(Bytes32 stateRoot, StateProof proof, Address registry)
{
    private static readonly Bytes32 NoCode = Keccak256.Of([]);

    /// <exception cref="RefusedException">It does not show that the root is recorded.</exception>
    public Anchor AnchorOf(Bytes32 root)
    {
        var (first, second) = Record(proof.Anchor!, RegistryStorage.AnchorSlots(root));
        return RefusedException.Unless(ConsensusRefusal.NotARecord, () => RegistryStorage.ReadAnchor(first, second))
            ?? throw new RefusedException(
                ConsensusRefusal.NotThisRoot, "the registry does not hold the root as of this block");
    }

    /// <exception cref="RefusedException">It shows neither a record nor its absence.</exception>
    public StatusEntry? StatusOf(Bytes32 key)
    {
        var (first, second) = Record(proof.Status!, RegistryStorage.StatusSlots(key));
        return RefusedException.Unless(ConsensusRefusal.NotARecord, () => RegistryStorage.ReadStatus(first, second));
    }

    private (Bytes32 First, Bytes32 Second) Record(RecordProof record, Bytes32[] slots)
    {
        var account = TrieWalk.Require(stateRoot, Keccak256.Of(registry.ToArray()).ToArray(), proof.Account)
            ?? throw new RefusedException(ConsensusRefusal.NotThisRegistry, $"nothing is at {registry}");
        var (storageRoot, codeHash) = RefusedException.Unless(ConsensusRefusal.NotARecord, () => ReadAccount(account));
        return codeHash != NoCode
            ? (Slot(storageRoot, slots[0], record.First), Slot(storageRoot, slots[1], record.Second))
            : throw new RefusedException(ConsensusRefusal.NotThisRegistry, $"no contract is at {registry}");
    }

    /// <summary>An account is nonce, balance, root of its storage and hash of its code (yellow paper, section 4.1).</summary>
    private static (Bytes32 StorageRoot, Bytes32 CodeHash) ReadAccount(byte[] account)
    {
        var items = RlpItem.Read(account).ListOf(4);
        return (items[2].Hash(), items[3].Hash());
    }

    /// <summary>A slot that is not in the trie is zero.</summary>
    private static Bytes32 Slot(Bytes32 storageRoot, Bytes32 slot, IReadOnlyList<byte[]> nodes) =>
        TrieWalk.Require(storageRoot, Keccak256.Of(slot.ToArray()).ToArray(), nodes) is { } value
            ? RefusedException.Unless(ConsensusRefusal.NotARecord, () => ReadSlot(value))
            : Bytes32.Zero;

    private static Bytes32 ReadSlot(byte[] value)
    {
        var bytes = RlpItem.Read(value).Bytes;
        return bytes.Length <= Bytes32.Size
            ? new([.. new byte[Bytes32.Size - bytes.Length], .. bytes.Span])
            : throw new FormatException($"got a slot of {bytes.Length} bytes");
    }
}
