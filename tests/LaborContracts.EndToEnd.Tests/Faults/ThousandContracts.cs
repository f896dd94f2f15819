using System.Collections.Concurrent;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>
/// The data of a platform on which a thousand contracts were concluded, signed and sealed through the API, before the first of
/// them is in a batch. Each test begins with a copy of it, in which no batch can be made until it allows that: so the fault is
/// there before the first step, however fast the machine.
/// </summary>
public sealed class ThousandContracts : IAsyncLifetime
{
    private const int Count = 1000;
    private const int AtOnce = 4;

    private PlatformProcess _platform = null!;

    public string DataFolder => _platform.DataFolder;

    public Guid[] Concluded { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var chain = await AnvilNode.StartAsync();
        _platform = new PlatformProcess(chain.Url, chain.ChainId);
        await _platform.StartAsync(("Batching:MaxAge", "10:00:00"), ("Batching:MaxLeaves", "100000"));
        var parties = await Parties.SignInAsync(_platform.Http);
        var concluded = new ConcurrentBag<Guid>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (_, _) => concluded.Add(await parties.ConcludedAsync()));
        await _platform.KillAsync();
        await new PlatformData(DataFolder).RefuseAsync("INSERT ON Batches");
        Concluded = [.. concluded];
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();
}
