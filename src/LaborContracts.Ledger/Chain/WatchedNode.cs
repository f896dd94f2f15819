namespace LaborContracts.Ledger.Chain;

/// <summary>A node of a set with what is thought of it. Whoever changes it holds the set's lock.</summary>
internal sealed class WatchedNode(JsonRpcNode node)
{
    private ulong? _height;

    public JsonRpcNode Rpc => node;

    /// <summary>Null for one that is asked, or was never looked at.</summary>
    public NodeFault? Fault { get; private set; }

    /// <summary>When the fault came or went.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>Grows with each judgement: a look that began before the last one has nothing to say.</summary>
    public int Judgements { get; private set; }

    public NodeHealth Health => new(
        $"{node.Address.Scheme}://{node.Address.IdnHost}:{node.Address.Port}", Fault, _height, Since);

    public void Judge(NodeFault? fault, NodeLook look, DateTimeOffset now)
    {
        if (look.Judgements != Judgements) return;
        _height = look.Height ?? _height;
        if (fault is { } found) SetAside(found, now);
        else if (Fault is not null || Since is null) Change(null, now);
    }

    /// <summary>A fault that goes on begins anew: it is set aside for the whole time again.</summary>
    public void SetAside(NodeFault fault, DateTimeOffset now) => Change(fault, now);

    private void Change(NodeFault? fault, DateTimeOffset now)
    {
        Fault = fault;
        Since = now;
        Judgements++;
    }
}

/// <summary>What a look at a node showed: a height, or why there is none.</summary>
internal sealed record NodeLook(WatchedNode Node, int Judgements, ulong? Height, NodeFault? Fault);
