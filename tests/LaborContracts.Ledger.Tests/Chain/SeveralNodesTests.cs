using System.Diagnostics;
using LaborContracts.Ledger.Chain;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

/// <summary>Three nodes that seal one chain, killed and started again under the client's hands.</summary>
[Collection(nameof(SeveralNodesTests))]
public sealed class SeveralNodesTests : IAsyncLifetime
{
    private const int Confirmations = 3;
    private const int AsideForSeconds = 30;

    /// <summary>As long as several blocks take: what has not happened by then is what the test says does not happen.</summary>
    private static readonly TimeSpan SeveralBlocks = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new();
    private readonly SetClock _clock = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("labor-contracts-several-").FullName;
    private PoaNetwork _network = null!;
    private JsonRpcNode[] _each = [];
    private NodeSet _nodes = null!;
    private DevelopmentRegistry _deployed = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _network = await PoaNetwork.StartAsync();
        _each = [.. _network.Nodes.Select(node => new JsonRpcNode(_http, node.Url))];
        _nodes = new NodeSet(_each, _network.ChainId, Confirmations, _clock);
        // A branch that is given up may hold the deployment: it is made, and made again, until it is settled.
        await Eventually.TrueAsync("the registry is deployed and settled", async () =>
        {
            _clock.Advance(1);
            _deployed = await DevelopmentRegistry.EnsureAsync(_folder, _nodes, TimeProvider.System, Token);
            return await Sender.MinedNonceAsync(Confirmations - 1, Token) > 0;
        });
    }

    [Fact]
    public async Task With_one_of_three_killed_and_started_again_every_root_is_anchored_once()
    {
        var many = await ManyRoots.SignAsync(_nodes, _deployed, count: 150, Confirmations, Token);
        await AnchoredAsync(many, 40);

        await _network.Nodes[0].KillAsync();

        await AnchoredAsync(many, 100);
        Assert.Equal([NodeFault.Unreachable, null, null], _nodes.Health.Select(node => node.Fault));

        _network.Nodes[0].Start();

        await AnchoredAsync(many, 150);
        await AllAreBelievedAsync();
        await _network.AgreeAsync();
        foreach (var node in _each) await HoldsEachOnceAsync(() => LookAsync(node, many.Roots));
    }

    [Fact]
    public async Task With_two_of_three_killed_nothing_is_anchored_nor_told_and_all_goes_on_when_they_are_back()
    {
        var many = await ManyRoots.SignAsync(_nodes, _deployed, count: 40, Confirmations, Token);
        await AnchoredAsync(many, 15);

        await _network.Nodes[0].KillAsync();
        await _network.Nodes[1].KillAsync();
        await Eventually.TrueAsync("the third is alone", async () => await PeersAsync(_each[2]) == 0);

        var height = await _network.HeightAsync(2);
        var settled = await many.StepAsync(Token);
        var unrecorded = (Bytes32?)null;
        var dead = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(dead) < SeveralBlocks)
        {
            _clock.Advance(1);
            Assert.InRange(await many.StepAsync(Token), 0, settled);
            Assert.Equal(height, await _network.HeightAsync(2));
            try
            {
                // How many were mined before the two died is chance; what was not there then must not come.
                unrecorded ??= await FirstUnrecordedAsync(many.Roots);
                if (unrecorded is { } root) Assert.Null(await Registry(_nodes).AnchorOfAsync(root, Token));
                Assert.NotNull(await Registry(_nodes).AnchorOfAsync(many.Roots[0], Token));
            }
            catch (ChainUnavailableException)
            {
                // The client lacks the state of its own head for a moment, and says so: nothing false is told.
            }
        }

        Assert.Equal([NodeFault.Unreachable, NodeFault.Unreachable, null], _nodes.Health.Select(node => node.Fault));

        _network.Nodes[0].Start();
        _network.Nodes[1].Start();

        await AnchoredAsync(many, 40);
        await AllAreBelievedAsync();
        await _network.AgreeAsync();
        foreach (var node in _each) await HoldsEachOnceAsync(() => LookAsync(node, many.Roots));
    }

    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private RegistrySender Sender => new(_nodes, _deployed.Key, _deployed.ChainId, _deployed.Address);

    private async Task<Bytes32?> FirstUnrecordedAsync(IReadOnlyList<Bytes32> roots)
    {
        foreach (var root in roots)
            if (await Registry(_nodes).AnchorOfAsync(root, Token) is null) return root;
        return null;
    }

    private RpcRegistry Registry(IChainNode node) => new(node, _deployed.ChainId, _deployed.Address);

    private Task AnchoredAsync(ManyRoots many, int count) => Eventually.TrueAsync($"{count} roots are anchored and settled", async () =>
    {
        _clock.Advance(1);
        return await many.StepAsync(Token) >= count;
    });

    private Task AllAreBelievedAsync() => Eventually.TrueAsync("all nodes are believed again", async () =>
    {
        _clock.Advance(AsideForSeconds);
        await _nodes.LookAsync();
        return _nodes.Health.All(node => node.Fault is null);
    });

    /// <summary>One event for each root and none beside them, each as it was sent; and no transaction more than that.</summary>
    private static Task HoldsEachOnceAsync(Func<Task> look) => Eventually.TrueAsync("the node has the state of its head", async () =>
    {
        try
        {
            await look();
            return true;
        }
        catch (ChainUnavailableException)
        {
            return false; // the client says for a moment that it has not
        }
    });

    private async Task LookAsync(JsonRpcNode node, IReadOnlyList<Bytes32> roots)
    {
        for (var i = 0; i < roots.Count; i++)
        {
            var anchor = await Registry(node).AnchorOfAsync(roots[i], Token);
            Assert.Equal((ManyRoots.LeafCountOf(i), _deployed.Key.Address), (anchor!.LeafCount, anchor.Anchorer));
        }

        var filter = new
        {
            fromBlock = "0x0",
            toBlock = "latest",
            address = _deployed.Address.ToString(),
            topics = new[] { AbiWords.EventTopic(RegistryCalls.AnchoredSignature).ToString() },
        };
        var events = await node.CallAsync("eth_getLogs", [filter], logs =>
            logs.EnumerateArray().Select(log => log.GetProperty("topics")[1].Hash()).ToArray(), Token);
        Assert.Equal(roots.Select(root => root.ToString()).Order(), events.Select(root => root.ToString()).Order());
        var sender = new RegistrySender(node, _deployed.Key, _deployed.ChainId, _deployed.Address);
        Assert.Equal((ulong)roots.Count + 1, await sender.MinedNonceAsync(Token));
    }

    private static Task<ulong> PeersAsync(JsonRpcNode node) =>
        node.CallAsync("net_peerCount", [], result => result.Quantity(), Token);
}

/// <summary>Three nodes take what two cores have: nothing runs beside them.</summary>
[CollectionDefinition(nameof(SeveralNodesTests), DisableParallelization = true)]
public sealed class SeveralNodesTestsRunAlone;
