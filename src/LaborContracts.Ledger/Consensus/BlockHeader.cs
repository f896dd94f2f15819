using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// A block's header (Ethereum yellow paper, section 4.4). Its items are kept as they came, those of later forks too, so
/// that it can be encoded anew with other extra data.
/// </summary>
internal sealed class BlockHeader
{
    private const int FewestItems = 15;
    private const int MostItems = 32;
    private const int BloomSize = 256;
    private const int NonceSize = 8;
    private const int ExtraDataItem = 12;

    private readonly IReadOnlyList<RlpItem> _items;

    private BlockHeader(RlpItem header)
    {
        _items = header.Items;
        if (_items.Count is < FewestItems or > MostItems)
        {
            throw new FormatException($"got {_items.Count} items, want {FewestItems} to {MostItems}");
        }
        foreach (var hash in (int[])[0, 1, 3, 4, 5, 13]) _items[hash].Hash();
        _items[2].Address();
        _items[6].BytesOf(BloomSize);
        _items[14].BytesOf(NonceSize);
        Number = _items[8].Number();
        Time = JsonRpcReading.BlockTime(_items[11].Number());
        ExtraData = _items[ExtraDataItem].Bytes;
    }

    public Bytes32 StateRoot => _items[3].Hash();

    public Bytes32 ReceiptsRoot => _items[5].Hash();

    public ulong Difficulty => _items[7].Number();

    public ulong Number { get; }

    public DateTimeOffset Time { get; }

    public ReadOnlyMemory<byte> ExtraData { get; }

    public Bytes32 MixHash => _items[13].Hash();

    /// <exception cref="FormatException">Not a header.</exception>
    public static BlockHeader Read(ReadOnlyMemory<byte> encoded) => new(RlpItem.Read(encoded));

    /// <summary>The header's bytes with other extra data.</summary>
    public byte[] With(byte[] extraData) => Rlp.OfList(
        [.. _items.Select((item, i) => i == ExtraDataItem ? Rlp.OfBytes(extraData) : item.Encoded.ToArray())]);
}
