using System.Net;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Contracts;

/// <summary>An employer finds its contracts with a worker by number or phone, which the database holds as blind indexes alone.</summary>
public sealed class SearchingTests
{
    private const string Path = "/api/v1/contracts/search";
    private const string Number = "320499199003070012";

    [Fact]
    public async Task Own_contracts_are_found_by_number_by_phone_and_by_both()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var (first, second) = (await parties.DraftAsync(With("13800000001")), await parties.DraftAsync(With("13800000007")));
        var lis = await parties.DraftAsync(With("13800000001", "320499199003070020"));

        Assert.Equal([second, first], await FoundAsync(parties.Employer, new JsonObject { ["idNumber"] = Number }));
        Assert.Equal([lis, first], await FoundAsync(parties.Employer, new JsonObject { ["phone"] = "13800000001" }));
        Assert.Equal([first], await FoundAsync(parties.Employer, new JsonObject { ["idNumber"] = Number, ["phone"] = "13800000001" }));
        Assert.Empty(await FoundAsync(parties.Employer, new JsonObject { ["phone"] = "13800000008" }));
    }

    [Fact]
    public async Task Another_firms_contracts_with_the_same_worker_are_not_found()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        await parties.OfferedAsync();

        Assert.Empty(await FoundAsync(await parties.OtherEmployerAsync(), new JsonObject { ["idNumber"] = Number }));
        A.Problem(
            await parties.Worker.PostAsync(Path, new JsonObject { ["idNumber"] = Number }), HttpStatusCode.Forbidden, "request.forbidden");
    }

    [Fact]
    public async Task What_is_found_comes_in_pages()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var (first, second) = (await parties.DraftAsync(), await parties.DraftAsync());
        var asked = new JsonObject { ["idNumber"] = Number };

        var page = (await parties.Employer.PostAsync($"{Path}?limit=1", asked.DeepClone())).Good().Json;
        var next = (await parties.Employer.PostAsync($"{Path}?limit=1&cursor={page.GetProperty("next").GetString()}", asked.DeepClone())).Good();

        Assert.Equal(second, page.GetProperty("contracts")[0].GetProperty("id").GetGuid());
        Assert.Equal([first], Ids(next));
    }

    [Theory]
    [InlineData("{}", "idNumber")]
    [InlineData("""{"idNumber": "320499199003070013"}""", "idNumber")]
    [InlineData("""{"phone": "12345"}""", "phone")]
    [InlineData("""{"idNumber": "", "phone": ""}""", "idNumber", "phone")]
    public async Task What_is_no_number_is_refused(string body, params string[] fields)
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();

        A.FieldProblem(await parties.Employer.PostTextAsync(Path, body), fields);
    }

    private static JsonObject With(string phone, string number = Number)
    {
        var terms = Parties.RepeatableTerms();
        (terms["worker"]!["phone"], terms["worker"]!["idNumber"]) = (phone, number);
        return terms;
    }

    private static async Task<Guid[]> FoundAsync(ApiCaller caller, JsonObject asked) => Ids((await caller.PostAsync(Path, asked)).Good());

    private static Guid[] Ids(ApiAnswer answer) => [.. answer.Json.GetProperty("contracts").EnumerateArray().Select(c => c.GetProperty("id").GetGuid())];
}
