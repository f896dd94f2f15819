using System.Net;
using System.Text.Json;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Me;

/// <summary>A worker takes away what the platform holds of it, and nothing of anyone else.</summary>
public sealed class ExportTests
{
    private const string Path = "/api/v1/me/data.json";

    [Fact]
    public async Task A_worker_gets_all_contracts_of_all_employers_with_terms_events_and_intents()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var concluded = await parties.ConcludedAsync();
        var amendment = await parties.AmendedAsync(concluded);
        var offered = await OfferedByAnotherAsync(parties);
        await parties.DraftAsync();

        var answer = (await parties.Worker.GetAsync(Path)).Good();

        var contracts = answer.Json.GetProperty("contracts").EnumerateArray().ToArray();
        Assert.Equal([concluded, amendment, offered], contracts.Select(c => c.GetProperty("contract").GetProperty("id").GetGuid()));
        Assert.Equal("138****0001", answer.Json.GetProperty("account").GetProperty("phone").GetString());
        Assert.Equal("7000.00", contracts[1].GetProperty("contract").GetProperty("terms").GetProperty("remuneration").GetProperty("monthlyWage").GetString());
        Assert.Equal(
            ["contract.drafted", "contract.offered", "intent.proven", "signature.recorded", "intent.proven", "signature.recorded", "contract.concluded"],
            contracts[0].GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()).Where(type => type != "document.opened"));
        Assert.Contains(
            contracts[0].GetProperty("events").EnumerateArray(),
            e => e.GetProperty("type").GetString() == "document.opened" && e.GetProperty("actor").GetString() == "employer");
        Assert.Contains(
            contracts[0].GetProperty("events").EnumerateArray().Where(e => e.GetProperty("type").GetString() == "document.opened"),
            e => e.GetProperty("details") is { ValueKind: JsonValueKind.Object } details && details.GetProperty("what").GetString() == "export");
        Assert.Contains(contracts[1].GetProperty("events").EnumerateArray(), e => e.GetProperty("type").GetString() == "contract.concluded");
        Assert.Single(contracts[0].GetProperty("intents").EnumerateArray());
        Assert.Empty(contracts[2].GetProperty("intents").EnumerateArray());
        Assert.DoesNotContain("hr@", answer.Text, StringComparison.Ordinal);
        Assert.Contains("wang@worker.example", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_worker_gets_nothing_of_it()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        await parties.ConcludedAsync();

        var answer = (await (await parties.OtherWorkerAsync()).GetAsync(Path)).Good();

        Assert.Equal(JsonValueKind.Array, answer.Json.GetProperty("contracts").ValueKind);
        Assert.Empty(answer.Json.GetProperty("contracts").EnumerateArray());
        Assert.DoesNotContain("320499199003070012", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_worker_who_has_signed_in_may_ask()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await parties.Anyone.GetAsync(Path)).Status);
        A.Problem(await parties.Employer.GetAsync(Path), HttpStatusCode.Forbidden, "request.forbidden");
    }

    private static async Task<Guid> OfferedByAnotherAsync(Parties parties)
    {
        var (terms, employer) = (Parties.RepeatableTerms(), await parties.OtherEmployerAsync());
        terms["employer"]!["creditCode"] = "91320481000000000Y";
        var contract = (await employer.PostAsync("/api/v1/contracts", terms)).Good().Json.GetProperty("id").GetGuid();
        await Parties.OfferAsync(employer, contract);
        return contract;
    }
}
