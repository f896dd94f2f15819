using System.Net;
using System.Text.Json;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger.Trails;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Trails;

/// <summary>Who looked at a contract, when and at what: recorded once a day, for the worker to see, and for nobody to take back.</summary>
public sealed class AccessLogTests(InProcessPlatform platform)
{
    private static readonly (string Call, string What)[] Calls =
        [("", Look.Contract), ("/document.pdf", Look.Document), ("/findings", Look.Findings), ("/trail.json", Look.Trail)];

    [Fact]
    public async Task The_worker_sees_who_looked_at_what_when_and_from_where_in_words()
    {
        var (workers, employers) = (await Parties.SignInAsync(From("192.0.2.7")), await Parties.SignInAsync(From("192.0.2.9")));
        var contract = await employers.OfferedAsync();
        var sha256 = await Sha256Async(employers, contract);
        foreach (var (call, _) in Calls) (await workers.Worker.GetAsync(Parties.PathOf(contract) + call)).Good();

        var looks = await LooksAsync(workers.Worker, contract);

        Assert.Equal(
            [.. Calls.Reverse().Select(call => (call.What, "worker", "wang@worker.example", "192.0.2.7")), (Look.Contract, "employer", "hr@changshun.example", "192.0.2.9")],
            looks.Select(look => (Text(look, "what"), Text(look, "actor"), Text(look, "account"), Text(look, "from"))));
        Assert.All(looks, look => Assert.Equal((contract.ToString(), sha256), (Text(look, "contractId"), Text(look, "documentSha256"))));
        Assert.Equal("用人单位（账号 hr@changshun.example）查看了合同状态和条款。", Text(looks[^1], "message"));
    }

    [Fact]
    public async Task The_employer_sees_the_same_but_for_the_workers_address_in_the_log_and_in_the_trail()
    {
        var (workers, employers) = (await Parties.SignInAsync(From("192.0.2.7")), await Parties.SignInAsync(From("192.0.2.9")));
        var contract = await employers.OfferedAsync();
        await employers.ViewAsync(contract);
        (await workers.Worker.GetAsync($"{Parties.PathOf(contract)}/document.pdf")).Good();

        var looks = await LooksAsync(employers.Employer, contract);
        var trail = (await employers.Employer.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good();

        Assert.Equal(
            [("worker", null), ("employer", "192.0.2.9")], looks.Select(look => (Text(look, "actor"), Text(look, "from"))));
        Assert.DoesNotContain("192.0.2.7", trail.Text, StringComparison.Ordinal);
        var file = TrailFile.Read(trail.Body);
        Assert.Null(Trail.Check(file.Key, file.Entries));
        Assert.Equal(["employer", "employer"], file.Told().Where(told => told.Type == TrailEventType.Opened).Select(told => told.Actor));
    }

    [Fact]
    public async Task The_same_look_counts_once_a_day_and_anew_at_another_revision_and_on_another_day()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        var contract = await parties.OfferedAsync();
        for (var times = 0; times < 3; times++) await parties.ViewAsync(contract);
        Assert.Single(await LooksAsync(parties.Worker, contract));

        (await parties.SignAsync(parties.Worker, contract)).Good();
        await parties.InStateAsync(contract, "signedByWorker");
        var signed = await Sha256Async(parties, contract);
        Assert.Equal(2, (await LooksAsync(parties.Worker, contract)).Select(look => Text(look, "documentSha256")).Distinct().Count());

        own.Clock.Advance(TimeSpan.FromDays(1));
        parties = await own.PartiesAsync();
        for (var times = 0; times < 3; times++) await parties.ViewAsync(contract);
        Assert.Equal(2, (await LooksAsync(parties.Worker, contract)).Count(look => Text(look, "documentSha256") == signed));
    }

    [Fact]
    public async Task Many_who_look_at_once_all_see_it_and_each_look_is_in_the_trail_once()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();

        var answers = await Task.WhenAll(
            from _ in Enumerable.Range(0, 4)
            from caller in (ApiCaller[])[parties.Worker, parties.Employer]
            from call in Calls
            select caller.GetAsync(Parties.PathOf(contract) + call.Call));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var trail = TrailFile.Read((await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Body);
        Assert.Null(Trail.Check(trail.Key, trail.Entries));
        var looks = (await LooksAsync(parties.Worker, contract)).Select(look => (Text(look, "actor"), Text(look, "what"))).ToList();
        Assert.Equal(8, looks.Count);
        Assert.Equal(looks.Count, looks.Distinct().Count());
    }

    [Fact]
    public async Task Drafts_lists_and_the_log_itself_are_no_looks_at_a_contract()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.DraftAsync();
        await parties.ViewAsync(contract);
        await Parties.OfferAsync(parties.Employer, contract);
        (await parties.Employer.GetAsync("/api/v1/contracts")).Good();
        await LooksAsync(parties.Employer, contract);

        Assert.Empty(await LooksAsync(parties.Worker, contract));
    }

    [Fact]
    public async Task The_log_is_paged_and_is_not_shown_to_strangers()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        foreach (var (call, _) in Calls) (await parties.Worker.GetAsync(Parties.PathOf(contract) + call)).Good();
        var path = $"{Parties.PathOf(contract)}/access-log";

        var (read, next) = (new List<string?>(), "");
        while (next is not null)
        {
            var page = (await parties.Worker.GetAsync($"{path}?limit=3{(next == "" ? "" : $"&cursor={next}")}")).Good().Json;
            read.AddRange(page.GetProperty("looks").EnumerateArray().Select(look => Text(look, "what")));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(Calls.Reverse().Select(call => call.What), read);
        A.Problem(await parties.Worker.GetAsync($"{path}?cursor=x"), HttpStatusCode.BadRequest, "page.cursor");
        A.Problem(await (await parties.OtherWorkerAsync()).GetAsync(path), HttpStatusCode.NotFound, "contract.not-found");
        A.Problem(await (await parties.OtherEmployerAsync()).GetAsync(path), HttpStatusCode.NotFound, "contract.not-found");
    }

    private HttpClient From(string address) =>
        new(platform.Server.CreateHandler(context => context.Connection.RemoteIpAddress = IPAddress.Parse(address)))
        {
            BaseAddress = platform.Server.BaseAddress,
        };

    private static async Task<string?> Sha256Async(Parties parties, Guid contract) =>
        Text(await parties.ViewAsync(contract), "documentSha256");

    private static async Task<JsonElement[]> LooksAsync(ApiCaller caller, Guid contract) =>
        [.. (await caller.GetAsync($"{Parties.PathOf(contract)}/access-log")).Good().Json.GetProperty("looks").EnumerateArray()];

    private static string? Text(JsonElement look, string member) => look.GetProperty(member).GetString();
}
