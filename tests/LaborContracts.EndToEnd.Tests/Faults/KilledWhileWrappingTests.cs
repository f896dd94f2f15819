using System.Security.Cryptography;
using LaborContracts.Storage.Encryption;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>Killed while data keys are wrapped anew: all contracts can be read, and the next start finishes it.</summary>
public sealed class KilledWhileWrappingTests
{
    private const int Drafts = 300;

    [Fact]
    public async Task Killed_when_some_keys_are_under_the_new_generation_and_some_under_the_old()
    {
        await using var rig = await FaultRig.StartAsync();
        var concluded = await rig.Parties.ConcludedAsync();
        var contracts = new List<Guid> { concluded };
        while (contracts.Count <= Drafts) contracts.Add(await rig.Parties.DraftAsync());
        var before = await rig.Parties.DocumentAsync(concluded);

        await rig.Data.RefuseAsync("UPDATE OF WrappedKey ON Contracts WHEN OLD.Id = (SELECT max(Id) FROM Contracts)"); // never done before the kill
        await File.WriteAllBytesAsync(
            Path.Combine(rig.Platform.DataFolder, "keys", "master-2.key"), RandomNumberGenerator.GetBytes(32), TestContext.Current.CancellationToken);
        await rig.Data.SeenAsync("some are wrapped anew", rows => rows.Any(row => MasterKey.GenerationOf(row.WrappedKey) == 2));
        await rig.Platform.KillAsync();

        Assert.Equal([1, 2], (await rig.Data.ContractsAsync()).Select(row => MasterKey.GenerationOf(row.WrappedKey)).Distinct().Order());
        await rig.Data.AllowAsync();
        await rig.StartPlatformAsync();
        await AllCanBeReadAsync(rig.Parties, contracts); // while it goes on
        await rig.Data.SeenAsync("all are wrapped anew", rows => rows.All(row => MasterKey.GenerationOf(row.WrappedKey) == 2));
        await AllCanBeReadAsync(rig.Parties, contracts);
        Assert.Equal(before, await rig.Parties.DocumentAsync(concluded));
        await rig.EachIsAnchoredOnceAsync(concluded);
        Assert.Equal(0, await rig.WaitingAsync());
    }

    private static async Task AllCanBeReadAsync(Parties parties, List<Guid> contracts)
    {
        foreach (var contract in contracts) Assert.Equal(contract, (await parties.ViewAsync(contract)).GetProperty("id").GetGuid());
    }
}
