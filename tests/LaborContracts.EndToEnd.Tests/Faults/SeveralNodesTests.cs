using System.Text.Json;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>The platform over three nodes that seal one chain.</summary>
[Collection(nameof(SeveralNodesTests))]
public sealed class SeveralNodesTests
{
    private const int Killed = 0; // the one that the platform prefers
    private const int Other = 1;

    [Fact]
    public async Task One_of_three_nodes_is_killed_while_contracts_are_anchored_and_each_is_anchored_once()
    {
        await using var network = await PoaNetwork.StartAsync();
        await using var platform = new PlatformProcess(network.Nodes[Killed].Url, network.ChainId);
        await platform.StartAsync([.. SettingsFor(network)]);
        var parties = await Parties.SignInAsync(platform.Http);
        var registryFile = Path.Combine(platform.DataFolder, "keys", "registry.json");
        await Eventually.TrueAsync("the registry is deployed", () => Task.FromResult(File.Exists(registryFile)));
        var data = new PlatformData(platform.DataFolder);
        var contracts = new ConcludedContracts(parties, data, new RegistryLog(network.Nodes[Other].Url, registryFile));

        var before = await parties.ConcludedAsync();
        await Eventually.TrueAsync("a batch is on its way", async () =>
            (await data.BatchesAsync()).Any(batch => batch.SentAt is not null && batch.BlockNumber is null));
        await network.Nodes[Killed].KillAsync();

        var meanwhile = await parties.ConcludedAsync();
        await contracts.EachIsAnchoredOnceAsync(before, meanwhile);
        var nodes = (await parties.Anyone.GetAsync("/api/v1/chain")).Good().Json.GetProperty("nodes");
        Assert.Equal([false, true, true], nodes.EnumerateArray().Select(node => node.GetProperty("inUse").GetBoolean()));
        Assert.Equal("unreachable", nodes[Killed].GetProperty("reason").GetString());

        network.Nodes[Killed].Start();

        await Eventually.TrueAsync("the killed node is in use again", async () => InUse(
            (await parties.Anyone.GetAsync("/api/v1/chain")).Good().Json.GetProperty("nodes")[Killed]));
        await contracts.EachIsAnchoredOnceAsync(before, meanwhile, await parties.ConcludedAsync());
    }

    private static bool InUse(JsonElement node) => node.GetProperty("inUse").GetBoolean();

    /// <summary>The other nodes, and the blocks that have to stand above one on this network before it is believed.</summary>
    private static IEnumerable<(string, string)> SettingsFor(PoaNetwork network) =>
    [
        .. network.Nodes.Skip(1).Select((node, i) => ($"Chain:Nodes:{i}", node.Url.ToString())),
        ("Chain:Confirmations", "3"),
    ];
}

/// <summary>Three nodes take what two cores have: nothing runs beside them.</summary>
[CollectionDefinition(nameof(SeveralNodesTests), DisableParallelization = true)]
public sealed class SeveralNodesTestsRunAlone;
