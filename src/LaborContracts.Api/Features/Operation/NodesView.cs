using LaborContracts.Ledger.Chain;

namespace LaborContracts.Api.Features.Operation;

/// <summary>The chain as its nodes were last seen: none is asked for it.</summary>
/// <param name="Height">The highest block that one of them showed.</param>
public sealed record NodesView(ulong ChainId, string Registry, ulong? Height, IReadOnlyList<NodeView> Nodes)
{
    internal static NodesView Of(IRegistry registry, NodeSet nodes)
    {
        var height = nodes.Health.Max(node => node.Height);
        return new(registry.ChainId, registry.Address.ToString(), height, [.. nodes.Health.Select(node => new NodeView(
            node.Address, node.Fault is null && node.Since is not null, node.Fault, node.Height, height - node.Height, node.Since))]);
    }

    internal IEnumerable<Concern> Concerns()
    {
        var aside = Nodes.Where(node => node.Fault is not null).ToList();
        if (aside.Count == Nodes.Count) yield return Concern.Now("chain.no-node");
        else if (aside.Count > 0) yield return Concern.Soon("chain.aside", aside.Count, Nodes.Count);
        foreach (var node in aside.Where(node => node.Fault is NodeFault.Forked or NodeFault.WrongChain))
            yield return Concern.Now("chain.forked", node.Address);
    }
}

/// <param name="Address">Scheme, host and port.</param>
/// <param name="InUse">False while it is set aside, and before the first look.</param>
/// <param name="Fault">Why it is set aside.</param>
/// <param name="Behind">Blocks below the highest.</param>
/// <param name="Since">When it was set aside, or taken into use.</param>
public sealed record NodeView(string Address, bool InUse, NodeFault? Fault, ulong? Height, ulong? Behind, DateTimeOffset? Since);
