using System.Net;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>Killed while relations are destroyed whose time is over: after the restart each is whole or gone, and then all are gone.</summary>
public sealed class KilledWhileShreddingTests
{
    private const int Drafts = 120;

    [Fact]
    public async Task Killed_between_two_relations_of_many()
    {
        await using var rig = await FaultRig.StartAsync(clockShift: "+0");
        for (var drafts = 0; drafts < Drafts; drafts++) await rig.Parties.DraftAsync();
        rig.Platform.ShiftClock("+500d");
        await Eventually.TrueAsync("all are announced", async () => (await rig.Data.DeadlinesAsync()).Count(d => d.Kind == "Erased") == Drafts);
        rig.Platform.ShiftClock("+600d");
        await rig.Data.SeenAsync("some are shredded", rows => rows.Any(row => row.ShreddedAt is not null));

        await rig.Platform.KillAsync();
        var (rows, trails) = (await rig.Data.ContractsAsync(), await rig.Data.TrailsAsync());
        Assert.InRange(rows.Count(row => row.ShreddedAt is not null), 1, Drafts - 1);
        foreach (var row in rows) IsWholeOrGone(row, trails);
        await rig.StartPlatformAsync();

        await rig.Data.SeenAsync("all are shredded", after => after.All(row => row.ShreddedAt is not null));
        trails = await rig.Data.TrailsAsync();
        foreach (var row in await rig.Data.ContractsAsync()) IsWholeOrGone(row, trails);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_one_and_again_before_its_files_are_deleted()
    {
        await using var rig = await FaultRig.StartAsync(clockShift: "+0");
        var contract = await rig.Parties.OfferedAsync();
        (await rig.Parties.Employer.PostAsync($"{Parties.PathOf(contract)}/withdraw")).Good();
        var file = Assert.Single(rig.DocumentFiles());
        rig.Platform.ShiftClock("+900d");
        await Eventually.TrueAsync("it is announced", async () => (await rig.Data.DeadlinesAsync()).Any(d => d.Kind == "Erased"));

        await rig.Data.RefuseAsync("INSERT ON Erasures"); // the last write of the transaction
        rig.Platform.ShiftClock("+1000d");
        await Eventually.TrueAsync("it is tried", async () => (await rig.Platform.LogAsync()).Contains("RetentionWorker: a round failed", StringComparison.Ordinal));
        await rig.Platform.KillAsync();
        IsWholeOrGone(Assert.Single(await rig.Data.ContractsAsync(), row => row is { Id: var id, ShreddedAt: null } && id == contract), await rig.Data.TrailsAsync());
        Assert.True(File.Exists(file));

        await rig.Data.RefuseAsync("DELETE ON Erasures");
        await rig.StartPlatformAsync();
        await rig.Data.SeenAsync("it is shredded", rows => rows.All(row => row.ShreddedAt is not null));
        await Eventually.TrueAsync("its file is deleted", () => Task.FromResult(!File.Exists(file)));
        await rig.Platform.KillAsync();
        Assert.Single(await rig.Data.ErasuresAsync());

        await rig.Data.AllowAsync();
        await rig.StartPlatformAsync();
        await Eventually.TrueAsync("nothing is left to do", async () => (await rig.Data.ErasuresAsync()).Length == 0);
        IsWholeOrGone(Assert.Single(await rig.Data.ContractsAsync()), await rig.Data.TrailsAsync());
        var again = await Parties.SignInAsync(rig.Platform.Http);
        Assert.Equal(HttpStatusCode.Gone, (await again.Employer.GetAsync(Parties.PathOf(contract))).Status);
    }

    private static void IsWholeOrGone(ContractRow row, TrailRow[] trails)
    {
        var isGone = row.ShreddedAt is not null;
        Assert.Equal(
            (isGone, isGone, isGone, isGone), (row.WrappedKey.Length == 0, row.Sealed.Length == 0, row.WorkerIndex == "", row.PhoneIndex is null));
        var entries = trails.Where(entry => entry.ContractId == row.RootId).ToArray();
        Assert.NotEmpty(entries);
        Assert.All(entries, entry => Assert.Equal(isGone, entry.Sealed.Length == 0));
    }
}
