using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Api.Tests.Trails;
using LaborContracts.Ledger.Trails;
using LaborContracts.TestKit;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.BeforeSigning;

/// <summary>What has to be there before an intent is proven, where it is required; and what the trail says of it, where it is not.</summary>
public sealed class SigningConditionsTests(InProcessPlatform platform)
{
    private static readonly (string, string)[] NoticeRequired = [("Platform:BeforeSigning:Notice", "Required")];
    private static readonly (string, string)[] IdentityRequired = [("Platform:BeforeSigning:Identity", "Required")];

    [Fact]
    public async Task Where_the_notice_is_required_each_signer_acknowledges_it_over_what_it_is_shown()
    {
        await using var own = await InProcessPlatform.StartAsync(NoticeRequired.ToDictionary());
        var parties = await own.PartiesAsync();
        var contract = await parties.OfferedAsync();
        A.Problem(await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/intents"), HttpStatusCode.Conflict, "notice.not-acknowledged");
        await AcknowledgeAsync(parties, parties.Worker, contract);
        (await parties.SignAsync(parties.Worker, contract)).Good();
        await parties.InStateAsync(contract, "signedByWorker");

        A.Problem(await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/intents"), HttpStatusCode.Conflict, "notice.not-acknowledged");
        await AcknowledgeAsync(parties, parties.Employer, contract);
        (await parties.SignAsync(parties.Employer, contract)).Good();
        await parties.InStateAsync(contract, "concluded");

        Assert.Equal(
            ["worker", "employer"],
            (await EventsAsync(parties, contract)).Where(told => told.Type == "notice.acknowledged").Select(told => told.Actor));
    }

    [Fact]
    public async Task An_acknowledgement_says_which_text_over_which_bytes_by_whom_and_once()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var notice = (await parties.Anyone.GetAsync("/api/v1/notices/signing")).Good().Json;

        await AcknowledgeAsync(parties, parties.Worker, contract);
        await AcknowledgeAsync(parties, parties.Worker, contract);

        var told = Assert.Single(await EventsAsync(parties, contract), told => told.Type == "notice.acknowledged");
        Assert.Equal(
            ("1", "zh", notice.GetProperty("sha256").GetString(), (await parties.ViewAsync(contract)).GetProperty("documentSha256").GetString(), "wang@worker.example"),
            (told.Details["version"], told.Details["language"], told.Details["sha256"], told.Details["documentSha256"], told.Details["account"]));
        Assert.True(told.Details.ContainsKey("from"));
    }

    [Fact]
    public async Task Another_text_another_version_or_another_turn_is_refused()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var call = $"{Parties.PathOf(contract)}/notice-acknowledgements";
        var right = await NoticeAsync(parties);
        foreach (var (name, value) in ((string, JsonNode)[])[("sha256", new string('a', 64)), ("version", 2), ("version", 0)])
        {
            var wrong = right.DeepClone();
            wrong[name] = value;
            A.Problem(await parties.Worker.PostAsync(call, wrong), HttpStatusCode.UnprocessableEntity, "notice.unknown");
        }

        A.Problem(await parties.Employer.PostAsync(call, right.DeepClone()), HttpStatusCode.Conflict, "contract.not-your-turn");
        A.Problem(await (await parties.OtherWorkerAsync()).PostAsync(call, right), HttpStatusCode.NotFound, "contract.not-found");
        Assert.DoesNotContain(await EventsAsync(parties, contract), told => told.Type == "notice.acknowledged");
    }

    [Fact]
    public async Task What_was_read_is_recorded_as_the_client_tells_it_a_few_times_a_revision()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var call = $"{Parties.PathOf(contract)}/readings";
        var sha256 = (await parties.ViewAsync(contract)).GetProperty("documentSha256").GetString();
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.NoContent, (await parties.Worker.PostAsync(call, Reading(sha256))).Status);

        A.Problem(await parties.Worker.PostAsync(call, Reading(sha256)), HttpStatusCode.TooManyRequests, "reading.too-many");
        A.Problem(await parties.Worker.PostAsync(call, Reading(new string('a', 64))), HttpStatusCode.Conflict, "reading.revision-changed");
        var told = (await EventsAsync(parties, contract)).Where(told => told.Type == "document.read").ToList();
        Assert.Equal(3, told.Count);
        Assert.Equal(
            ("1:12 2:30", "remuneration.monthlyWage probation", "web", sha256, "wang@worker.example"),
            (told[0].Details["pages"], told[0].Details["clauses"], told[0].Details["method"], told[0].Details["documentSha256"], told[0].Details["account"]));
    }

    [Fact]
    public async Task Readings_that_cannot_be_are_refused_field_by_field()
    {
        var parties = await platform.PartiesAsync();
        var call = $"{Parties.PathOf(await parties.OfferedAsync())}/readings";
        foreach (var (name, value) in ((string, JsonNode?)[])
            [
                ("documentSha256", null), ("pages", new JsonArray()), ("pages", new JsonArray(Page(0, 1))), ("pages", new JsonArray(Page(1, -1))),
                ("pages", new JsonArray(Page(1, 1), Page(1, 2))), ("pages", new JsonArray([.. Enumerable.Range(1, 201).Select(page => Page(page, 1))])),
                ("clauses", new JsonArray("no such clause")), ("clauses", new JsonArray([.. Enumerable.Repeat("probation", 101).Select(clause => JsonValue.Create(clause))])),
                ("method", "telepathy"),
            ])
        {
            var wrong = Reading(new string('a', 64));
            wrong[name] = value;
            A.FieldProblem(await parties.Worker.PostAsync(call, wrong), name);
        }
    }

    [Fact]
    public async Task Where_identity_is_required_nobody_signs_before_the_name_in_the_contract_was_found()
    {
        await using var register = new RegisterDesk { Answer = RegisterDesk.Found("mismatch") };
        await using var own = await register.PlatformAsync(IdentityRequired);
        var parties = await own.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var intents = $"{Parties.PathOf(contract)}/intents";
        async Task NotYetAsync() => A.Problem(await parties.Worker.PostAsync(intents), HttpStatusCode.Conflict, "identity.not-checked");
        await NotYetAsync();
        (await parties.Worker.PostAsync("/api/v1/me/identity-checks", IdentityBodies.Own())).Good();
        await NotYetAsync(); // it failed
        register.Answer = RegisterDesk.Found("match");
        var another = IdentityBodies.Own();
        another["name"] = "王龑";
        (await parties.Worker.PostAsync("/api/v1/me/identity-checks", another)).Good();
        await NotYetAsync(); // it passed, of another name than the employer wrote
        (await parties.Worker.PostAsync("/api/v1/me/identity-checks", IdentityBodies.Own())).Good();
        (await parties.SignAsync(parties.Worker, contract)).Good();
        await parties.InStateAsync(contract, "signedByWorker");

        A.Problem(await parties.Employer.PostAsync(intents), HttpStatusCode.Conflict, "identity.not-checked");

        var told = (await EventsAsync(parties, contract))[^3..];
        Assert.Equal(["identity.checked", "intent.proven", "signature.recorded"], told.Select(one => one.Type));
        var details = told[0].Details;
        Assert.Equal(
            ("worker", "operator-register", "常州运营商核验", "R-20261124-1", "passed", "wang@worker.example"),
            (told[0].Actor, details["method"], details["provider"], details["reference"], details["result"], details["account"]));
        Assert.DoesNotContain("王", string.Join(' ', details.Values), StringComparison.Ordinal);
        Assert.Equal(["account", "check", "checkedAt", "from", "method", "provider", "reference", "result"], details.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_seal_holder_who_was_not_checked_completes_no_colleagues_intent()
    {
        await using var register = new RegisterDesk { Answer = RegisterDesk.Found("match") };
        await using var own = await register.PlatformAsync(IdentityRequired);
        var parties = await own.PartiesAsync();
        (await parties.Worker.PostAsync("/api/v1/me/identity-checks", IdentityBodies.Own())).Good();
        var contract = await parties.SignedByWorkerAsync();
        var person = IdentityBodies.Own();
        person["phone"] = "13900000001";
        (await parties.Employer.PostAsync("/api/v1/me/identity-checks", person)).Good();
        var intent = await parties.ProvenIntentAsync(parties.Employer, contract);
        var (signatures, colleague) = ($"{Parties.PathOf(contract)}/signatures", await ApiCaller.SignInAsync(own.CreateClient(), "seal@changshun.example"));

        A.Problem(await colleague.PostAsync(signatures, intent.DeepClone()), HttpStatusCode.Conflict, "identity.not-checked");

        (await parties.Employer.PostAsync(signatures, intent)).Good();
    }

    [Fact]
    public async Task A_check_at_the_counter_counts_for_that_employers_contracts_alone()
    {
        await using var own = await InProcessPlatform.StartAsync(IdentityRequired.ToDictionary());
        var parties = await own.PartiesAsync();
        var yunhe = await parties.OtherEmployerAsync();
        var terms = Parties.RepeatableTerms();
        terms["employer"]!["creditCode"] = "91320481000000000Y";
        var theirs = (await yunhe.PostAsync("/api/v1/contracts", terms)).Good().Json.GetProperty("id").GetGuid();
        (await yunhe.PostAsync($"{Parties.PathOf(theirs)}/identity-checks", IdentityBodies.Papers())).Good();
        var contract = await parties.OfferedAsync();
        A.Problem(await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/intents"), HttpStatusCode.Conflict, "identity.not-checked");

        (await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/identity-checks", IdentityBodies.Papers())).Good();
        (await parties.SignAsync(parties.Worker, contract)).Good();
        await parties.InStateAsync(contract, "signedByWorker");

        var told = Assert.Single(await EventsAsync(parties, contract), one => one.Type == "identity.checked").Details;
        Assert.Equal(("counter", "91320411MACY000187"), (told["method"], told["provider"]));
        A.Problem(await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/intents"), HttpStatusCode.Conflict, "identity.not-checked"); // the clerk's own identity it is not
    }

    [Fact]
    public async Task Where_it_is_recorded_the_trail_names_the_check_once_and_signing_goes_on_without_one()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        var contract = await parties.OfferedAsync();
        (await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/identity-checks", IdentityBodies.Papers())).Good();
        own.Timestamps.Shut();
        (await parties.SignAsync(parties.Worker, contract)).Good();
        own.Clock.Advance(TimeSpan.FromMinutes(11)); // the intent runs out without a timestamp, and is asked for again
        await Eventually.TrueAsync("given up", async () => (await EventsAsync(parties, contract))[^1].Type == "signature.abandoned");
        own.Timestamps.Open();
        (await parties.SignAsync(parties.Worker, contract)).Good();
        await parties.InStateAsync(contract, "signedByWorker");
        (await parties.SignAsync(parties.Employer, contract)).Good();
        await parties.InStateAsync(contract, "concluded");

        Assert.Equal(
            [
                "contract.drafted", "contract.offered", "identity.checked", "intent.proven", "signature.abandoned", "intent.proven", "signature.recorded",
                "intent.proven", "signature.recorded", "contract.concluded",
            ],
            (await EventsAsync(parties, contract)).Select(told => told.Type));
    }

    [Fact]
    public void An_installation_that_says_nothing_requires_both()
    {
        using var settings = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "src", "LaborContracts.Api", "appsettings.json")));

        var required = settings.RootElement.GetProperty("Platform").GetProperty("BeforeSigning");
        Assert.Equal(("Required", "Required"), (required.GetProperty("Notice").GetString(), required.GetProperty("Identity").GetString()));
    }

    private static JsonObject Reading(string? sha256) => new()
    {
        ["documentSha256"] = sha256, ["pages"] = new JsonArray(Page(1, 12), Page(2, 30)),
        ["clauses"] = new JsonArray("remuneration.monthlyWage", "probation"), ["method"] = "web",
    };

    private static JsonObject Page(int page, int seconds) => new JsonObject { ["page"] = page, ["seconds"] = seconds };

    private static async Task<JsonObject> NoticeAsync(Parties parties)
    {
        var notice = (await parties.Anyone.GetAsync("/api/v1/notices/signing")).Good().Json;
        return new() { ["version"] = notice.GetProperty("version").GetInt32(), ["sha256"] = notice.GetProperty("sha256").GetString() };
    }

    private static async Task AcknowledgeAsync(Parties parties, ApiCaller signer, Guid contract) => Assert.Equal(
        HttpStatusCode.NoContent, (await signer.PostAsync($"{Parties.PathOf(contract)}/notice-acknowledgements", await NoticeAsync(parties))).Status);

    private static async Task<TrailEvent[]> EventsAsync(Parties parties, Guid contract) =>
        TrailFile.Read((await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Body).Acts();
}
