namespace LaborContracts.Ledger.Chain;

/// <summary>
/// What can be read of the registry that is pinned by chain id and address. Null means that the pinned registry does not hold
/// it; whatever keeps the question from being answered is a <see cref="ChainUnavailableException"/>, never a null.
/// </summary>
public interface IRegistry
{
    /// <summary>The pinned chain.</summary>
    ulong ChainId { get; }

    /// <summary>The pinned registry.</summary>
    Address Address { get; }

    /// <summary>The latest block.</summary>
    Task<ChainHead> HeadAsync(CancellationToken cancellationToken);

    /// <summary>The highest block that has so many blocks, itself included, down from the latest; the first one of a short chain.</summary>
    /// <param name="confirmations">1 or more; 1 is the latest block.</param>
    Task<ChainHead> SettledAsync(int confirmations, CancellationToken cancellationToken);

    /// <summary>What is recorded of a root.</summary>
    Task<Anchor?> AnchorOfAsync(Bytes32 root, CancellationToken cancellationToken);

    /// <summary>The transaction that recorded a root, found by its event in the block that the registry names.</summary>
    /// <exception cref="EventNotServedException">The root is recorded, and the node shows no event of it.</exception>
    Task<AnchoredEvent?> FindAnchoredAsync(Bytes32 root, CancellationToken cancellationToken);

    /// <summary>The exception to "in force" that is recorded of a contract key; null says only that none is.</summary>
    Task<StatusEntry?> StatusOfAsync(Bytes32 key, CancellationToken cancellationToken);
}

/// <summary>A block of a chain, as a node sees it.</summary>
public sealed record ChainHead(ulong Number, Bytes32 Hash, DateTimeOffset Time);

/// <summary>When a root was recorded, over how many leaves, by which account. The time is the block's.</summary>
public sealed record Anchor(ulong BlockNumber, DateTimeOffset BlockTime, uint LeafCount, Address Anchorer);

/// <summary>Where a root was recorded.</summary>
public sealed record AnchoredEvent(
    Bytes32 Root, uint LeafCount, Address Anchorer, Bytes32 TransactionHash, ulong BlockNumber, Bytes32 BlockHash);

/// <summary>An exception to "in force". It proves nothing without the successor whose SHA-256 is <c>Document</c>.</summary>
public sealed record StatusEntry(RecordedStatus Status, uint Revision, Bytes32 Document, DateTimeOffset BlockTime)
{
    /// <summary>
    /// Whether the registry takes this status after the one that it holds: revisions grow, after an ending only voiding follows, and after
    /// that nothing.
    /// </summary>
    public bool MayBecome(RecordedStatus status, uint revision) =>
        revision > Revision && (Status < RecordedStatus.Terminated || (Status == RecordedStatus.Terminated && status == RecordedStatus.Voided));
}

/// <summary>An exception to "in force" that is to be recorded.</summary>
/// <param name="Revision">Number of the document that makes it, 2 or more.</param>
/// <param name="Document">SHA-256 of that document's concluded revision.</param>
public sealed record StatusChange(Bytes32 Key, RecordedStatus Status, uint Revision, Bytes32 Document);

/// <summary>The statuses that the registry records.</summary>
public enum RecordedStatus
{
    None = 0,
    Amended = 1,
    Renewed = 2,
    Terminated = 3,
    Voided = 4,
}
