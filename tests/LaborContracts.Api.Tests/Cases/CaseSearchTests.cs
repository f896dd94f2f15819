using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Features.Cases;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.TestKit.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Cases;

/// <summary>What an inspector finds within a case, and what the cards say.</summary>
public sealed class CaseSearchTests
{
    [Fact]
    public async Task A_contract_is_found_by_each_of_what_is_known_of_it()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var view = await parties.ViewAsync(contract);
        var offered = view.GetProperty("documentSha256").GetString();
        (await parties.SignAsync(parties.Worker, contract)).Good();
        await parties.InStateAsync(contract, "signedByWorker");
        var inspector = await new Authority(platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector, Authority.Body(Authority.Employer));

        async Task<int> CountAsync(params (string Name, string? Value)[] wanted)
        {
            var body = new JsonObject();
            foreach (var (name, value) in wanted) body[name] = value;
            return (await Authority.SearchAsync(inspector, opened, body)).Good().Json.GetProperty("contracts").GetArrayLength();
        }

        Assert.Equal(1, await CountAsync());
        Assert.Equal(1, await CountAsync(("idNumber", Authority.Worker)));
        Assert.Equal(0, await CountAsync(("idNumber", Authority.OtherWorker)));
        Assert.Equal(1, await CountAsync(("phone", "13800000001"), ("name", "王䶮")));
        Assert.Equal(0, await CountAsync(("phone", "13800000001"), ("name", "王某")));
        Assert.Equal(1, await CountAsync(("creditCode", Authority.Employer)));
        Assert.Equal(1, await CountAsync(("number", view.GetProperty("number").GetString())));
        Assert.Equal(0, await CountAsync(("number", "CZ20260000000000")));
        Assert.Equal(1, await CountAsync(("sha256", offered))); // of an earlier revision
        Assert.Equal(0, await CountAsync(("sha256", new string('a', 64))));
        A.FieldProblem(await Authority.SearchAsync(inspector, opened, new() { ["name"] = "王䶮" }), "phone");
        A.FieldProblem(await Authority.SearchAsync(inspector, opened, new() { ["sha256"] = "a", ["idNumber"] = "1" }), "sha256", "idNumber");
    }

    [Fact]
    public async Task Pages_follow_each_other_newest_first_without_gaps()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var contracts = new List<Guid>();
        for (var i = 0; i < 3; i++) contracts.Add(await parties.OfferedAsync());
        var inspector = await new Authority(platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector, Authority.Body(Authority.Employer));

        var (found, query) = (new List<Guid>(), "?limit=2");
        while (query != "")
        {
            var page = (await Authority.SearchAsync(inspector, opened, query: query)).Good().Json;
            found.AddRange(page.GetProperty("contracts").EnumerateArray().Select(card => card.GetProperty("id").GetGuid()));
            query = page.GetProperty("next").GetString() is { } next ? $"?limit=2&cursor={next}" : "";
        }

        Assert.Equal(contracts.AsEnumerable().Reverse(), found);
    }

    [Fact]
    public async Task A_card_shows_dates_successor_and_findings_and_what_unsigned_work_costs()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var late = Parties.RepeatableTerms();
        late["employmentStart"] = "2026-08-03"; // signed on 24 November
        late["term"] = new JsonObject { ["start"] = "2026-08-03", ["end"] = "2029-08-02" };
        var contract = await parties.ConcludedAsync(late);
        var amendment = await parties.AmendedAsync(contract);
        var inspector = await new Authority(platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);

        var cards = (await Authority.SearchAsync(inspector, opened)).Good().Json.GetProperty("contracts").EnumerateArray().ToArray();

        Assert.Equal([amendment, contract], cards.Select(card => card.GetProperty("id").GetGuid()));
        Assert.Equal(contract, cards[0].GetProperty("follows").GetProperty("id").GetGuid());
        var card = cards[1];
        Assert.Equal(
            ("amended", 2, "2026-08-03", "2029-08-02", "2026-11-24"),
            (card.GetProperty("state").GetString(), card.GetProperty("latestRevision").GetInt32(), card.GetProperty("start").GetString(),
                card.GetProperty("end").GetString(), card.GetProperty("concludedOn").GetString()));
        Assert.Equal("3204**********0012", card.GetProperty("workerIdNumber").GetString());
        var doublePay = card.GetProperty("doublePay");
        Assert.Equal("F02", doublePay.GetProperty("id").GetString());
        Assert.Contains("第八十二条", doublePay.GetProperty("article").GetString(), StringComparison.Ordinal);
        Assert.Contains("6500.00", doublePay.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("F02", Ids(card.GetProperty("atSigning")));
        Assert.DoesNotContain("F02", Ids(card.GetProperty("today")));
        Assert.Equal("已与劳动者逐项说明并确认", card.GetProperty("atOffer").GetProperty("F02").GetString());
        Assert.Equal(JsonValueKind.Null, cards[0].GetProperty("doublePay").ValueKind);
    }

    [Fact]
    public async Task No_part_of_a_search_is_sorted_or_read_through_by_the_database()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        await using var scope = platform.Services.CreateAsyncScope();
        var (db, reach) = (scope.ServiceProvider.GetRequiredService<LaborContractsDb>(), scope.ServiceProvider.GetRequiredService<CaseReach>());
        var inspector = await new Authority(platform).InspectorAsync();
        var masterKey = scope.ServiceProvider.GetRequiredService<MasterKey>();

        foreach (var parties in (string[][])[[Authority.Employer], [Authority.Worker], [Authority.Employer, Authority.Worker]])
        {
            var opened = await Authority.OpenAsync(inspector, Authority.Body(parties));
            var file = CaseFile.Open(await db.Cases.SingleAsync(c => c.Id == opened, TestContext.Current.CancellationToken), masterKey);
            foreach (var part in reach.Parts(file))
            {
                var plan = await QueryPlan.OfAsync(db, part.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Take(21).ToQueryString());
                Assert.All(plan, step => Assert.DoesNotContain("SCAN", step, StringComparison.Ordinal));
                Assert.All(plan, step => Assert.DoesNotContain("B-TREE", step, StringComparison.Ordinal));
                Assert.Contains(plan, step => step.Contains("USING INDEX", StringComparison.Ordinal));
            }
        }
    }

    private static string?[] Ids(JsonElement findings) => [.. findings.EnumerateArray().Select(finding => finding.GetProperty("id").GetString())];
}
