using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Microsoft.Data.Sqlite;
using Xunit;

namespace LaborContracts.Api.Tests.Cases;

/// <summary>Without an open case of one's own, in one's district and about the parties, nothing is shown, and each try is recorded.</summary>
public sealed class CaseAccessTests
{
    [Fact]
    public async Task Without_a_case_nothing_is_shown()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var (authority, parties) = (new Authority(platform), await platform.PartiesAsync());
        var contract = await parties.OfferedAsync();
        var inspector = await authority.InspectorAsync();

        A.Problem(await inspector.GetAsync(Parties.PathOf(contract)), HttpStatusCode.Forbidden, "request.forbidden");
        A.Problem(await inspector.GetAsync(Authority.PathOf(Guid.NewGuid(), contract)), HttpStatusCode.NotFound, "case.not-found");

        var refusals = await authority.RefusalsAsync();
        Assert.Equal(["case.not-found", "request.forbidden"], refusals.Select(refusal => refusal.GetProperty("code").GetString()));
        Assert.Equal($"GET {Parties.PathOf(contract)}", refusals[1].GetProperty("call").GetString());
        Assert.All(refusals, refusal => Assert.Equal("inspector@bureau.example", refusal.GetProperty("account").GetString()));
        Assert.Empty(await Authority.LooksAsync(parties.Worker, contract));
    }

    [Theory]
    [InlineData("/api/v1/batches")]
    [InlineData("/api/v1/deadlines")]
    [InlineData("/api/v1/filings?from=2026-01-01&to=2026-12-31")]
    [InlineData("/api/v1/filings.xlsx?from=2026-01-01&to=2026-12-31")]
    [InlineData("/api/v1/roster")]
    [InlineData("/api/v1/roster.xlsx")]
    [InlineData("/api/v1/statement")]
    public async Task Who_asks_for_what_is_made_of_the_parties_contracts_leaves_a_record(string path)
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var authority = new Authority(platform);

        A.Problem(await (await authority.InspectorAsync()).GetAsync(path), HttpStatusCode.Forbidden, "request.forbidden");

        var refusal = Assert.Single(await authority.RefusalsAsync());
        Assert.Equal(
            ("inspector@bureau.example", $"GET {path.Split('?')[0]}"), (refusal.GetProperty("account").GetString(), refusal.GetProperty("call").GetString()));
    }

    [Fact]
    public async Task Anothers_case_is_like_none()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var authority = new Authority(platform);
        var opened = await Authority.OpenAsync(await authority.InspectorAsync());
        var other = await authority.AsAsync("chief@bureau.example");

        A.Problem(await Authority.SearchAsync(other, opened), HttpStatusCode.NotFound, "case.not-found");
        A.Problem(await other.PostAsync($"/api/v1/cases/{opened}/close"), HttpStatusCode.NotFound, "case.not-found");
        A.Problem(await (await authority.AsAsync("inspector@wujin.example")).GetAsync($"/api/v1/cases/{opened}"), HttpStatusCode.NotFound, "case.not-found");

        Assert.Equal(
            ["inspector@wujin.example", "chief@bureau.example", "chief@bureau.example"],
            (await authority.RefusalsAsync()).Select(refusal => refusal.GetProperty("account").GetString()));
    }

    [Fact]
    public async Task A_case_is_opened_in_ones_own_district_alone_and_reaches_no_contract_outside_it()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var (authority, parties) = (new Authority(platform), await platform.PartiesAsync());
        var contract = await parties.OfferedAsync();
        var wujin = await authority.AsAsync("inspector@wujin.example");
        var (inXinbei, inWujin) = (Authority.Body(), Authority.Body());
        inWujin["district"] = "320412";

        A.Problem(await wujin.PostAsync("/api/v1/cases", inXinbei), HttpStatusCode.Forbidden, "case.outside-district");
        var opened = await Authority.OpenAsync(wujin, inWujin);
        A.Problem(await wujin.GetAsync(Authority.PathOf(opened, contract)), HttpStatusCode.Conflict, "case.contract-outside-district");
        Assert.Empty((await Authority.SearchAsync(wujin, opened)).Good().Json.GetProperty("contracts").EnumerateArray());

        Assert.Equal(
            ["case.contract-outside-district", "case.outside-district"],
            (await authority.RefusalsAsync()).Select(refusal => refusal.GetProperty("code").GetString()));
        Assert.Empty(await Authority.LooksAsync(parties.Worker, contract));
    }

    [Fact]
    public async Task A_supervisor_of_a_city_reaches_its_districts_and_their_local_ones()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var (authority, parties) = (new Authority(platform), await platform.PartiesAsync());
        var terms = Parties.RepeatableTerms();
        terms["workplace"]!["district"] = "320471"; // local, within 320412
        var contract = await parties.OfferedAsync(terms);
        var (city, wujin) = (Authority.Body(), Authority.Body());
        (city["district"], wujin["district"]) = ("320400", "320412");
        var (chief, inspector) = (await authority.AsAsync("chief@bureau.example"), await authority.AsAsync("inspector@wujin.example"));

        foreach (var (caller, body) in ((ApiCaller, JsonObject)[])[(chief, city), (inspector, wujin)])
        {
            var opened = await Authority.OpenAsync(caller, body);
            Assert.Single((await Authority.SearchAsync(caller, opened)).Good().Json.GetProperty("contracts").EnumerateArray());
            (await caller.GetAsync(Authority.PathOf(opened, contract))).Good();
        }
    }

    [Fact]
    public async Task A_contract_of_others_is_like_none_and_others_cannot_be_searched_for()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var (authority, parties) = (new Authority(platform), await platform.PartiesAsync());
        var terms = Parties.RepeatableTerms();
        terms["worker"]!["idNumber"] = Authority.OtherWorker;
        var others = await parties.OfferedAsync(terms);
        var inspector = await authority.InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);

        A.Problem(await inspector.GetAsync(Authority.PathOf(opened, others)), HttpStatusCode.NotFound, "case.no-such-contract");
        A.Problem(await inspector.GetAsync($"{Authority.PathOf(opened, others)}/document.pdf"), HttpStatusCode.NotFound, "case.no-such-contract");
        A.Problem(
            await Authority.SearchAsync(inspector, opened, new() { ["idNumber"] = Authority.OtherWorker }), HttpStatusCode.Forbidden, "case.not-a-party");
        Assert.Empty((await Authority.SearchAsync(inspector, opened)).Good().Json.GetProperty("contracts").EnumerateArray());

        Assert.Equal(
            ["case.not-a-party", "case.no-such-contract", "case.no-such-contract"],
            (await authority.RefusalsAsync()).Select(refusal => refusal.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_draft_is_nobody_elses_business()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var (authority, parties) = (new Authority(platform), await platform.PartiesAsync());
        var draft = await parties.DraftAsync();
        var inspector = await authority.InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);

        A.Problem(await inspector.GetAsync(Authority.PathOf(opened, draft)), HttpStatusCode.NotFound, "case.no-such-contract");
        Assert.Empty((await Authority.SearchAsync(inspector, opened)).Good().Json.GetProperty("contracts").EnumerateArray());
    }

    [Fact]
    public async Task Access_ends_with_the_last_day_of_the_case()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var (authority, parties) = (new Authority(platform), await platform.PartiesAsync());
        var contract = await parties.OfferedAsync();
        var body = Authority.Body();
        body["endsOn"] = "2026-11-25";
        var opened = await Authority.OpenAsync(await authority.InspectorAsync(), body);

        platform.Clock.Advance(TimeSpan.FromHours(38)); // 23:00 of that day in China
        (await (await authority.InspectorAsync()).GetAsync(Authority.PathOf(opened, contract))).Good();
        platform.Clock.Advance(TimeSpan.FromHours(1));

        A.Problem(await (await authority.InspectorAsync()).GetAsync(Authority.PathOf(opened, contract)), HttpStatusCode.Conflict, "case.ended");
        Assert.Equal("case.ended", (await authority.RefusalsAsync())[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Access_ends_when_the_case_is_closed()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var (authority, parties) = (new Authority(platform), await platform.PartiesAsync());
        var contract = await parties.OfferedAsync();
        var inspector = await authority.InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);

        Assert.Equal("closed", (await inspector.PostAsync($"/api/v1/cases/{opened}/close")).Good().Json.GetProperty("state").GetString());

        A.Problem(await inspector.GetAsync($"{Authority.PathOf(opened, contract)}/document.pdf"), HttpStatusCode.Conflict, "case.closed");
        A.Problem(await Authority.CompareAsync(inspector, opened, await parties.DocumentAsync(contract)), HttpStatusCode.Conflict, "case.closed");
        Assert.Equal(["case.closed", "case.closed"], (await authority.RefusalsAsync()).Select(refusal => refusal.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Where_approval_is_asked_for_another_supervisor_has_to_give_it_first()
    {
        await using var platform = await InProcessPlatform.StartAsync(new Dictionary<string, string> { ["Platform:Cases:Approval"] = "true" });
        var authority = new Authority(platform);
        var (chief, supervisor) = (await authority.AsAsync("chief@bureau.example"), await authority.AsAsync("supervisor@bureau.example"));
        var opened = await Authority.OpenAsync(chief);
        var approval = $"/api/v1/cases/{opened}/approve";

        A.Problem(await Authority.SearchAsync(chief, opened), HttpStatusCode.Conflict, "case.awaiting-approval");
        A.Problem(await chief.PostAsync(approval), HttpStatusCode.Conflict, "case.own-approval");
        A.Problem(await (await authority.InspectorAsync()).PostAsync(approval), HttpStatusCode.Forbidden, "request.forbidden");
        var approved = (await supervisor.PostAsync(approval)).Good().Json;
        A.Problem(await supervisor.PostAsync(approval), HttpStatusCode.Conflict, "case.not-awaiting-approval");

        Assert.Equal("supervisor@bureau.example", approved.GetProperty("approvedBy").GetString());
        (await Authority.SearchAsync(chief, opened)).Good();
        Assert.Equal(
            ["case.own-approval", "case.awaiting-approval"],
            (await authority.RefusalsAsync()).Select(refusal => refusal.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_case_says_why_where_until_when_and_about_whom_or_is_not_opened()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var inspector = await new Authority(platform).InspectorAsync();
        var body = Authority.Body("91320411MACY00018I", "320499199003070013");
        (body["number"], body["basis"], body["district"], body["endsOn"]) = (" ", "curiosity", "xinbei", "2027-11-24");

        A.FieldProblem(
            await inspector.PostAsync("/api/v1/cases", body),
            "number", "basis", "district", "endsOn", "parties[0].creditCode", "parties[1].idNumber");
        A.FieldProblem(await inspector.PostAsync("/api/v1/cases", new JsonObject()), "number", "basis", "district", "endsOn", "parties");
    }

    [Fact]
    public async Task The_same_key_opens_one_case_and_lists_show_own_ones_and_a_supervisors_districts()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var authority = new Authority(platform);
        var (inspector, chief) = (await authority.InspectorAsync(), await authority.AsAsync("chief@bureau.example"));
        (string, string) key = ("Idempotency-Key", "case 17");
        var first = (await inspector.PostAsync("/api/v1/cases", Authority.Body(), key)).Good().Json.GetProperty("id").GetGuid();
        Assert.Equal(first, (await inspector.PostAsync("/api/v1/cases", Authority.Body(), key)).Good().Json.GetProperty("id").GetGuid());
        var second = await Authority.OpenAsync(chief);

        async Task<IEnumerable<Guid>> ListAsync(ApiCaller caller) =>
            (await caller.GetAsync("/api/v1/cases")).Good().Json.GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("id").GetGuid());
        Assert.Equal([first], await ListAsync(inspector));
        Assert.Equal([second, first], await ListAsync(chief));
        Assert.Equal([second, first], await ListAsync(await authority.AsAsync("supervisor@bureau.example")));
        Assert.Empty(await ListAsync(await authority.AsAsync("inspector@wujin.example")));

        var page = (await chief.GetAsync("/api/v1/cases?limit=1")).Good().Json;
        var rest = (await chief.GetAsync($"/api/v1/cases?limit=1&cursor={page.GetProperty("next").GetString()}")).Good().Json;
        Assert.Equal(first, rest.GetProperty("cases")[0].GetProperty("id").GetGuid());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, rest.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task The_database_tells_neither_the_number_nor_the_worker_of_a_case_nor_what_was_refused()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var authority = new Authority(platform);
        var inspector = await authority.InspectorAsync();
        await Authority.OpenAsync(inspector);
        await inspector.GetAsync(Authority.PathOf(Guid.NewGuid(), Guid.NewGuid()));
        SqliteConnection.ClearAllPools();

        var stored = string.Concat(Directory.GetFiles(platform.DataFolder, "platform.db*").Select(ReadShared));

        Assert.Contains("inspector@bureau.example", stored, StringComparison.Ordinal); // the search finds what is there
        foreach (var told in (string[])[Authority.Number, Authority.Worker, "case.not-found"])
            Assert.DoesNotContain(told, stored, StringComparison.Ordinal);
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
