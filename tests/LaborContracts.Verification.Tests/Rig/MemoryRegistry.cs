using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Verification.Tests.Rig;

/// <summary>A registry in memory that answers as the pinned one does, or cannot be reached.</summary>
public sealed class MemoryRegistry : IRegistry
{
    public static readonly DateTimeOffset Block = new(2026, 11, 24, 2, 5, 0, TimeSpan.Zero);

    public Dictionary<Bytes32, Anchor> Anchors { get; } = [];

    public Dictionary<Bytes32, StatusEntry> Statuses { get; } = [];

    public bool Unreachable { get; set; }

    public int Questions { get; private set; }

    public ulong ChainId => 20_261;

    public Address Address { get; } = Address.Parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

    public void Anchor(Bytes32 root, uint leafCount) => Anchors[root] = new(42, Block, leafCount, Address);

    public Task<ChainHead> HeadAsync(CancellationToken cancellationToken) =>
        Answer(new ChainHead(53, Bytes32.Zero, Block));

    public Task<ChainHead> SettledAsync(int confirmations, CancellationToken cancellationToken) => HeadAsync(cancellationToken);

    public Task<Anchor?> AnchorOfAsync(Bytes32 root, CancellationToken cancellationToken) =>
        Answer(Anchors.GetValueOrDefault(root));

    public Task<AnchoredEvent?> FindAnchoredAsync(Bytes32 root, CancellationToken cancellationToken) => Answer(
        Anchors.TryGetValue(root, out var anchor)
            ? new AnchoredEvent(root, anchor.LeafCount, anchor.Anchorer, Keccak256.Of("transaction"u8), 42,
                Keccak256.Of("block"u8))
            : null);

    public Task<StatusEntry?> StatusOfAsync(Bytes32 key, CancellationToken cancellationToken) =>
        Answer(Statuses.GetValueOrDefault(key));

    private Task<T> Answer<T>(T value)
    {
        Questions++;
        return Unreachable ? throw new ChainUnavailableException("nobody answers") : Task.FromResult(value);
    }
}
