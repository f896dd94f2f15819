using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Sheets;
using LaborContracts.Api.Tests.Cases;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Domain.Terms;
using LaborContracts.Storage;
using LaborContracts.TestKit;
using LaborContracts.TestKit.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Coverage;

/// <summary>What is counted of a district, and that nobody is found by counting.</summary>
public sealed class CoverageTests
{
    [Fact]
    public async Task Contracts_are_counted_by_kind_and_state_and_late_and_ending_ones_by_their_days()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var late = Parties.RepeatableTerms();
        late["employmentStart"] = "2026-08-03";
        late["term"] = new JsonObject { ["start"] = "2026-08-03", ["end"] = "2029-08-02" };
        var soon = Parties.RepeatableTerms();
        soon["term"] = new JsonObject { ["start"] = "2026-12-01", ["end"] = "2027-01-10" };
        for (var i = 0; i < 5; i++) await parties.OfferedAsync(late);
        for (var i = 0; i < 5; i++) await parties.ConcludedAsync(soon);
        await parties.DraftAsync(late); // nobody else's business

        var counts = await CountsAsync(platform, "320411");

        Assert.Equal((1, "常州市新北区"), (counts.GetProperty("firms").GetInt32(), counts.GetProperty("name").GetString()));
        var kind = counts.GetProperty("contracts").EnumerateArray().Single(count => count.GetProperty("document").GetString() == "labor-contract");
        Assert.Equal((5, 5, 0), (kind.GetProperty("outForSigning").GetInt32(), kind.GetProperty("inForce").GetInt32(), kind.GetProperty("ended").GetInt32()));
        Assert.Equal(5, counts.GetProperty("unsignedPastAMonth").GetInt32());
        Assert.Equal([0, 5, 0], counts.GetProperty("expiring").EnumerateArray().Select(span => span.GetProperty("count").GetInt32()));
        Assert.Equal(1, (await CountsAsync(platform, "320400", "chief@bureau.example")).GetProperty("firms").GetInt32());
        Assert.Equal(0, (await CountsAsync(platform, "320412", "chief@bureau.example")).GetProperty("firms").GetInt32());
    }

    [Fact]
    public async Task Fewer_than_five_are_not_told_apart_and_none_is_told()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        await (await platform.PartiesAsync()).OfferedAsync();

        var counts = await CountsAsync(platform, "320411");

        var kind = counts.GetProperty("contracts").EnumerateArray().Single(count => count.GetProperty("document").GetString() == "labor-contract");
        Assert.Equal(JsonValueKind.Null, kind.GetProperty("outForSigning").ValueKind);
        Assert.Equal(0, kind.GetProperty("inForce").GetInt32());
        Assert.Equal(1, counts.GetProperty("firms").GetInt32());
    }

    [Fact]
    public async Task Pay_below_a_minimum_wage_is_counted_without_its_being_readable()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var terms = Parties.RepeatableTerms();
        terms["remuneration"]!["monthlyWage"] = "2600.00"; // above the confirmed value of 2024, below that of 2026
        for (var i = 0; i < 5; i++) await parties.ConcludedAsync(terms);
        await parties.ConcludedAsync();
        Raise(platform, "2027-03-01", "9999.00");
        platform.Clock.Advance(TimeSpan.FromDays(1)); // the next round
        await Eventually.TrueAsync("all compared", async () =>
        {
            await using var scope = platform.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<LaborContractsDb>().Contracts
                .CountAsync(c => c.BelowMinimumWageFrom != null, TestContext.Current.CancellationToken) == 6;
        });

        var below = (await CountsAsync(platform, "320411")).GetProperty("belowMinimumWage");

        Assert.Equal((5, "2027-03-01"), (below.GetProperty("present").GetInt32(), below.GetProperty("comingFrom").GetString()));
        Assert.Equal(JsonValueKind.Null, below.GetProperty("coming").ValueKind); // one, which is not told apart
        Assert.NotEqual(JsonValueKind.Null, below.GetProperty("comparedAt").ValueKind);
    }

    [Fact]
    public async Task A_district_that_is_not_ones_own_is_refused_and_recorded()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var authority = new Authority(platform);
        var inspector = await authority.InspectorAsync();

        A.Problem(await inspector.GetAsync("/api/v1/coverage?district=320412"), HttpStatusCode.Forbidden, "case.outside-district");
        A.FieldProblem(await inspector.GetAsync("/api/v1/coverage?district=xinbei"), "district");
        A.Problem(await inspector.GetAsync("/api/v1/coverage"), HttpStatusCode.BadRequest, "request.malformed");
        A.Problem(await (await platform.PartiesAsync()).Employer.GetAsync("/api/v1/coverage?district=320411"), HttpStatusCode.Forbidden, "request.forbidden");

        Assert.Contains("case.outside-district", (await authority.RefusalsAsync()).Select(refusal => refusal.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task What_is_taken_away_says_the_same_and_names_nobody()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        await (await platform.PartiesAsync()).OfferedAsync();
        var inspector = await new Authority(platform).InspectorAsync();

        var csv = (await inspector.GetAsync("/api/v1/coverage.csv?district=320411")).Good();
        var xlsx = (await inspector.GetAsync("/api/v1/coverage.xlsx?district=320411")).Good();

        var lines = Sheet.Read(csv.Body).Select(line => string.Join('|', line.Cells)).ToList();
        Assert.Equal(lines, Sheet.Read(xlsx.Body).Select(line => string.Join('|', line.Cells)));
        Assert.Contains("签署中|劳动合同书|1–4", lines);
        Assert.Contains("有合同的用人单位||1", lines);
        foreach (var told in (string[])["王䶮", Authority.Worker, "13800000001", Authority.Employer, "常顺"])
            Assert.DoesNotContain(told, csv.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("320411")] // a district
    [InlineData("320412")] // one with a local district in it
    [InlineData("320400")] // the city
    public async Task No_count_reads_through_all_contracts(string district)
    {
        await using var platform = await InProcessPlatform.StartAsync();
        await using var scope = platform.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LaborContractsDb>();
        var rows = db.Contracts.AsNoTracking().In(DistrictCode.Parse(district), scope.ServiceProvider.GetRequiredService<StatuteFiles>().Current.Districts);

        var plan = await QueryPlan.OfAsync(db, rows.Where(c => c.ShreddedAt == null).GroupBy(c => new { c.Document, c.State })
            .Select(group => new { group.Key.Document, group.Key.State, Count = group.Count() }).ToQueryString());

        Assert.Contains(plan, step => step.Contains("SEARCH", StringComparison.Ordinal)
            && step.Contains("COVERING INDEX IX_Contracts_District_State_Document_EmployerCode_ShreddedAt", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN c", StringComparison.Ordinal));
    }

    private static async Task<JsonElement> CountsAsync(InProcessPlatform platform, string district, string account = "inspector@bureau.example") =>
        (await (await new Authority(platform).AsAsync(account)).GetAsync($"/api/v1/coverage?district={district}")).Good().Json;

    /// <summary>The operator puts a coming notice into the table.</summary>
    private static void Raise(InProcessPlatform platform, string from, string monthly)
    {
        var folder = Directory.CreateDirectory(Path.Combine(platform.DataFolder, "statutes")).FullName;
        var table = JsonNode.Parse(File.ReadAllBytes(
            Path.Combine(Repository.Root, "src", "LaborContracts.Domain", "Statutes", "Data", "minimum-wages.json")))!;
        table["rows"]!.AsArray().Add(new JsonObject
        {
            ["district"] = "320411", ["from"] = from, ["class"] = 1, ["monthly"] = monthly, ["confidence"] = "second-hand", ["source"] = "试验数据",
        });
        File.WriteAllText(Path.Combine(folder, "minimum-wages.json"), table.ToJsonString(), new UTF8Encoding(false));
    }
}
