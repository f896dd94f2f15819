using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>Killed between a proven intent and its signature: the signature is made afterwards, once, under the same intent.</summary>
public sealed class KilledWhileSigningTests
{
    [Fact]
    public async Task Killed_while_the_timestamp_is_awaited()
    {
        await using var rig = await FaultRig.StartAsync();
        var contract = await rig.Parties.OfferedAsync();
        var shown = await rig.Parties.DocumentAsync(contract);
        var hold = rig.Timestamps.HoldAnswers();
        var asking = rig.Parties.SignAsync(rig.Parties.Worker, contract);
        await hold.Arrived;
        Assert.Equal("worker", (await rig.Parties.ViewAsync(contract)).GetProperty("awaitingTimestamp").GetString());
        Assert.Equal(shown, await rig.Parties.DocumentAsync(contract));

        await rig.Platform.KillAsync();
        hold.Drop();
        await EndedAsync(asking);
        await rig.StartPlatformAsync();

        await rig.Parties.InStateAsync(contract, "signedByWorker");
        await HasSignaturesOfAsync(rig, contract, "worker");
        (await rig.Parties.SignAsync(rig.Parties.Employer, contract)).Good();
        await rig.Parties.InStateAsync(contract, "concluded");
        await HasSignaturesOfAsync(rig, contract, "worker", "employer");
        await rig.EachIsAnchoredOnceAsync(contract);
    }

    [Fact]
    public async Task Killed_after_the_timestamp_before_the_signature_is_recorded()
    {
        await using var rig = await FaultRig.StartAsync();
        var contract = await rig.Parties.OfferedAsync();
        await rig.Data.RefuseAsync("DELETE ON Signings");
        var asking = rig.Parties.SignAsync(rig.Parties.Worker, contract);
        await Eventually.TrueAsync("a timestamp is given", () => Task.FromResult(rig.Timestamps.Answers > 0));
        Assert.Equal("offered", (await rig.Parties.ViewAsync(contract)).GetProperty("state").GetString());

        await rig.Platform.KillAsync();
        await EndedAsync(asking);
        await rig.Data.AllowAsync();
        await rig.StartPlatformAsync();

        await rig.Parties.InStateAsync(contract, "signedByWorker");
        await HasSignaturesOfAsync(rig, contract, "worker");
    }

    [Fact]
    public async Task Killed_after_the_seal_before_the_leaf_is_recorded()
    {
        await using var rig = await FaultRig.StartAsync();
        var contract = await rig.Parties.SignedByWorkerAsync();
        var before = rig.Timestamps.Answers;
        await rig.Data.RefuseAsync("INSERT ON Leaves");
        var asking = rig.Parties.SignAsync(rig.Parties.Employer, contract);
        await Eventually.TrueAsync("a timestamp is given", () => Task.FromResult(rig.Timestamps.Answers > before));
        Assert.Equal("signedByWorker", (await rig.Parties.ViewAsync(contract)).GetProperty("state").GetString());
        await HasSignaturesOfAsync(rig, contract, "worker");

        await rig.Platform.KillAsync();
        await EndedAsync(asking);
        await rig.Data.AllowAsync();
        await rig.StartPlatformAsync();

        await rig.Parties.InStateAsync(contract, "concluded");
        await HasSignaturesOfAsync(rig, contract, "worker", "employer");
        await rig.EachIsAnchoredOnceAsync(contract);
    }

    /// <summary>The request that was under way: cut by the kill, unless its patience ended before.</summary>
    private static async Task EndedAsync(Task<ApiAnswer> asking)
    {
        try
        {
            (await asking).Good();
        }
        catch (HttpRequestException)
        {
            // Cut, as a client of a killed platform sees it.
        }
    }

    private static async Task HasSignaturesOfAsync(FaultRig rig, Guid contract, params string[] roles)
    {
        var report = (await rig.Parties.Anyone.VerifyAsync(await rig.Parties.DocumentAsync(contract))).Good().Json;
        var signatures = report.GetProperty("signatures").EnumerateArray().ToArray();
        Assert.Equal(roles, signatures.Select(s => s.GetProperty("role").GetString()));
        Assert.All(signatures, s => Assert.Equal("TOTAL-PASSED", s.GetProperty("indication").GetString()));
    }
}
