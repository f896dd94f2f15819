namespace LaborContracts.Ledger.Chain;

/// <summary>
/// Several nodes of one chain that answer as one. Questions go to the first in the order of the settings that can be believed,
/// signed bytes to all of those. Whether a node can be believed is looked at anew when the last look is older than a second:
/// it must serve the pinned chain, be no further behind the highest block seen than the confirmations, and show the same
/// block as the others where blocks count as settled. One that fails in this or in answering is set aside for half a minute, and no answer
/// of it is believed until it has passed again.
/// </summary>
/// <param name="nodes">1 or more, the preferred first.</param>
/// <param name="confirmations">Blocks, the one in question included, before it counts as settled: 1 or more.</param>
public sealed class NodeSet(IReadOnlyList<JsonRpcNode> nodes, ulong chainId, int confirmations, TimeProvider clock) : IChainNode
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Aside = TimeSpan.FromSeconds(30);

    /// <summary>A height that every node that answered has been below for so long is no measure any more: the chain was begun anew.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <summary>How often a question goes round: again when its node was set aside while it answered, or none in use was left.</summary>
    private const int MostRounds = 3;

    private readonly Lock _gate = new();
    private readonly WatchedNode[] _nodes = [.. nodes.Select(node => new WatchedNode(node))];
    private Task _look = Task.CompletedTask;
    private long? _lookedAt;
    private ulong _highest;
    private long? _belowSince;

    /// <summary>Each node as it was last seen, in the order of the settings.</summary>
    public IReadOnlyList<NodeHealth> Health
    {
        get
        {
            lock (_gate) return [.. _nodes.Select(node => node.Health)];
        }
    }

    public async Task<T> AskAsync<T>(Func<JsonRpcNode, Task<T>> question, CancellationToken cancellationToken)
    {
        ChainUnavailableException? first = null;
        for (var round = 0; round < MostRounds; round++)
        {
            var others = _nodes.Length > 1 && _nodes.Any(IsBelieved); // else the look is at all of them
            await FreshLookAsync().WaitAsync(cancellationToken);
            var overtaken = false;
            foreach (var node in _nodes)
            {
                if (!IsBelieved(node)) continue;
                try
                {
                    var answer = await question(node.Rpc);
                    if (IsBelieved(node)) return answer;
                    overtaken = true;
                }
                catch (ChainUnavailableException failure)
                {
                    // An error of the node's own is an answer: it may be the question's fault, and the next node says so too.
                    // One that keeps no old logs shows all else, and the next may keep them.
                    if (failure is not (JsonRpcErrorException or EventNotServedException)) SetAside(node, NodeFaults.Of(failure));
                    first ??= failure;
                }
            }

            if (!overtaken && (!others || _nodes.Any(IsBelieved))) break;
        }

        throw first ?? NobodyIsBelieved();
    }

    /// <summary>To every node that can be believed: one that was left out would not have them if the others fail.</summary>
    public async Task<SendOutcome> SendAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        await FreshLookAsync().WaitAsync(cancellationToken);
        var sendings = await Task.WhenAll(_nodes.Where(IsBelieved).Select(node => SendToAsync(node, transaction, cancellationToken)));
        // The enumeration's order: one that took them says more than one that had them, or had another.
        if (sendings.Where(sending => sending.Outcome is not null).Min(sending => sending.Outcome) is { } outcome) return outcome;
        throw sendings.Select(sending => sending.Failure).FirstOrDefault() ?? NobodyIsBelieved();
    }

    /// <summary>
    /// Looks at every node that is asked, and at those that were set aside long enough ago. Whoever runs a set calls this from time to
    /// time: questions look at the nodes in use alone, so that none waits for one that may be dead.
    /// </summary>
    public Task LookAsync()
    {
        var now = clock.GetUtcNow();
        lock (_gate) return LookAtAsync([.. _nodes.Where(node => node.Fault is null || now - node.Since >= Aside)]);
    }

    private async Task FreshLookAsync()
    {
        await NextLookAsync();
        // A look that a slow node drew out is old when it ends; without that node the next one is not.
        if (_nodes.Any(IsBelieved)) await NextLookAsync();
    }

    /// <summary>One look for all that ask meanwhile. With no node in use all are looked at, however short they have been set aside.</summary>
    private Task NextLookAsync()
    {
        lock (_gate)
        {
            if (!_look.IsCompleted) return _look;
            var used = _nodes.Where(node => node.Fault is null).ToArray();
            if (used.Length > 0 && _lookedAt is { } at && clock.GetElapsedTime(at) < Fresh) return Task.CompletedTask;
            return _look = LookAtAsync(used.Length > 0 ? used : _nodes);
        }
    }

    private async Task LookAtAsync(WatchedNode[] candidates)
    {
        var began = clock.GetTimestamp();
        var looks = await Task.WhenAll(candidates.Select(LookAtAsync));
        var shown = looks.Where(look => look.Fault is null).ToArray();
        var highest = Highest(shown);
        var faults = looks.ToDictionary(look => look.Node, look =>
            look.Fault ?? (highest > look.Height + (ulong)confirmations ? NodeFault.Behind : null));
        await FindForkedAsync([.. shown.Where(look => faults[look.Node] is null)], faults);
        lock (_gate)
        {
            foreach (var look in looks) look.Node.Judge(faults[look.Node], look, clock.GetUtcNow());
            _lookedAt = began;
        }
    }

    private async Task<NodeLook> LookAtAsync(WatchedNode node)
    {
        var judgements = node.Judgements;
        try
        {
            await node.Rpc.RequireChainAsync(chainId, CancellationToken.None);
            var head = await node.Rpc.HeadAsync(CancellationToken.None);
            return new(node, judgements, head.Number, null);
        }
        catch (ChainUnavailableException failure)
        {
            return new(node, judgements, null, NodeFaults.Of(failure));
        }
    }

    private ulong Highest(NodeLook[] shown)
    {
        lock (_gate)
        {
            if (shown.Max(look => look.Height) is not { } highest) return _highest;
            if (highest < _highest) _belowSince ??= clock.GetTimestamp();
            if (highest >= _highest || clock.GetElapsedTime(_belowSince!.Value) > Remembered)
            {
                _highest = highest;
                _belowSince = null;
            }

            return _highest;
        }
    }

    /// <summary>
    /// All show their block at one height that all count as settled. What most show holds; of as many, what a node shows
    /// that is in use already, and then what the first of the settings shows.
    /// </summary>
    private async Task FindForkedAsync(NodeLook[] looks, Dictionary<WatchedNode, NodeFault?> faults)
    {
        if (looks.Length < 2) return;
        var lowest = looks.Min(look => look.Height!.Value) + 1;
        var settled = lowest > (ulong)confirmations ? lowest - (ulong)confirmations : 0;
        var blocks = await Task.WhenAll(looks.Select(async look => (look.Node, Block: await BlockAsync(look.Node, settled, faults))));
        var camps = blocks.Where(b => b.Block is not null).GroupBy(b => b.Block!.Value, b => b.Node)
            .OrderByDescending(camp => camp.Count()).ThenByDescending(camp => camp.Any(node => node.Fault is null)).ToArray();
        foreach (var node in camps.Skip(1).SelectMany(camp => camp)) faults[node] = NodeFault.Forked;
    }

    private static async Task<Bytes32?> BlockAsync(WatchedNode node, ulong number, Dictionary<WatchedNode, NodeFault?> faults)
    {
        try
        {
            return (await node.Rpc.BlockAsync(number, CancellationToken.None)).Hash;
        }
        catch (ChainUnavailableException failure)
        {
            lock (faults) faults[node] = NodeFaults.Of(failure);
            return null;
        }
    }

    private async Task<(SendOutcome? Outcome, ChainUnavailableException? Failure)> SendToAsync(
        WatchedNode node, SignedTransaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            return (await node.Rpc.SendAsync(transaction, cancellationToken), null);
        }
        catch (ChainUnavailableException failure)
        {
            if (failure is not JsonRpcErrorException) SetAside(node, NodeFaults.Of(failure));
            return (null, failure);
        }
    }

    private bool IsBelieved(WatchedNode node)
    {
        lock (_gate) return node.Fault is null && node.Since is not null;
    }

    private void SetAside(WatchedNode node, NodeFault fault)
    {
        lock (_gate) node.SetAside(fault, clock.GetUtcNow());
    }

    private ChainUnavailableException NobodyIsBelieved() => new(
        $"no node can be believed: {string.Join(", ", Health.Select(node => $"{node.Address} {node.Fault}"))}");
}
