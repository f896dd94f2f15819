using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Witness;

/// <summary>
/// What a log tells, record by record, and the judgement of each record by those before it. The same records give the same findings, so a finding that was not
/// written down before a crash is found again when the log is read.
/// </summary>
/// <param name="anchorers">The accounts that may anchor; empty if the caller names none.</param>
public sealed class WitnessKnowledge(IReadOnlySet<Address> anchorers)
{
    /// <summary>How far a block's time may be from the witness's clock.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly Dictionary<Bytes32, Anchor> _anchors = [];
    private readonly Dictionary<Bytes32, StatusEntry> _statuses = [];
    private readonly HashSet<Address> _withRole = [];
    private bool _hasEvents;
    private bool _knowsRoles;
    private bool _paused;
    private ChainHead? _lastBlock;
    private (ulong Head, DateTimeOffset At)? _lastLook;

    /// <summary>The first record; null in an empty log.</summary>
    public WitnessBegan? Began { get; private set; }

    /// <summary>Blocks whose hash is known: the chain's first, then those of the checkpoints.</summary>
    public List<KnownBlock> Blocks { get; } = [];

    /// <summary>Where the last look that was written down ended; null before the first.</summary>
    public ChainHead? Checkpoint { get; private set; }

    /// <summary>The events after the last checkpoint: their blocks will be looked at again.</summary>
    public List<WitnessedEvent> SinceCheckpoint { get; } = [];

    /// <summary>Every root, in the order of their events.</summary>
    public List<Bytes32> Roots { get; } = [];

    /// <summary>Every contract key with a status, in the order of their first events.</summary>
    public List<Bytes32> Keys { get; } = [];

    /// <summary>What the first event of a root told; null for a root that the log does not hold.</summary>
    public Anchor? AnchorOf(Bytes32 root) => _anchors.GetValueOrDefault(root);

    /// <summary>The last status that was set.</summary>
    public StatusEntry StatusOf(Bytes32 key) => _statuses[key];

    /// <summary>Takes the next record in, and says what should not be.</summary>
    public IReadOnlyList<WitnessFinding> Take(WitnessRecord record)
    {
        switch (record.Entry)
        {
            case WitnessBegan began:
                Began = began;
                Blocks.Add(new(0, began.Genesis));
                return [];
            case WitnessCheckpoint checkpoint:
                var ofTime = OfTime(checkpoint.Block, record.At).ToList();
                Checkpoint = checkpoint.Block;
                Blocks.Add(KnownBlock.Of(checkpoint.Block));
                SinceCheckpoint.RemoveAll(witnessed => witnessed.Block.Number <= checkpoint.Block.Number);
                _lastLook = (checkpoint.Head, record.At);
                return ofTime;
            case WitnessedEvent witnessed:
                SinceCheckpoint.Add(witnessed);
                return [.. OfTime(witnessed.Block, record.At), .. OfEvent(witnessed)];
            default:
                return [];
        }
    }

    private IEnumerable<WitnessFinding> OfTime(ChainHead block, DateTimeOffset at)
    {
        if (block.Number <= _lastBlock?.Number) yield break; // judged before, or a checkpoint that comes after events that a crash left behind it
        var (number, time) = (WitnessText.Of(block.Number), WitnessText.Of(block.Time));
        if (_lastBlock is { } before && block.Time < before.Time)
            yield return WitnessFinding.Alarm(FindingCode.TimeWentBack, number, time, WitnessText.Of(before.Number), WitnessText.Of(before.Time));
        if (block.Time > at + Tolerance)
            yield return WitnessFinding.Alarm(FindingCode.TimeAhead, number, time, WitnessText.Of(at));
        // A node that had fallen behind shows the same, so this alone accuses nobody.
        if (_lastLook is { } look && block.Number > look.Head && block.Time < look.At - Tolerance)
            yield return WitnessFinding.Notice(FindingCode.TimeBehind, number, time, WitnessText.Of(look.At));
        _lastBlock = block;
    }

    private IEnumerable<WitnessFinding> OfEvent(WitnessedEvent witnessed)
    {
        var block = WitnessText.Of(witnessed.Block.Number);
        // A registry begins by giving the administrator's role, but gives it to others later too: only from block 0 on is the first that is seen the first.
        if (!_hasEvents) _knowsRoles = Began?.From == 0 && witnessed.Event is RegistryEvent.RoleGranted first && first.Role == RegistryRole.Administrator;
        _hasEvents = true;
        if (_paused && witnessed.Event is RegistryEvent.Anchored or RegistryEvent.StatusSet or RegistryEvent.StatusSkipped) // none of them goes through a pause
            yield return WitnessFinding.Alarm(FindingCode.RecordedWhilePaused, block, witnessed.TransactionHash.ToString());
        switch (witnessed.Event)
        {
            case RegistryEvent.Anchored anchored:
                foreach (var finding in OfAnchored(witnessed.Block, anchored)) yield return finding;
                break;
            case RegistryEvent.StatusSet { Change: var change }:
                if (OfStatus(change) is { } wentBack) yield return wentBack;
                _statuses[change.Key] = new(change.Status, change.Revision, change.Document, witnessed.Block.Time);
                break;
            case RegistryEvent.RoleGranted granted:
                if (granted.Role == RegistryRole.Anchorer) _withRole.Add(granted.Account);
                yield return WitnessFinding.Notice(FindingCode.RoleGranted, RegistryRole.Name(granted.Role), granted.Account.ToString(), granted.Sender.ToString(), block);
                break;
            case RegistryEvent.RoleRevoked revoked:
                if (revoked.Role == RegistryRole.Anchorer) _withRole.Remove(revoked.Account);
                yield return WitnessFinding.Notice(FindingCode.RoleRevoked, RegistryRole.Name(revoked.Role), revoked.Account.ToString(), revoked.Sender.ToString(), block);
                break;
            case RegistryEvent.Paused paused:
                _paused = true;
                yield return WitnessFinding.Notice(FindingCode.Paused, paused.Account.ToString(), block);
                break;
            case RegistryEvent.Unpaused unpaused:
                _paused = false;
                yield return WitnessFinding.Notice(FindingCode.Unpaused, unpaused.Account.ToString(), block);
                break;
            case RegistryEvent.Foreign:
                yield return WitnessFinding.Alarm(FindingCode.ForeignEvent, block, witnessed.TransactionHash.ToString());
                break;
            default: // a status that was skipped changed nothing: a transaction that is sent again does that
                break;
        }
    }

    private IEnumerable<WitnessFinding> OfAnchored(ChainHead block, RegistryEvent.Anchored anchored)
    {
        var (root, anchorer, number) = (anchored.Root.ToString(), anchored.Anchorer.ToString(), WitnessText.Of(block.Number));
        if (_knowsRoles && !_withRole.Contains(anchored.Anchorer)) yield return WitnessFinding.Alarm(FindingCode.AnchorerWithoutRole, anchorer, root, number);
        if (anchorers.Count > 0 && !anchorers.Contains(anchored.Anchorer)) yield return WitnessFinding.Alarm(FindingCode.AnchorerNotPinned, anchorer, root, number);
        if (_anchors.TryGetValue(anchored.Root, out var first))
        {
            yield return WitnessFinding.Alarm(FindingCode.AnchoredTwice, root, WitnessText.Of(first.BlockNumber), number);
            yield break;
        }
        _anchors[anchored.Root] = anchored.In(block);
        Roots.Add(anchored.Root);
    }

    private WitnessFinding? OfStatus(StatusChange change)
    {
        if (!_statuses.TryGetValue(change.Key, out var before))
        {
            Keys.Add(change.Key);
            return null;
        }
        return before.MayBecome(change.Status, change.Revision) ? null : WitnessFinding.Alarm(FindingCode.StatusWentBack, change.Key.ToString(),
            WitnessText.Of((ulong)before.Status), WitnessText.Of(before.Revision), WitnessText.Of((ulong)change.Status), WitnessText.Of(change.Revision));
    }
}
