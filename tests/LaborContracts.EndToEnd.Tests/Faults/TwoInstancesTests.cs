using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>Two instances work on the same rows: each step is taken by one of them, and neither waits for the other.</summary>
public sealed class TwoInstancesTests
{
    [Fact]
    public async Task What_two_instances_conclude_at_once_is_anchored_once()
    {
        await using var rig = await FaultRig.StartAsync();
        await using var second = await rig.StartSecondAsync();
        var others = await Parties.SignInAsync(second.Http);

        var concluded = await Task.WhenAll(
            rig.Parties.ConcludedAsync(), others.ConcludedAsync(), rig.Parties.ConcludedAsync(), others.ConcludedAsync());

        await rig.EachIsAnchoredOnceAsync(concluded);
    }

    [Fact]
    public async Task What_a_killed_instance_left_half_done_is_finished_by_the_other()
    {
        await using var rig = await FaultRig.StartAsync();
        var contract = await rig.Parties.OfferedAsync();
        await using var second = await rig.StartSecondAsync();
        var others = await Parties.SignInAsync(second.Http);
        var hold = rig.Timestamps.HoldAnswers();
        var asking = others.SignAsync(others.Worker, contract);
        await hold.Arrived;

        await second.KillAsync();
        hold.Drop();
        await Assert.ThrowsAsync<HttpRequestException>(() => asking);

        await rig.Parties.InStateAsync(contract, "signedByWorker");
    }

    [Fact]
    public async Task One_starts_while_a_write_of_another_takes_long()
    {
        await using var rig = await FaultRig.StartAsync();
        await using var second = new PlatformProcess(rig.Proxy.Url, rig.Chain.ChainId, dataFolderOf: rig.Platform);
        await using (await rig.Data.WritingAsync()) await rig.StartAgainAsync(second);

        var others = await Parties.SignInAsync(second.Http);
        await rig.EachIsAnchoredOnceAsync(await others.ConcludedAsync());
    }

    [Fact]
    public async Task One_starts_where_another_was_killed_while_it_made_the_database()
    {
        await using var platform = new PlatformProcess(new("http://127.0.0.1:1"), 320400);
        await new PlatformData(platform.DataFolder).ExecuteAsync(
            """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00.0000000+00:00');
            """);

        await platform.StartAsync();
    }
}
