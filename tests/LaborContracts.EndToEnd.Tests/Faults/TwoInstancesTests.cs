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
}
