using System.Net;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Contracts;

/// <summary>Who may see and do what: whether a contract exists is nobody's business but its parties'.</summary>
public sealed class OwnershipTests(InProcessPlatform platform)
{
    [Fact]
    public async Task A_contract_of_others_is_not_found_by_any_call()
    {
        var parties = await platform.PartiesAsync();
        var contract = Parties.PathOf(await parties.OfferedAsync());
        var (employer, worker) = (await parties.OtherEmployerAsync(), await parties.OtherWorkerAsync());
        var signature = new JsonObject { ["intentId"] = Guid.NewGuid(), ["code"] = "000000" };

        ApiAnswer[] answers =
        [
            await employer.GetAsync(contract),
            await employer.GetAsync($"{contract}/document.pdf"),
            await employer.GetAsync($"{contract}/proof.json"),
            await employer.GetAsync($"{contract}/consensus.json"),
            await employer.GetAsync($"{contract}/trail.json"),
            await employer.PostAsync($"{contract}/offer"),
            await employer.PostAsync($"{contract}/withdraw"),
            await employer.PostAsync($"{contract}/intents"),
            await employer.PostAsync($"{contract}/signatures", signature.DeepClone()),
            await worker.GetAsync(contract),
            await worker.GetAsync($"{contract}/document.pdf"),
            await worker.GetAsync($"{contract}/proof.json"),
            await worker.GetAsync($"{contract}/consensus.json"),
            await worker.GetAsync($"{contract}/trail.json"),
            await worker.PostAsync($"{contract}/decline", new JsonObject { ["reason"] = "无关" }),
            await worker.PostAsync($"{contract}/intents"),
            await worker.PostAsync($"{contract}/signatures", signature.DeepClone()),
        ];

        Assert.All(answers, answer => A.Problem(answer, HttpStatusCode.NotFound, "contract.not-found"));
    }

    [Fact]
    public async Task A_draft_is_not_there_for_its_worker()
    {
        var parties = await platform.PartiesAsync();
        var draft = await parties.DraftAsync();

        A.Problem(await parties.Worker.GetAsync(Parties.PathOf(draft)), HttpStatusCode.NotFound, "contract.not-found");
        Assert.DoesNotContain(draft, await ListedAsync(parties.Worker));
        Assert.Contains(draft, await ListedAsync(parties.Employer));
    }

    [Fact]
    public async Task A_withdrawn_draft_stays_unseen_by_its_worker()
    {
        var parties = await platform.PartiesAsync();
        var draft = await parties.DraftAsync();
        (await parties.Employer.PostAsync($"{Parties.PathOf(draft)}/withdraw")).Good();

        A.Problem(await parties.Worker.GetAsync(Parties.PathOf(draft)), HttpStatusCode.NotFound, "contract.not-found");
    }

    [Fact]
    public async Task Lists_hold_own_contracts_only()
    {
        var parties = await platform.PartiesAsync();
        var offered = await parties.OfferedAsync();

        Assert.Contains(offered, await ListedAsync(parties.Employer));
        Assert.Contains(offered, await ListedAsync(parties.Worker));
        Assert.DoesNotContain(offered, await ListedAsync(await parties.OtherEmployerAsync()));
        Assert.DoesNotContain(offered, await ListedAsync(await parties.OtherWorkerAsync()));
    }

    [Fact]
    public async Task A_worker_may_not_do_what_is_the_employers()
    {
        var parties = await platform.PartiesAsync();
        var contract = Parties.PathOf(await parties.OfferedAsync());

        ApiAnswer[] answers =
        [
            await parties.Worker.PostAsync("/api/v1/contracts", Parties.ExampleTerms()),
            await parties.Worker.PostAsync("/api/v1/contracts/check", Parties.ExampleTerms()),
            await parties.Worker.PostAsync($"{contract}/offer"),
            await parties.Worker.PostAsync($"{contract}/withdraw"),
        ];

        Assert.All(answers, answer => A.Problem(answer, HttpStatusCode.Forbidden, "request.forbidden"));
    }

    [Fact]
    public async Task An_employer_may_not_decline_for_the_worker()
    {
        var parties = await platform.PartiesAsync();
        var contract = Parties.PathOf(await parties.OfferedAsync());

        A.Problem(
            await parties.Employer.PostAsync($"{contract}/decline", new JsonObject { ["reason"] = "代为拒绝" }),
            HttpStatusCode.Forbidden, "request.forbidden");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not.a.token")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJockBjaGFuZ3NodW4uZXhhbXBsZSIsInJvbGUiOiJlbXBsb3llciIsInBhcnR5IjoiOTEzMjA0MTFNQUNZMDAwMTg3In0.")]
    public async Task Without_a_valid_token_nothing_of_a_contract_is_told(string? token)
    {
        var parties = await platform.PartiesAsync();
        var contract = Parties.PathOf(await parties.OfferedAsync());
        var caller = new ApiCaller(platform.CreateClient(), token);

        ApiAnswer[] answers =
        [
            await caller.GetAsync("/api/v1/contracts"),
            await caller.GetAsync(contract),
            await caller.GetAsync($"{contract}/document.pdf"),
            await caller.PostAsync($"{contract}/intents"),
            await caller.PostAsync("/api/v1/contracts", Parties.ExampleTerms()),
        ];

        Assert.All(answers, answer => A.Problem(answer, HttpStatusCode.Unauthorized, "request.unauthorized"));
    }

    [Fact]
    public async Task A_wrong_password_gives_no_token()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["username"] = "hr@changshun.example",
            ["password"] = "guess",
        });

        var refused = await new ApiCaller(platform.CreateClient()).SendAsync(HttpMethod.Post, "/connect/token", form);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("invalid_grant", refused.Json.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("/api/v1/contracts/not-an-id")]
    [InlineData("/api/v1/nothing-here")]
    public async Task An_address_that_does_not_exist_is_not_found(string path)
    {
        var parties = await platform.PartiesAsync();

        A.Problem(await parties.Employer.GetAsync(path), HttpStatusCode.NotFound, "request.not-found");
    }

    private static async Task<Guid[]> ListedAsync(ApiCaller caller) => [.. (await caller.GetAsync("/api/v1/contracts?limit=100"))
        .Good().Json.GetProperty("contracts").EnumerateArray().Select(c => c.GetProperty("id").GetGuid())];
}
