using System.Buffers.Binary;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Tests.Consensus;

namespace LaborContracts.Verification.Tests.Rig;

/// <summary>Blocks that a network of four validators seals, with what a registry recorded in them.</summary>
public sealed class SealedRecords(Address registry)
{
    private readonly QbftNetwork _network = new();

    public ValidatorPins Pins => _network.Pins;

    /// <summary>An event of block 42, as <see cref="MemoryRegistry"/> shows the same record.</summary>
    public ConsensusProof OfAnchor(Bytes32 root, uint leafCount, int seals = 3)
    {
        var log = Rlp.OfList(
            Rlp.OfBytes(registry.ToArray()),
            Rlp.OfList(
                Word(AbiWords.EventTopic(RegistryCalls.AnchoredSignature)), Word(root), Word(AbiWords.Word(registry))),
            Word(AbiWords.Word(leafCount)));
        var receipt = Rlp.OfList(Rlp.OfNumber(1), Rlp.OfNumber(21_000), Rlp.OfBytes(new byte[256]), Rlp.OfList(log));
        var trie = new Trie([(Receipt.KeyOf(0), receipt)]);
        var header = Header(42, MemoryRegistry.Block, Bytes32.Zero, trie.Root);
        return _network.Seal(new(header, new(0, 0, trie.PathOf(Receipt.KeyOf(0))), null), seals);
    }

    /// <summary>What the registry held of a contract key after a block; null is nothing.</summary>
    public ConsensusProof OfStatus(Bytes32 key, StatusEntry? entry, ulong block = 60)
    {
        var slots = RegistryStorage.StatusSlots(key);
        var storage = new Trie(entry is null ? [] : [Slot(slots[0], First(entry)), Slot(slots[1], entry.Document)]);
        var account = new Trie([(Hashed(registry.ToArray()), Rlp.OfList(
            Rlp.OfNumber(1), Rlp.OfNumber(0), Word(storage.Root), Word(Keccak256.Of("code"u8))))]);
        var state = new StateProof(
            account.PathOf(Hashed(registry.ToArray())), null, new(Path(storage, slots[0]), Path(storage, slots[1])));
        return _network.Seal(new(Header(block, MemoryRegistry.Block.AddDays(1), account.Root, Bytes32.Zero), null, state));
    }

    private static Bytes32 First(StatusEntry entry)
    {
        var slot = new byte[32];
        slot[31] = (byte)entry.Status;
        BinaryPrimitives.WriteUInt32BigEndian(slot.AsSpan(27), entry.Revision);
        BinaryPrimitives.WriteInt64BigEndian(slot.AsSpan(19), entry.BlockTime.ToUnixTimeSeconds());
        return new(slot);
    }

    private static (byte[] Key, byte[] Value) Slot(Bytes32 slot, Bytes32 value) => (
        Hashed(slot.ToArray()), Rlp.OfBytes(value.ToArray().AsSpan().TrimStart((byte)0).ToArray()));

    private static IReadOnlyList<byte[]> Path(Trie storage, Bytes32 slot) => storage.PathOf(Hashed(slot.ToArray()));

    private static byte[] Hashed(byte[] bytes) => Keccak256.Of(bytes).ToArray();

    private static byte[] Word(Bytes32 word) => Rlp.OfBytes(word.ToArray());

    /// <summary>The validators put in difficulty, mix hash and extra data.</summary>
    private static byte[] Header(ulong number, DateTimeOffset time, Bytes32 stateRoot, Bytes32 receiptsRoot) => Rlp.OfList(
        Word(Bytes32.Zero), Word(Bytes32.Zero), Rlp.OfBytes(new byte[20]), Word(stateRoot), Word(Bytes32.Zero), Word(receiptsRoot),
        Rlp.OfBytes(new byte[256]), Rlp.OfNumber(1), Rlp.OfNumber(number), Rlp.OfNumber(30_000_000), Rlp.OfNumber(0),
        Rlp.OfNumber((ulong)time.ToUnixTimeSeconds()), Rlp.OfBytes([]), Word(Bytes32.Zero), Rlp.OfBytes(new byte[8]));
}
