using System.Text.Json;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>A real platform and a real chain, with a hand on every wire between them.</summary>
internal sealed class FaultRig : IAsyncDisposable
{
    /// <summary>Documents in a batch at most.</summary>
    public const int MaxLeaves = 150;

    private readonly RegistryLog _log;
    private readonly (string Name, string Value)[] _settings;

    private FaultRig(AnvilNode chain, string? dataFolder, (string Name, string Value)[] settings)
    {
        _settings = settings;
        Chain = chain;
        Proxy = ChainProxy.Before(chain.Url);
        Platform = new PlatformProcess(Proxy.Url, chain.ChainId, copyOf: dataFolder);
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

    private ConcludedContracts Contracts => new(Parties, Data, _log);

    private string RegistryFile => Path.Combine(Platform.DataFolder, "keys", "registry.json");

    /// <summary>Starts all of it; the registry is deployed when this returns.</summary>
    /// <param name="batchAge">How long a leaf waits for others, as the setting is written.</param>
    /// <param name="dataFolder">What the platform's data is a copy of; null to begin with nothing.</param>
    /// <param name="clockShift">How far the platform's clock is off; null for the machine's, which then cannot be changed.</param>
    /// <param name="settings">Of the platform, besides those that the rig makes.</param>
    public static async Task<FaultRig> StartAsync(
        string batchAge = "00:00:01", string? dataFolder = null, string? clockShift = null, params (string Name, string Value)[] settings)
    {
        var rig = new FaultRig(await AnvilNode.StartAsync(), dataFolder, settings);
        if (clockShift is not null) rig.Platform.ShiftClock(clockShift);
        if (File.Exists(rig.RegistryFile)) File.Delete(rig.RegistryFile); // copied data tells of another chain's
        await rig.StartPlatformAsync(batchAge);
        rig.Parties = await Parties.SignInAsync(rig.Platform.Http);
        await Eventually.TrueAsync("the registry is deployed", () => Task.FromResult(File.Exists(rig.RegistryFile)));
        return rig;
    }

    /// <summary>Starts the platform where <see cref="PlatformProcess.KillAsync"/> left it.</summary>
    public Task StartPlatformAsync(string batchAge = "00:00:01") => StartAgainAsync(Platform, batchAge);

    /// <summary>Starts an instance where its kill left it.</summary>
    public Task StartAgainAsync(PlatformProcess instance, string batchAge = "00:00:01") => instance.StartAsync(
        [
            ("Batching:MaxAge", batchAge), ("Batching:MaxLeaves", $"{MaxLeaves}"),
            ("Timestamps:Authority", Timestamps.Url.ToString()), .. _settings,
        ]);

    /// <summary>A second instance of the platform over the same data; the caller ends it before the rig.</summary>
    public async Task<PlatformProcess> StartSecondAsync()
    {
        var second = new PlatformProcess(Proxy.Url, Chain.ChainId, dataFolderOf: Platform);
        await StartAgainAsync(second);
        return second;
    }

    /// <summary>The only batch, once it is as wanted.</summary>
    public Task<BatchRow> BatchAsync(string what, Func<BatchRow, bool> wanted) => Eventually.SeenAsync(
        what, async () => (await Data.BatchesAsync()).SingleOrDefault(wanted));

    /// <summary>Waits until one of the batches is as wanted.</summary>
    public Task AnyBatchAsync(string what, Func<BatchRow, bool> wanted) => Eventually.TrueAsync(
        what, async () => (await Data.BatchesAsync()).Any(wanted));

    /// <summary>Of all that is in the store.</summary>
    public string[] DocumentFiles() => Directory.GetFiles(Path.Combine(Platform.DataFolder, "documents"), "*", SearchOption.AllDirectories);

    public Task<string[]> AnchoredRootsAsync() => _log.AnchoredRootsAsync();

    public Task<string[]> AnchorersAsync() => _log.AnchorersAsync();

    /// <summary>What the registry was ever told of a contract's status.</summary>
    public Task<(int Status, int Revision)[]> StatusesAsync(byte[] key) => _log.StatusesAsync(key);

    public async Task<JsonElement> ChainAsync() => (await Parties.Anyone.GetAsync("/api/v1/chain")).Good().Json;

    /// <summary>Why the platform believes the node nothing; null while it does.</summary>
    public async Task<string?> NodeFaultAsync() =>
        (await ChainAsync()).GetProperty("nodes").EnumerateArray().Single().GetProperty("reason").GetString();

    /// <inheritdoc cref="ConcludedContracts.WaitingAsync"/>
    public Task<int> WaitingAsync() => Contracts.WaitingAsync();

    /// <inheritdoc cref="ConcludedContracts.EachIsAnchoredOnceAsync"/>
    public Task EachIsAnchoredOnceAsync(params Guid[] concluded) => Contracts.EachIsAnchoredOnceAsync(concluded);

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Timestamps.DisposeAsync();
        await Proxy.DisposeAsync();
        await Chain.DisposeAsync();
    }
}
