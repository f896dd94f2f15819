using System.Globalization;
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
        var (number, time) = (Text(block.Number), WitnessLine.Text(block.Time));
        if (_lastBlock is { } before && block.Time < before.Time)
            yield return Alarm(FindingCode.TimeWentBack, number, time, Text(before.Number), WitnessLine.Text(before.Time));
        if (block.Time > at + Tolerance)
            yield return Alarm(FindingCode.TimeAhead, number, time, WitnessLine.Text(at));
        // A node that had fallen behind shows the same, so this alone accuses nobody.
        if (_lastLook is { } look && block.Number > look.Head && block.Time < look.At - Tolerance)
            yield return Notice(FindingCode.TimeBehind, number, time, WitnessLine.Text(look.At));
        _lastBlock = block;
    }

    private IEnumerable<WitnessFinding> OfEvent(WitnessedEvent witnessed)
    {
        var block = Text(witnessed.Block.Number);
        // A registry begins by giving the administrator's role, but gives it to others later too: only from block 0 on is the first that is seen the first.
        if (!_hasEvents) _knowsRoles = Began?.From == 0 && witnessed.Event is RegistryEvent.RoleGranted first && first.Role == RegistryRole.Administrator;
        _hasEvents = true;
        if (_paused && witnessed.Event is RegistryEvent.Anchored or RegistryEvent.StatusSet or RegistryEvent.StatusSkipped) // none of them goes through a pause
            yield return Alarm(FindingCode.RecordedWhilePaused, block, witnessed.TransactionHash.ToString());
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
                yield return Notice(FindingCode.RoleGranted, RegistryRole.Name(granted.Role), granted.Account.ToString(), granted.Sender.ToString(), block);
                break;
            case RegistryEvent.RoleRevoked revoked:
                if (revoked.Role == RegistryRole.Anchorer) _withRole.Remove(revoked.Account);
                yield return Notice(FindingCode.RoleRevoked, RegistryRole.Name(revoked.Role), revoked.Account.ToString(), revoked.Sender.ToString(), block);
                break;
            case RegistryEvent.Paused paused:
                _paused = true;
                yield return Notice(FindingCode.Paused, paused.Account.ToString(), block);
                break;
            case RegistryEvent.Unpaused unpaused:
                _paused = false;
                yield return Notice(FindingCode.Unpaused, unpaused.Account.ToString(), block);
                break;
            case RegistryEvent.Foreign:
                yield return Alarm(FindingCode.ForeignEvent, block, witnessed.TransactionHash.ToString());
                break;
            default: // a status that was skipped changed nothing: a transaction that is sent again does that
                break;
        }
    }

    private IEnumerable<WitnessFinding> OfAnchored(ChainHead block, RegistryEvent.Anchored anchored)
    {
        var (root, anchorer, number) = (anchored.Root.ToString(), anchored.Anchorer.ToString(), Text(block.Number));
        if (_knowsRoles && !_withRole.Contains(anchored.Anchorer)) yield return Alarm(FindingCode.AnchorerWithoutRole, anchorer, root, number);
        if (anchorers.Count > 0 && !anchorers.Contains(anchored.Anchorer)) yield return Alarm(FindingCode.AnchorerNotPinned, anchorer, root, number);
        if (_anchors.TryGetValue(anchored.Root, out var first))
        {
            yield return Alarm(FindingCode.AnchoredTwice, root, Text(first.BlockNumber), number);
            yield break;
        }
        _anchors[anchored.Root] = new(block.Number, block.Time, anchored.LeafCount, anchored.Anchorer);
        Roots.Add(anchored.Root);
    }

    private WitnessFinding? OfStatus(StatusChange change)
    {
        if (!_statuses.TryGetValue(change.Key, out var before))
        {
            Keys.Add(change.Key);
            return null;
        }
        var goesOn = change.Revision > before.Revision
            && (before.Status < RecordedStatus.Terminated || (before.Status, change.Status) == (RecordedStatus.Terminated, RecordedStatus.Voided));
        return goesOn ? null : Alarm(FindingCode.StatusWentBack, change.Key.ToString(),
            Text((ulong)before.Status), Text(before.Revision), Text((ulong)change.Status), Text(change.Revision));
    }

    private static WitnessFinding Alarm(string code, params string[] values) => new(FindingSeverity.Alarm, code, values);

    private static WitnessFinding Notice(string code, params string[] values) => new(FindingSeverity.Notice, code, values);

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
