using System.Net;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.TestKit.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Cases;

/// <summary>Every look within a case is in the evidence trail of the contract before anything is shown.</summary>
public sealed class CaseLooksTests
{
    [Fact]
    public async Task A_search_a_view_a_download_and_a_comparison_are_each_recorded_with_case_and_basis()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var pdf = await parties.DocumentAsync(contract);
        var inspector = await new Authority(platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);

        var card = Assert.Single((await Authority.SearchAsync(inspector, opened)).Good().Json.GetProperty("contracts").EnumerateArray());
        var shown = (await inspector.GetAsync(Authority.PathOf(opened, contract))).Good().Json;
        Assert.Equal(pdf, (await inspector.GetAsync($"{Authority.PathOf(opened, contract)}/document.pdf")).Good().Body);
        var comparison = (await Authority.CompareAsync(inspector, opened, pdf)).Good().Json;

        Assert.Equal(contract, card.GetProperty("id").GetGuid());
        Assert.Equal("6500.00", shown.GetProperty("contract").GetProperty("terms").GetProperty("remuneration").GetProperty("monthlyWage").GetString());
        Assert.Equal(("identical", contract), (comparison.GetProperty("kind").GetString(), comparison.GetProperty("contract").GetGuid()));
        var looks = await Authority.LooksAsync(parties.Worker, contract);
        Assert.Equal(["search", "contract", "document", "comparison"], looks.Select(look => look.Details["what"]));
        Assert.All(looks, look => Assert.Equal(
            ("document.opened", "inspector@bureau.example", opened.ToString(), Authority.Number, "complaint"),
            (look.Type, look.Details["account"], look.Details["case"], look.Details["caseNumber"], look.Details["basis"])));
        Assert.All(looks, look => Assert.Equal(card.GetProperty("documentSha256").GetString(), look.Details["documentSha256"]));
        Assert.Equal(card.GetProperty("documentSha256").GetString(), looks[^1].Details["copySha256"]);
        foreach (var party in (ApiCaller[])[parties.Worker, parties.Employer])
        {
            var told = (await party.GetAsync($"{Parties.PathOf(contract)}/access-log")).Good().Json.GetProperty("looks").EnumerateArray()
                .Where(look => look.GetProperty("actor").GetString() == "inspector").ToArray();
            Assert.Equal(["comparison", "document", "contract", "search"], told.Select(look => look.GetProperty("what").GetString()));
            Assert.Equal(
                $"劳动监察员（账号 inspector@bureau.example）在案件“{Authority.Number}”中，依据“处理举报、投诉（劳动合同法第七十五条、第七十九条）”，打开了合同文件。",
                told[1].GetProperty("message").GetString());
        }
    }

    [Fact]
    public async Task A_look_that_cannot_be_recorded_shows_nothing()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var inspector = await new Authority(platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);
        await RunAsync(platform, "CREATE TRIGGER full BEFORE INSERT ON Trail BEGIN SELECT RAISE(ABORT, 'no room'); END");

        foreach (var answer in (ApiAnswer[])
            [
                await Authority.SearchAsync(inspector, opened), await inspector.GetAsync(Authority.PathOf(opened, contract)),
                await inspector.GetAsync($"{Authority.PathOf(opened, contract)}/document.pdf"),
            ])
            A.Problem(answer, HttpStatusCode.InternalServerError, "request.failed");

        await RunAsync(platform, "DROP TRIGGER full");
        (await inspector.GetAsync(Authority.PathOf(opened, contract))).Good();
        Assert.Single(await Authority.LooksAsync(parties.Worker, contract));
    }

    [Fact]
    public async Task Looks_of_two_instances_at_once_are_all_in_one_whole_trail()
    {
        await using var one = await InProcessPlatform.StartAsync();
        await using var two = await InProcessPlatform.StartAsync(new Dictionary<string, string> { ["Platform:DataFolder"] = one.DataFolder });
        var parties = await one.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var (here, there) = (await new Authority(one).InspectorAsync(), await new Authority(two).InspectorAsync());
        var opened = await Authority.OpenAsync(here);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            (i % 2 == 0 ? here : there).GetAsync($"{Authority.PathOf(opened, contract)}/document.pdf")));

        var shown = answers.Count(answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal("case.look-not-recorded", answer.Code));
        Assert.Equal(16, shown);
        Assert.Equal(shown, (await Authority.LooksAsync(parties.Worker, contract)).Count);
        var trail = TrailFile.Read((await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Body);
        Assert.Null(Trail.Check(trail.Key, trail.Entries));
    }

    [Fact]
    public async Task Where_the_authority_may_wait_parties_are_told_later_and_the_trail_is_whole_all_the_same()
    {
        await using var platform = await InProcessPlatform.StartAsync(new Dictionary<string, string> { ["Platform:Cases:ToldAfter"] = "3.00:00:00" });
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var inspector = await new Authority(platform).InspectorAsync();
        (await inspector.GetAsync(Authority.PathOf(await Authority.OpenAsync(inspector), contract))).Good();

        var trail = TrailFile.Read((await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Body);
        Assert.Empty(await Authority.LooksAsync(parties.Worker, contract));
        Assert.Contains(trail.Entries, entry => entry.Event is null);
        Assert.DoesNotContain("inspector", (await parties.Employer.GetAsync($"{Parties.PathOf(contract)}/access-log")).Good().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("inspector", (await parties.Worker.GetAsync("/api/v1/me/data.json")).Good().Text, StringComparison.Ordinal);
        Assert.Null(Trail.Check(trail.Key, trail.Entries));

        platform.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Single(await Authority.LooksAsync((await platform.PartiesAsync()).Worker, contract));
    }

    [Fact]
    public async Task A_look_does_not_hold_up_a_signature()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var inspector = await new Authority(platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);
        var intent = await parties.ProvenIntentAsync(parties.Worker, contract);

        (await inspector.GetAsync(Authority.PathOf(opened, contract))).Good();

        (await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/signatures", intent)).Good();
    }

    private static async Task RunAsync(InProcessPlatform platform, string sql)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LaborContractsDb>().Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }
}
