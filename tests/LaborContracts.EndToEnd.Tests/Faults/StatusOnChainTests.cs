using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>
/// A document that follows a contract comes on chain, and after it the status that it makes, once, whatever is killed in
/// between; from then on anyone who verifies the older document learns of the newer.
/// </summary>
public sealed class StatusOnChainTests
{
    private const int Amended = 1;
    private const int Terminated = 3;

    [Fact]
    public async Task An_older_document_is_authentic_and_amended_and_the_newer_one_says_that_none_is_newer()
    {
        await using var rig = await FaultRig.StartAsync();
        var contract = await rig.Parties.ConcludedAsync();
        var amendment = await rig.Parties.AmendedAsync(contract);
        var status = await SeenAsync(rig);

        var older = await VerifyAsync(rig, contract);
        var newer = await VerifyAsync(rig, amendment);

        Assert.Equal(("AUTHENTIC", "AMENDED"), older.Verdict);
        Assert.Contains("status.recorded-not-proven", older.Reasons);
        Assert.Equal("AUTHENTIC", newer.Verdict.Verdict);
        Assert.NotEqual("AMENDED", newer.Verdict.Status);
        Assert.Contains("status.none-newer", newer.Reasons);
        Assert.Equal([(Amended, 2)], await rig.StatusesAsync(status.Key));
    }

    [Fact]
    public async Task An_ending_is_told_to_the_registry_only_after_the_last_day()
    {
        await using var rig = await FaultRig.StartAsync();
        var contract = await rig.Parties.ConcludedAsync();
        await rig.Parties.FollowedAsync(rig.Parties.Employer, contract, "terminations", Notice(lastDay: "2099-12-31"));
        await Eventually.TrueAsync("the notice is anchored", async () => await rig.WaitingAsync() == 0);
        var waiting = Assert.Single(await rig.Data.StatusesAsync());

        Assert.Null(waiting.Transaction);
        Assert.Equal("AUTHENTIC", (await VerifyAsync(rig, contract)).Verdict.Verdict);
        Assert.Empty(await rig.StatusesAsync(waiting.Key));
    }

    [Fact]
    public async Task The_notice_itself_proves_the_ending_that_the_registry_records()
    {
        await using var rig = await FaultRig.StartAsync();
        var terms = Parties.RepeatableTerms(); // whose work began before the last day that the notice names
        (terms["term"]!["start"], terms["employmentStart"]) = ("2026-11-01", "2026-11-01");
        var contract = await rig.Parties.ConcludedAsync(terms);
        var notice = await rig.Parties.FollowedAsync(
            rig.Parties.Employer, contract, "terminations", Notice(lastDay: "2026-11-20"));
        var status = await SeenAsync(rig);

        var byContract = await VerifyAsync(rig, contract);
        var byNotice = await VerifyAsync(rig, notice);

        Assert.Equal([(Terminated, 2)], await rig.StatusesAsync(status.Key));
        Assert.Equal(("AUTHENTIC", "TERMINATED"), byContract.Verdict);
        Assert.Contains("status.recorded-not-proven", byContract.Reasons);
        Assert.Equal(("AUTHENTIC", "TERMINATED"), byNotice.Verdict);
        Assert.Contains("status.by-this-document", byNotice.Reasons);
    }

    [Fact]
    public async Task Killed_before_the_status_is_prepared()
    {
        await using var rig = await FaultRig.StartAsync();
        await rig.Data.RefuseAsync("UPDATE OF \"Transaction\" ON Statuses");
        await rig.Parties.AmendedAsync(await rig.Parties.ConcludedAsync());
        await Eventually.TrueAsync("the amendment is anchored", async () => await rig.WaitingAsync() == 0);
        Assert.Null(Assert.Single(await rig.Data.StatusesAsync()).Transaction);

        await rig.Platform.KillAsync();
        await rig.Data.AllowAsync();
        await rig.StartPlatformAsync();

        Assert.Equal([(Amended, 2)], await rig.StatusesAsync((await SeenAsync(rig)).Key));
    }

    [Fact]
    public async Task Killed_before_the_node_could_say_that_it_has_the_status()
    {
        await using var rig = await FaultRig.StartAsync();
        var contract = await rig.Parties.ConcludedAsync();
        await Eventually.TrueAsync("the contract is anchored", async () => await rig.WaitingAsync() == 0);
        await rig.Data.RefuseAsync("UPDATE OF SentAt ON Statuses");
        await rig.Parties.AmendedAsync(contract);
        await Eventually.SeenAsync("prepared", async () => (await rig.Data.StatusesAsync()).SingleOrDefault(s => s.Transaction is not null));
        await rig.Chain.MineAsync();

        await rig.Platform.KillAsync();
        await rig.Data.AllowAsync();
        await rig.StartPlatformAsync();

        var seen = await SeenAsync(rig);
        Assert.Equal([(Amended, 2)], await rig.StatusesAsync(seen.Key));
        await AnotherIsAnchoredAsync(rig);
    }

    [Fact]
    public async Task Killed_before_the_status_is_seen()
    {
        await using var rig = await FaultRig.StartAsync();
        await rig.Data.RefuseAsync("UPDATE OF SeenAt ON Statuses");
        await rig.Parties.AmendedAsync(await rig.Parties.ConcludedAsync());
        await Eventually.SeenAsync("sent", async () => (await rig.Data.StatusesAsync()).SingleOrDefault(s => s.SentAt is not null));

        await rig.Platform.KillAsync();
        await rig.Data.AllowAsync();
        await rig.StartPlatformAsync();

        Assert.Equal([(Amended, 2)], await rig.StatusesAsync((await SeenAsync(rig)).Key));
        await AnotherIsAnchoredAsync(rig);
    }

    private static JsonObject Notice(string lastDay) => new()
    {
        ["document"] = "termination-notice",
        ["ending"] = new JsonObject
        {
            ["ground"] = "graveBreach",
            ["lastDay"] = lastDay,
            ["noticeOn"] = "2026-11-19",
            ["reason"] = "多次私自转卖货物，经核实属实。",
            ["unionNotifiedOn"] = "2026-11-18",
        },
    };

    private static Task<StatusRow> SeenAsync(FaultRig rig) => Eventually.SeenAsync(
        "the registry holds the status",
        async () => (await rig.Data.StatusesAsync()).SingleOrDefault(s => s.SeenAt is not null));

    /// <summary>The account's next transaction is not stuck.</summary>
    private static async Task AnotherIsAnchoredAsync(FaultRig rig)
    {
        var another = await rig.Parties.ConcludedAsync();
        await Eventually.TrueAsync(
            "another contract is anchored", async () => (await VerifyAsync(rig, another)).Verdict.Verdict == "AUTHENTIC");
    }

    private static async Task<((string? Verdict, string? Status) Verdict, string?[] Reasons)> VerifyAsync(FaultRig rig, Guid contract)
    {
        var report = (await rig.Parties.Anyone.VerifyAsync(await rig.Parties.DocumentAsync(contract))).Good().Json;
        return (
            (Text(report, "verdict"), Text(report, "status")),
            [.. report.GetProperty("reasons").EnumerateArray().Select(reason => Text(reason, "code"))]);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
