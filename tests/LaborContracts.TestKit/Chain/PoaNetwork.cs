using LaborContracts.TestKit.Platform;

namespace LaborContracts.TestKit.Chain;

/// <summary>
/// Several nodes that seal one chain in turns, over tests/chain-network: a block a second while more than half of them run. The network of
/// the institutions has final blocks; this one shows what a client must bear: lost nodes, short branches, forgotten transactions.
/// </summary>
public sealed class PoaNetwork : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("labor-contracts-network-").FullName;

    private PoaNetwork(int nodes, ulong chainId)
    {
        ChainId = chainId;
        var peerPorts = Enumerable.Range(0, nodes).Select(_ => AnvilNode.FreePort()).ToArray();
        Nodes = [.. Enumerable.Range(0, nodes).Select(number => new PoaNode(_folder, number, chainId, peerPorts))];
    }

    public ulong ChainId { get; }

    public IReadOnlyList<PoaNode> Nodes { get; }

    /// <summary>A fresh network whose nodes have sealed blocks that all of them have.</summary>
    public static async Task<PoaNetwork> StartAsync(int nodes = 3, ulong chainId = 20_262)
    {
        var network = new PoaNetwork(nodes, chainId);
        foreach (var node in network.Nodes) node.Start();
        await network.AgreeAsync();
        return network;
    }

    /// <summary>Waits until all nodes that run show the same latest block, higher than any had when this was called.</summary>
    public async Task AgreeAsync()
    {
        var running = Nodes.Where(node => node.Runs).ToArray();
        var highest = (await LatestAsync(running)).Max(block => block?.Number ?? 0);
        await Eventually.TrueAsync("the nodes agree", async () =>
        {
            var latest = await LatestAsync(running);
            return latest.Distinct().Count() == 1 && latest[0]?.Number > highest;
        });
    }

    /// <summary>The height of a node that answers.</summary>
    public async Task<ulong> HeightAsync(int node) =>
        (await Eventually.SeenAsync("the node answers", Nodes[node].LatestAsync)).Number;

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes) await node.KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Task<PoaBlock?[]> LatestAsync(PoaNode[] nodes) => Task.WhenAll(nodes.Select(node => node.LatestAsync()));
}
