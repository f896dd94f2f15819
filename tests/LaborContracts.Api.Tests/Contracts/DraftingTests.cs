using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Contracts;

public sealed class DraftingTests(InProcessPlatform platform)
{
    private const string Path = "/api/v1/contracts";

    [Fact]
    public async Task A_draft_is_kept_as_it_was_sent_and_findable_at_its_location()
    {
        var parties = await platform.PartiesAsync();

        var made = await parties.Employer.PostAsync(Path, Parties.ExampleTerms());

        Assert.Equal(HttpStatusCode.Created, made.Status);
        var view = (await parties.Employer.GetAsync($"{Path}/{made.Json.GetProperty("id").GetGuid()}")).Good().Json;
        Assert.Equal("draft", view.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, view.GetProperty("documentSha256").ValueKind);
        var kept = Parties.ExampleTerms();
        kept["kind"] = "labor-contract";
        kept["term"]!["kind"] = "fixed";
        Assert.True(JsonNode.DeepEquals(kept, JsonNode.Parse(view.GetProperty("terms").GetRawText())));
    }

    public static TheoryData<string, string, string> WrongFields => new()
    {
        { "worker.idNumber", "\"320499199003070013\"", "worker.idNumber" }, // check digit
        { "worker.idNumber", "\"320499199002300012\"", "worker.idNumber" }, // 30 February
        { "worker.idNumber", "null", "worker.idNumber" },
        { "employer.creditCode", "\"91320411MACY00018I\"", "employer.creditCode" }, // I is not of the alphabet
        { "worker.phone", "\"12800000001\"", "worker.phone" },
        { "worker.name", "\"王\\u202E䶮\"", "worker.name" }, // right-to-left override
        { "worker.name", "\"王\\u200B䶮\"", "worker.name" }, // zero-width space
        { "worker.name", "\"王\\u0000䶮\"", "worker.name" },
        { "worker.name", "\"   \"", "worker.name" },
        { "employer.name", "\"\\u2066常州常顺物流有限公司\"", "employer.name" },
        { "workContent", "\"配送\\u202E\"", "workContent" },
        { "term.end", "\"2026-11-30\"", "term.end" }, // before the start
        { "term.end", "\"2029-02-29\"", "term.end" }, // no such day
        { "term.start", "\"1.12.2026\"", "term.start" },
        { "workContnet", "\"配送\"", "workContnet" }, // a clause that would be lost in silence
        { "remuneration.monthlyWage", "\"6500.005\"", "remuneration.monthlyWage" },
        { "remuneration.monthlyWage", "\"-1\"", "remuneration.monthlyWage" },
        { "remuneration.monthlyWage", "\"1e9\"", "remuneration.monthlyWage" },
        { "remuneration.monthlyWage", "\"99999999999999999999999999999999\"", "remuneration.monthlyWage" },
        { "remuneration.payDay", "32", "remuneration.payDay" },
        { "workingHours.hoursPerDay", "25", "workingHours.hoursPerDay" },
        { "workingHours.hoursPerDay", "1e25", "workingHours.hoursPerDay" },
        { "workplace.district", "\"32041\"", "workplace.district" },
        { "employmentStart", "\"\"", "employmentStart" },
    };

    [Theory]
    [MemberData(nameof(WrongFields))]
    public async Task A_field_that_cannot_be_read_is_named_and_nothing_is_stored(string path, string json, string field)
    {
        var parties = await platform.PartiesAsync();
        var terms = Changed(path, json);

        A.FieldProblem(await parties.Employer.PostAsync(Path, terms), field);
        A.FieldProblem(await parties.Employer.PostAsync($"{Path}/check", terms), field);
    }

    [Fact]
    public async Task A_text_beyond_its_limit_is_refused()
    {
        var parties = await platform.PartiesAsync();
        var terms = Parties.ExampleTerms();
        terms["workContent"] = new string('长', 4001);
        terms["worker"]!["name"] = new string('长', 201);
        terms["otherAgreements"] = new JsonArray([.. Enumerable.Range(0, 51).Select(i => (JsonNode)$"{i}")]);

        A.FieldProblem(await parties.Employer.PostAsync(Path, terms), "workContent", "worker.name", "otherAgreements");
    }

    public static TheoryData<string> BodiesThatAreNoTerms => new()
    {
        "",
        "null",
        "[]",
        "17",
        "\"合同\"",
        "{",
        """{"employer": 5}""",
        """{"employer": {"name": []}}""",
        """{"otherAgreements": "one"}""",
        """{"remuneration": {"monthlyWage": 6500}}""",
        """{"remuneration": {"payDay": 99999999999}}""",
        """{"remuneration": {"payDay": "10"}}""",
        """{"workingHours": {"hoursPerDay": 1e999}}""",
        new string('[', 100_000),
    };

    [Theory]
    [MemberData(nameof(BodiesThatAreNoTerms))]
    public async Task A_body_that_is_not_the_JSON_of_terms_is_malformed(string body)
    {
        var parties = await platform.PartiesAsync();

        A.Problem(await parties.Employer.PostTextAsync(Path, body), HttpStatusCode.BadRequest, "request.malformed");
    }

    [Fact]
    public async Task Empty_terms_are_malformed_by_every_field_that_a_contract_cannot_be_without()
    {
        var parties = await platform.PartiesAsync();

        A.FieldProblem(await parties.Employer.PostAsync(Path, new JsonObject()), "employer", "worker");
    }

    [Fact]
    public async Task A_body_of_another_type_is_not_supported()
    {
        var parties = await platform.PartiesAsync();
        using var form = new FormUrlEncodedContent([]);

        A.Problem(
            await parties.Employer.SendAsync(HttpMethod.Post, Path, form),
            HttpStatusCode.UnsupportedMediaType, "request.not-supported");
    }

    [Fact]
    public async Task A_draft_for_another_firm_is_refused()
    {
        var parties = await platform.PartiesAsync();
        var other = await parties.OtherEmployerAsync();

        A.Problem(await other.PostAsync(Path, Parties.ExampleTerms()), HttpStatusCode.Forbidden, "contract.not-your-firm");
    }

    [Fact]
    public async Task A_check_names_the_article_that_a_draft_breaks()
    {
        var parties = await platform.PartiesAsync();
        var terms = Changed("probation.term.end", "\"2027-08-31\""); // nine months, six at most

        var findings = (await parties.Employer.PostAsync($"{Path}/check", terms)).Good().Json.GetProperty("findings");

        var block = Assert.Single(findings.EnumerateArray(), f => f.GetProperty("id").GetString() == "P01");
        Assert.Equal("block", block.GetProperty("severity").GetString());
        Assert.Equal("劳动合同法第十九条", block.GetProperty("article").GetString());
        Assert.Equal("probation.term", block.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Problems_are_in_the_language_asked_for_and_Chinese_otherwise()
    {
        var parties = await platform.PartiesAsync();
        var path = $"{Path}/{Guid.NewGuid()}";

        var chinese = await parties.Employer.GetAsync(path);
        var french = await parties.Employer.SendAsync(HttpMethod.Get, path, null, ("Accept-Language", "fr"));
        var english = await parties.Employer.SendAsync(HttpMethod.Get, path, null, ("Accept-Language", "en-GB,en;q=0.9"));

        Assert.Equal("未找到", chinese.Json.GetProperty("title").GetString());
        Assert.Equal("未找到", french.Json.GetProperty("title").GetString());
        Assert.Equal("Not found", english.Json.GetProperty("title").GetString());
    }

    /// <summary>The example with one value replaced by other JSON.</summary>
    internal static JsonObject Changed(string path, string json)
    {
        var terms = Parties.ExampleTerms();
        var names = path.Split('.');
        JsonNode parent = terms;
        foreach (var name in names[..^1]) parent = parent[name]!;
        parent[names[^1]] = JsonNode.Parse(json);
        return terms;
    }
}
