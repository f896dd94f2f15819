using System.Net;
using System.Text.Json;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Lifecycle;

/// <summary>A worker asks for a stamped copy on paper; the employer sees by when it is due.</summary>
public sealed class PaperCopyTests(InProcessPlatform platform)
{
    [Fact]
    public async Task A_copy_that_is_asked_for_is_due_within_fifteen_days_and_stands_in_the_trail_once()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();

        (await AskAsync(parties, contract)).Good();
        var again = (await AskAsync(parties, contract)).Good().Json;

        Assert.Equal(Due(15), again.GetProperty("paperCopy").GetProperty("dueOn").GetString());
        Assert.Equal([Due(15)], await DueAsync(parties.Employer, contract));
        Assert.Equal(1, await EventsAsync(parties, contract));
    }

    [Fact]
    public async Task When_its_day_has_passed_another_can_be_asked_for()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        (await AskAsync(parties, contract)).Good();

        own.Clock.Advance(TimeSpan.FromDays(16));
        parties = await own.PartiesAsync();
        (await AskAsync(parties, contract)).Good();

        Assert.Equal(2, await EventsAsync(parties, contract));
    }

    [Fact]
    public async Task There_is_no_copy_of_what_is_not_concluded()
    {
        var parties = await platform.PartiesAsync();

        A.Problem(await AskAsync(parties, await parties.SignedByWorkerAsync()), HttpStatusCode.Conflict, "contract.not-in-this-state");
    }

    [Fact]
    public async Task A_notice_of_termination_can_be_had_on_paper_too()
    {
        var parties = await platform.PartiesAsync();
        var notice = await parties.FollowedAsync(
            parties.Employer, await parties.ConcludedAsync(), "terminations", Bodies.Notice());

        (await AskAsync(parties, notice)).Good();

        Assert.Equal([Due(15)], await DueAsync(parties.Employer, notice));
    }

    private static Task<ApiAnswer> AskAsync(Parties parties, Guid contract) =>
        parties.Worker.PostAsync($"{Parties.PathOf(contract)}/paper-copies");

    private string Due(int days) => DateOnly.FromDateTime(platform.Clock.GetUtcNow().AddHours(8).DateTime)
        .AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string?[]> DueAsync(ApiCaller caller, Guid contract)
    {
        var page = (await caller.GetAsync("/api/v1/deadlines?kind=PaperCopy&limit=200")).Good().Json;
        return [.. page.GetProperty("deadlines").EnumerateArray()
            .Where(deadline => deadline.GetProperty("contractId").GetGuid() == contract)
            .Select(deadline => deadline.GetProperty("dueOn").GetString())];
    }

    private static async Task<int> EventsAsync(Parties parties, Guid contract)
    {
        var trail = (await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Json;
        return trail.GetProperty("entries").EnumerateArray().Count(entry =>
            JsonElement.Parse(entry.GetProperty("event").GetString()!).GetProperty("type").GetString() == "paper-copy.requested");
    }
}
