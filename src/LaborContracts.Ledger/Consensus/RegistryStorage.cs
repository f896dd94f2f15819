using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// Where contracts/src/LaborContractRegistry.sol keeps its records: two slots each, from keccak-256(key ‖ slot of the mapping)
/// on. Slots 0 and 1 are those of AccessControl and Pausable. Members fill a slot from its low end (Solidity, layout of
/// state variables in storage).
/// </summary>
internal static class RegistryStorage
{
    private const ulong Anchors = 2;
    private const ulong Statuses = 3;

    public static Bytes32[] AnchorSlots(Bytes32 root) => SlotsOf(root, Anchors);

    public static Bytes32[] StatusSlots(Bytes32 key) => SlotsOf(key, Statuses);

    /// <summary>First slot: block number, block time, leaf count; second: the anchorer. Null if nothing is recorded.</summary>
    /// <exception cref="FormatException">Not a record that the registry writes.</exception>
    public static Anchor? ReadAnchor(Bytes32 first, Bytes32 second)
    {
        if (first == Bytes32.Zero && second == Bytes32.Zero) return null;
        var members = new SlotReader(first);
        return new(members.Next(8), JsonRpcReading.BlockTime(members.Next(8)), (uint)members.Next(4), second.ToAddress());
    }

    /// <summary>First slot: status, revision, block time; second: the document. Null if nothing is recorded.</summary>
    /// <exception cref="FormatException">Not a record that the registry writes.</exception>
    public static StatusEntry? ReadStatus(Bytes32 first, Bytes32 second)
    {
        if (first == Bytes32.Zero && second == Bytes32.Zero) return null;
        var members = new SlotReader(first);
        var status = (RecordedStatus)members.Next(1);
        return status is >= RecordedStatus.Amended and <= RecordedStatus.Voided
            ? new(status, (uint)members.Next(4), second, JsonRpcReading.BlockTime(members.Next(8)))
            : throw new FormatException($"got status {(int)status}");
    }

    private static Bytes32[] SlotsOf(Bytes32 key, ulong mapping)
    {
        var first = Keccak256.Of(AbiWords.Concatenate(key, AbiWords.Word(mapping)));
        return [first, Next(first)];
    }

    private static Bytes32 Next(Bytes32 slot)
    {
        var bytes = slot.ToArray();
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            if (bytes[i] < byte.MaxValue)
            {
                bytes[i]++;
                break;
            }
            bytes[i] = 0;
        }
        return new(bytes);
    }

    /// <summary>Takes members off a slot, lowest bytes first.</summary>
    private sealed class SlotReader(Bytes32 slot)
    {
        private readonly byte[] _bytes = slot.ToArray();
        private int _end = Bytes32.Size;

        public ulong Next(int size)
        {
            var value = 0UL;
            for (var i = _end - size; i < _end; i++) value = value << 8 | _bytes[i];
            _end -= size;
            return value;
        }
    }
}
