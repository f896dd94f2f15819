using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>What the platform needs from others goes away and comes back; nothing is lost and nothing is pretended.</summary>
public sealed class OutagesTests
{
    [Fact]
    public async Task Contracts_are_concluded_while_the_chain_is_stopped_and_anchored_when_it_is_back()
    {
        await using var rig = await FaultRig.StartAsync();
        await rig.Chain.StopAsync();

        var first = await rig.Parties.ConcludedAsync();
        var chain = await rig.ChainAsync();
        Assert.Equal(JsonValueKind.Null, chain.GetProperty("head").ValueKind);
        Assert.Equal(1, chain.GetProperty("lag").GetProperty("waiting").GetInt32());
        Assert.Equal("PENDING", await rig.Parties.VerdictAsync(first));
        Assert.Equal("proof.not-anchored", (await rig.Parties.Worker.GetAsync($"{Parties.PathOf(first)}/proof.json")).Code);

        var second = await rig.Parties.ConcludedAsync();
        Assert.Equal(2, await rig.WaitingAsync());
        await Eventually.TrueAsync("the lag grows", async () =>
            (await rig.ChainAsync()).GetProperty("lag").GetProperty("oldestSeconds").GetInt64() > 0);

        await rig.Chain.StartAgainAsync();
        await rig.EachIsAnchoredOnceAsync(first, second);
        Assert.Equal(JsonValueKind.Object, (await rig.ChainAsync()).GetProperty("head").ValueKind);
    }

    [Fact]
    public async Task A_chain_that_goes_away_after_anchoring_makes_the_verdict_indeterminate_not_altered()
    {
        await using var rig = await FaultRig.StartAsync();
        var contract = await rig.Parties.ConcludedAsync();
        await rig.EachIsAnchoredOnceAsync(contract);

        await rig.Chain.StopAsync();

        Assert.Equal("INDETERMINATE", await rig.Parties.VerdictAsync(contract));
    }

    [Fact]
    public async Task Nothing_is_signed_without_a_timestamp_and_the_signature_follows_when_the_authority_is_back()
    {
        await using var rig = await FaultRig.StartAsync();
        var contract = await rig.Parties.OfferedAsync();
        var shown = await rig.Parties.DocumentAsync(contract);
        var path = Parties.PathOf(contract);
        rig.Timestamps.Shut();

        var asked = await rig.Parties.SignAsync(rig.Parties.Worker, contract);

        Assert.Equal(HttpStatusCode.Accepted, asked.Status);
        var view = await rig.Parties.ViewAsync(contract);
        Assert.Equal("offered", view.GetProperty("state").GetString());
        Assert.Equal("worker", view.GetProperty("awaitingTimestamp").GetString());
        Assert.Equal(shown, await rig.Parties.DocumentAsync(contract));
        ApiAnswer[] others =
        [
            await rig.Parties.Worker.PostAsync($"{path}/intents"),
            await rig.Parties.Worker.PostAsync($"{path}/decline", new JsonObject { ["reason"] = "改变主意" }),
            await rig.Parties.Employer.PostAsync($"{path}/intents"),
            await rig.Parties.Employer.PostAsync($"{path}/withdraw"),
        ];
        Assert.All(others, refused => Assert.Equal(
            (HttpStatusCode.Conflict, "contract.awaiting-timestamp"), (refused.Status, refused.Code)));

        rig.Timestamps.Open();
        await rig.Parties.InStateAsync(contract, "signedByWorker");
        Assert.NotEqual(shown, await rig.Parties.DocumentAsync(contract));
    }
}
