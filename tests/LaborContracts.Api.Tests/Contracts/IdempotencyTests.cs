using System.Net;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Contracts;

public sealed class IdempotencyTests(InProcessPlatform platform)
{
    private const string Path = "/api/v1/contracts";

    [Fact]
    public async Task The_same_key_with_the_same_body_leads_to_the_same_contract()
    {
        var parties = await platform.PartiesAsync();

        var first = (await parties.Employer.PostAsync(Path, Parties.ExampleTerms(), Key("same"))).Good();
        var second = (await parties.Employer.PostAsync(Path, Parties.ExampleTerms(), Key("same"))).Good();

        Assert.Equal(first.Json.GetProperty("id").GetGuid(), second.Json.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var parties = await platform.PartiesAsync();
        (await parties.Employer.PostAsync(Path, Parties.ExampleTerms(), Key("other"))).Good();

        var refused = await parties.Employer.PostAsync(Path, DraftingTests.Changed("remuneration.payDay", "11"), Key("other"));

        A.Problem(refused, HttpStatusCode.UnprocessableEntity, "idempotency.other-request");
    }

    [Fact]
    public async Task Requests_with_one_key_at_the_same_moment_make_one_contract()
    {
        var parties = await platform.PartiesAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            parties.Employer.PostAsync(Path, Parties.ExampleTerms(), Key("at once"))));

        Assert.Single(answers.Select(a => a.Good().Json.GetProperty("id").GetGuid()).Distinct());
    }

    [Fact]
    public async Task A_key_serves_one_account_only()
    {
        var parties = await platform.PartiesAsync();
        (await parties.Employer.PostAsync(Path, Parties.ExampleTerms(), Key("shared"))).Good();

        var other = await (await parties.OtherEmployerAsync()).PostAsync(
            Path, DraftingTests.Changed("employer.creditCode", "\"91320481000000000Y\""), Key("shared"));

        Assert.Equal(HttpStatusCode.Created, other.Status);
    }

    [Fact]
    public async Task A_key_of_no_use_is_refused()
    {
        var parties = await platform.PartiesAsync();

        var refused = await parties.Employer.PostAsync(Path, Parties.ExampleTerms(), Key(new string('k', 201)));

        A.Problem(refused, HttpStatusCode.BadRequest, "idempotency.unusable-key");
    }

    private static (string Name, string Value) Key(string key) => ("Idempotency-Key", key);
}
