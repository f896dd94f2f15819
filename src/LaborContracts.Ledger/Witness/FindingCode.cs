namespace LaborContracts.Ledger.Witness;

/// <summary>The stable codes of findings (docs/formats/witness-log.md has their meaning and their values).</summary>
public static class FindingCode
{
    /// <summary>The node serves another chain than the log's.</summary>
    public const string OtherChain = "chain.other-id";

    /// <summary>Another code, or none, is at the registry's address.</summary>
    public const string CodeChanged = "registry.code-changed";

    /// <summary>A settled block, or what it held, is not the one in the log.</summary>
    public const string HistoryRewritten = "history.rewritten";

    /// <summary>An anchoring's event is there, its record is not.</summary>
    public const string AnchorUnrecorded = "anchor.unrecorded";

    /// <summary>The record of a root in the log is gone.</summary>
    public const string AnchorVanished = "anchor.vanished";

    /// <summary>The record of a root says other facts than its event.</summary>
    public const string AnchorChanged = "anchor.changed";

    /// <summary>The record of a root is there, its event is not.</summary>
    public const string AnchorWithoutEvent = "anchor.without-event";

    /// <summary>One root in two events.</summary>
    public const string AnchoredTwice = "anchor.twice";

    /// <summary>An account anchored that did not hold the role by the events before.</summary>
    public const string AnchorerWithoutRole = "anchorer.without-role";

    /// <summary>An account anchored that is not among the caller's.</summary>
    public const string AnchorerNotPinned = "anchorer.not-pinned";

    /// <summary>A status's revision did not grow, or a status followed an ending.</summary>
    public const string StatusWentBack = "status.went-back";

    /// <summary>The registry holds another status than its last event set.</summary>
    public const string StatusChanged = "status.changed";

    /// <summary>Something was recorded during a pause.</summary>
    public const string RecordedWhilePaused = "event.while-paused";

    /// <summary>An event that the registry does not emit.</summary>
    public const string ForeignEvent = "event.foreign";

    /// <summary>A block is older than one before it.</summary>
    public const string TimeWentBack = "block.time-back";

    /// <summary>A block's time was still to come when the witness saw it.</summary>
    public const string TimeAhead = "block.time-ahead";

    /// <summary>A block's time is long before a moment at which the node did not show the block yet.</summary>
    public const string TimeBehind = "block.time-behind";

    /// <summary>The node's latest block is old by the witness's clock.</summary>
    public const string HeadStale = "head.stale";

    /// <summary>An account was given a role.</summary>
    public const string RoleGranted = "role.granted";

    /// <summary>An account has a role no longer.</summary>
    public const string RoleRevoked = "role.revoked";

    /// <summary>Recording is paused.</summary>
    public const string Paused = "registry.paused";

    /// <summary>Recording goes on.</summary>
    public const string Unpaused = "registry.unpaused";

    /// <summary>Two logs know one block by two hashes.</summary>
    public const string BlocksDiffer = "logs.block-differs";

    /// <summary>Two logs hold other facts of the same event.</summary>
    public const string EventsDiffer = "logs.event-differs";

    /// <summary>One log holds an event that the other, which looked at its block, does not.</summary>
    public const string EventMissing = "logs.event-missing";

    /// <summary>Two logs hold one root with other facts.</summary>
    public const string RootsDiffer = "logs.root-differs";

    /// <summary>Two logs of one registry hold other codes of it.</summary>
    public const string CodesDiffer = "logs.code-differs";

    /// <summary>Two logs are of chains that begin with other blocks.</summary>
    public const string GenesisDiffers = "logs.genesis-differs";
}
