using System.Text;
using System.Text.Json;
using LaborContracts.Ledger;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>A real platform and a real chain, with a hand on every wire between them.</summary>
internal sealed class FaultRig : IAsyncDisposable
{
    private readonly RegistryLog _log;
    private readonly (string Name, string Value)[] _settings;

    private FaultRig(AnvilNode chain, (string Name, string Value)[] settings)
    {
        _settings = settings;
        Chain = chain;
        Proxy = ChainProxy.Before(chain.Url);
        Platform = new PlatformProcess(Proxy.Url, chain.ChainId);
        Timestamps = TimestampGate.Before(Platform.TimestampAuthority);
        Data = new PlatformData(Platform.DataFolder);
        _log = new RegistryLog(chain.Url, RegistryFile);
    }

    public AnvilNode Chain { get; }

    public ChainProxy Proxy { get; }

    public TimestampGate Timestamps { get; }

    public PlatformProcess Platform { get; }

    public PlatformData Data { get; }

    public Parties Parties { get; private set; } = null!;

    private string RegistryFile => Path.Combine(Platform.DataFolder, "keys", "registry.json");

    /// <summary>Starts all of it; the registry is deployed when this returns.</summary>
    /// <param name="batchAge">How long a leaf waits for others, as the setting is written.</param>
    /// <param name="settings">Of the platform, besides those that the rig makes.</param>
    public static async Task<FaultRig> StartAsync(string batchAge = "00:00:01", params (string Name, string Value)[] settings)
    {
        var rig = new FaultRig(await AnvilNode.StartAsync(), settings);
        await rig.StartPlatformAsync(batchAge);
        rig.Parties = await Parties.SignInAsync(rig.Platform.Http);
        await Eventually.TrueAsync("the registry is deployed", () => Task.FromResult(File.Exists(rig.RegistryFile)));
        return rig;
    }

    /// <summary>Starts the platform where <see cref="PlatformProcess.KillAsync"/> left it.</summary>
    public Task StartPlatformAsync(string batchAge = "00:00:01") => Platform.StartAsync(
        [("Batching:MaxAge", batchAge), ("Timestamps:Authority", Timestamps.Url.ToString()), .. _settings]);

    /// <summary>A second instance of the platform over the same data; the caller ends it before the rig.</summary>
    public async Task<PlatformProcess> StartSecondAsync()
    {
        var second = new PlatformProcess(Proxy.Url, Chain.ChainId, dataFolderOf: Platform);
        await second.StartAsync(("Timestamps:Authority", Timestamps.Url.ToString()));
        return second;
    }

    /// <summary>The only batch, once it is as wanted.</summary>
    public Task<BatchRow> BatchAsync(string what, Func<BatchRow, bool> wanted) => Eventually.SeenAsync(
        what, async () => (await Data.BatchesAsync()).SingleOrDefault(wanted));

    public Task<string[]> AnchoredRootsAsync() => _log.AnchoredRootsAsync();

    public Task<string[]> AnchorersAsync() => _log.AnchorersAsync();

    /// <summary>What the registry was ever told of a contract's status.</summary>
    public Task<(int Status, int Revision)[]> StatusesAsync(byte[] key) => _log.StatusesAsync(key);

    public async Task<JsonElement> ChainAsync() => (await Parties.Anyone.GetAsync("/api/v1/chain")).Good().Json;

    /// <summary>Concluded contracts that wait for their proof, as the platform tells.</summary>
    public async Task<int> WaitingAsync() => (await ChainAsync()).GetProperty("lag").GetProperty("waiting").GetInt32();

    /// <summary>
    /// Every contract that was concluded, and nothing else, comes on chain: each leaf in one place of one batch, each batch
    /// in one event of the registry by one transaction, each proof enough for a verdict.
    /// </summary>
    public async Task EachIsAnchoredOnceAsync(params Guid[] concluded)
    {
        await Eventually.TrueAsync("nothing waits for the chain", async () => await WaitingAsync() == 0);
        var leaves = await Data.LeavesAsync();
        var batches = await Data.BatchesAsync();

        Assert.Equal(concluded.Order(), leaves.Select(l => l.ContractId).Order());
        Assert.Equal(
            batches.SelectMany(b => Enumerable.Range(0, b.LeafCount).Select(index => (b.Id, index))).Order(),
            leaves.Select(l => (l.BatchId!.Value, l.Index!.Value)).Order());
        Assert.Equal(batches.Select(b => Hex.Encode(b.Root)).Order(), (await AnchoredRootsAsync()).Order());
        Assert.Equal(batches.Length, await _log.AnchorersTransactionsAsync()); // and no transaction was sent in vain
        foreach (var leaf in leaves) await ProvesAsync(leaf);
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Timestamps.DisposeAsync();
        await Proxy.DisposeAsync();
        await Chain.DisposeAsync();
    }

    private async Task ProvesAsync(LeafRow leaf)
    {
        var proof = (await Parties.Worker.GetAsync($"{Parties.PathOf(leaf.ContractId)}/proof.json")).Good();
        Assert.Equal(Hex.Encode(leaf.Leaf), proof.Json.GetProperty("leaf").GetString());

        var report = (await Parties.Anyone.VerifyAsync(await Parties.DocumentAsync(leaf.ContractId), proof.Body)).Good().Json;
        Assert.True(report.GetProperty("verdict").GetString() == "AUTHENTIC", Encoding.UTF8.GetString(proof.Body) + report);
    }
}
