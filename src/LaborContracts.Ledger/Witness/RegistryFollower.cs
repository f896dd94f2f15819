using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Witness;

/// <summary>
/// Follows a registry as one node shows it, and keeps a log of it. Every look goes on where the log ends. An event is written down when its block has been seen
/// again after the registry was asked about it, so a chain that moves during the look is not taken for a fault; a block that was written down and is another one
/// afterwards is.
/// </summary>
/// <param name="confirmations">So many blocks, itself included, from a block to the latest make it settled; 1 or more.</param>
/// <param name="staleAfter">The latest block is noticed when it is older than this; null for a chain that seals on demand
/// alone, whose latest block may be of any age.</param>
/// <param name="found">Told of each finding once, when it is in the log.</param>
public sealed class RegistryFollower(
    JsonRpcNode node, WitnessLog log, TimeProvider clock, int confirmations, TimeSpan? staleAfter, Action<WitnessFinding> found)
{
    /// <summary>The most blocks whose events are asked for at once; a node that gives fewer is asked for fewer.</summary>
    public const ulong BlocksAtOnce = 1000;

    /// <summary>How many roots and keys of the log a look asks about again, beside what is new.</summary>
    public const int AskedAgain = 100;

    /// <summary>The greatest block number that a log can hold: 2⁵³ − 1.</summary>
    public const ulong GreatestBlock = (1UL << 53) - 1;

    private readonly HashSet<string> _told = [];
    private ChainHead? _looked = log.Knowledge.Checkpoint;
    private ulong _atOnce = BlocksAtOnce;
    private int _nextToAsk;

    /// <summary>The last block that was looked at; null before the first.</summary>
    public ulong? LookedTo => _looked?.Number;

    /// <summary>Whether the latest block of the last look was old: what came after it, if anything did, was not seen.</summary>
    public bool HeadIsStale { get; private set; }

    private WitnessKnowledge Known => log.Knowledge;

    private WitnessBegan Began => Known.Began ?? throw new InvalidOperationException("the log has not begun");

    private ulong Next => _looked is { } looked ? looked.Number + 1 : Began.From;

    /// <summary>Begins the log, if it is empty.</summary>
    /// <param name="from">The first block to look at. From 0, the log knows who had which role.</param>
    /// <exception cref="ChainMismatchException">The node serves another chain, or one without the registry. Nothing was written.</exception>
    /// <exception cref="ChainUnavailableException">Could not look.</exception>
    public async Task BeginAsync(ulong chainId, Address registry, ulong from, CancellationToken cancellationToken)
    {
        if (Known.Began is not null) return;
        await node.RequireChainAsync(chainId, cancellationToken);
        var settled = await node.SettledAsync(await node.HeadAsync(cancellationToken), confirmations, cancellationToken);
        var code = await CodeAsync(registry, settled, cancellationToken);
        if (code.Length == 0) throw new ChainMismatchException($"chain {chainId} holds no registry at {registry} as of block {settled.Number}");
        var genesis = await node.BlockAsync(0, cancellationToken);
        Append(new WitnessBegan(log.Witness, chainId, registry, Keccak256.Of(code), genesis.Hash, from));
    }

    /// <summary>
    /// Looks at all settled blocks that were not looked at, and asks about some of what is known. A chain or a registry that is not the log's is not followed
    /// further; each look tries again.
    /// </summary>
    /// <param name="wholly">Asks about all that is known, and writes down how far was looked.</param>
    /// <exception cref="ChainUnavailableException">Could not look, or not to the end: what was seen before is in the log.</exception>
    /// <exception cref="IOException">The log cannot be written.</exception>
    public async Task LookAsync(bool wholly, CancellationToken cancellationToken)
    {
        foreach (var owed in log.Owed.ToList()) Found(owed);
        var head = await HeadOfLogsChainAsync(cancellationToken);
        if (head is null) return;
        JudgeAge(head);
        var settled = await node.SettledAsync(head, confirmations, cancellationToken);
        var code = Keccak256.Of(await CodeAsync(Began.Registry, settled, cancellationToken));
        if (code != Began.CodeHash)
        {
            Found(WitnessFinding.Alarm(FindingCode.CodeChanged, Began.Registry.ToString(), Began.CodeHash.ToString(), code.ToString()));
            return;
        }

        var records = new RegistryRecords(node, Began.Registry, settled);
        while (Next <= settled.Number)
        {
            if (await FollowAsync(settled.Number, head.Number, records, cancellationToken) is not { } rewritten) continue;
            Found(rewritten);
            return;
        }
        if (wholly && _looked is { } last && last.Number != Known.Checkpoint?.Number) Append(new WitnessCheckpoint(last, head.Number));
        await AskAgainAsync(records, KnownBlock.Of(settled), wholly ? int.MaxValue : AskedAgain, cancellationToken);
    }

    /// <summary>The latest block; null if the node shows another chain than the log's, which is a finding.</summary>
    private async Task<ChainHead?> HeadOfLogsChainAsync(CancellationToken cancellationToken)
    {
        var served = await node.ChainIdAsync(cancellationToken);
        if (served != Began.ChainId)
        {
            Found(WitnessFinding.Alarm(FindingCode.OtherChain, WitnessText.Of(Began.ChainId), WitnessText.Of(served)));
            return null;
        }
        var head = await node.HeadAsync(cancellationToken);
        if (head.Number > GreatestBlock) throw new ChainUnavailableException($"the node claims a block {head.Number}");
        var last = _looked is { } looked ? KnownBlock.Of(looked) : Known.Blocks[^1];
        if (await KnownHistory.RewrittenAsync(node, Known.Blocks, last, head, cancellationToken) is not { } rewritten) return head;
        Found(rewritten);
        return null;
    }

    /// <summary>A node that is cut off shows the same as a chain that stands still, so this accuses nobody. Noticed once until a fresh block is seen.</summary>
    private void JudgeAge(ChainHead head)
    {
        var wasStale = HeadIsStale;
        HeadIsStale = clock.GetUtcNow() - head.Time > staleAfter;
        if (HeadIsStale && !wasStale)
            Found(WitnessFinding.Notice(FindingCode.HeadStale, WitnessText.Of(head.Number), WitnessText.Of(head.Time)));
    }

    /// <summary>Looks at the next blocks, up to the settled one at most. What it gives is a finding if they are not what the log says.</summary>
    private async Task<WitnessFinding?> FollowAsync(ulong settled, ulong head, RegistryRecords records, CancellationToken cancellationToken)
    {
        var (logs, end) = await LogsAsync(Next, settled, cancellationToken);
        // What a crash, or a node that ceased to answer, left without a checkpoint comes again, and must be the same.
        var again = new Queue<WitnessedEvent>(Known.SinceCheckpoint);
        foreach (var seen in logs)
        {
            var block = await node.BlockAsync(seen.BlockNumber, cancellationToken);
            var unlike = seen.Event is RegistryEvent.Anchored anchored
                ? await records.UnlikeAsync(anchored.Root, Known.AnchorOf(anchored.Root) ?? anchored.In(block), cancellationToken)
                : null;
            await RequireAsync(new(seen.BlockNumber, seen.BlockHash), cancellationToken);
            var witnessed = new WitnessedEvent(block, seen.TransactionHash, seen.LogIndex, seen.Event);
            if (!again.TryDequeue(out var before)) Append(witnessed);
            else if (witnessed != before) return await RewrittenAsync(before, cancellationToken);
            if (unlike is not null) Found(unlike);
        }
        await RequireAsync(KnownBlock.Of(end), cancellationToken);
        if (again.TryPeek(out var gone) && gone.Block.Number <= end.Number) return await RewrittenAsync(gone, cancellationToken);

        _looked = end;
        var since = end.Number - (Known.Checkpoint?.Number ?? 0);
        if (Known.SinceCheckpoint.Count > 0 || since >= BlocksAtOnce) Append(new WitnessCheckpoint(end, head));
        return null;
    }

    /// <summary>The events from a block on, and the block they go to: nodes limit blocks and events, and replies are bounded here.</summary>
    private async Task<(List<LoggedEvent> Logs, ChainHead End)> LogsAsync(ulong from, ulong settled, CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = await node.BlockAsync(Math.Min(from + _atOnce - 1, settled), cancellationToken);
            try
            {
                var logs = await node.LogsAsync(Began.Registry, from, end.Number, cancellationToken);
                _atOnce = Math.Min(_atOnce * 2, BlocksAtOnce);
                return (logs, end);
            }
            catch (ChainUnavailableException e)
                when (end.Number > from && NodeFaults.Of(e) is NodeFault.Error or NodeFault.Senseless or NodeFault.Slow)
            {
                _atOnce = (end.Number - from + 1) / 2;
            }
        }
    }

    private async Task AskAgainAsync(RegistryRecords records, KnownBlock settled, int most, CancellationToken cancellationToken)
    {
        var all = Known.Roots.Count + Known.Keys.Count;
        for (var asked = 0; asked < Math.Min(most, all); asked++)
        {
            if (_nextToAsk >= all) _nextToAsk = 0;
            var finding = await AskAboutAsync(records, _nextToAsk++, cancellationToken);
            if (finding is null) continue;
            await RequireAsync(settled, cancellationToken);
            Found(finding);
        }
    }

    private Task<WitnessFinding?> AskAboutAsync(RegistryRecords records, int index, CancellationToken cancellationToken)
    {
        if (index < Known.Roots.Count)
        {
            var root = Known.Roots[index];
            return records.UnlikeBeforeAsync(root, Known.AnchorOf(root)!, cancellationToken);
        }
        var key = Known.Keys[index - Known.Roots.Count];
        return records.UnlikeBeforeAsync(key, Known.StatusOf(key), cancellationToken);
    }

    private async Task<WitnessFinding> RewrittenAsync(WitnessedEvent before, CancellationToken cancellationToken)
    {
        var shown = await node.BlockAsync(before.Block.Number, cancellationToken);
        return KnownHistory.Rewritten(KnownBlock.Of(before.Block), shown.Hash == before.Block.Hash ? "-" : shown.Hash.ToString());
    }

    private Task<byte[]> CodeAsync(Address registry, ChainHead block, CancellationToken cancellationToken) => node.CallAsync(
        "eth_getCode", [registry.ToString(), JsonRpcReading.ToQuantity(block.Number)], result => result.Data(), cancellationToken);

    /// <exception cref="ChainUnavailableException">The block is another one now: nothing that was asked in between can be believed.</exception>
    private async Task RequireAsync(KnownBlock block, CancellationToken cancellationToken)
    {
        var now = await node.BlockAsync(block.Number, cancellationToken);
        if (now.Hash != block.Hash)
            throw new ChainUnavailableException($"block {block.Number} was {block.Hash} and is {now.Hash}: the chain changed during the look");
    }

    private void Append(WitnessEntry entry)
    {
        foreach (var finding in log.Append(entry, clock.GetUtcNow())) Found(finding);
    }

    private void Found(WitnessFinding finding)
    {
        if (!log.Holds(finding)) Append(finding);
        if (_told.Add(finding.Key)) found(finding);
    }
}
