using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.SignIn;

/// <summary>
/// Every call of the description, by every role, about one's own contract, another's, and none at all: over HTTP, with
/// tokens as the authority gives them.
/// </summary>
[Collection(AtTheDoor.Name)]
public sealed class AccessTableTests(SignInFixture on)
{
    private const string Nobody = "nobody";
    private const string HrSystem = "hr-system";

    /// <summary>Roles as the description names them, by column.</summary>
    private static readonly Dictionary<string, string> RoleOf = new()
    {
        ["admin"] = "employer-administrator", ["clerk"] = "clerk", ["seal"] = "seal-holder", ["worker"] = "worker",
        ["inspector"] = "inspector", ["supervisor"] = "inspector-supervisor", ["operator"] = "operator", ["auditor"] = "auditor",
        [HrSystem] = "clerk",
    };

    public static TheoryData<string, string> Rows =>
        [.. AccessTable.Rows.Select(row => new TheoryDataRow<string, string>(row.Call, row.Whose))];

    [Fact]
    public async Task Every_call_of_the_description_has_its_rows_and_nothing_else_has()
    {
        var described =
            from path in (await DescriptionAsync()).GetProperty("paths").EnumerateObject()
            from call in path.Value.EnumerateObject()
            from whose in path.Name.Contains('{', StringComparison.Ordinal) ? ["own", "other", "none"] : (string[])["-"]
            select $"{call.Name.ToUpperInvariant()} {path.Name} {whose}";

        Assert.Equal(
            described.Order(StringComparer.Ordinal),
            AccessTable.Rows.Select(row => $"{row.Call} {row.Whose}").Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task Each_caller_is_answered_as_the_table_says(string call, string whose)
    {
        var row = Row(call, whose);

        var answers = new List<ApiAnswer>();
        foreach (var caller in AccessTable.Callers) answers.Add(await SendAsync(row, await CallerAsync(caller)));

        Assert.Equal(Told(row.Statuses), Told(answers.Select(answer => (int)answer.Status)));
        Assert.All(answers, answer => Assert.Equal(
            (int)answer.Status switch { 401 => "request.unauthorized", 403 => "request.forbidden", _ => answer.Code }, answer.Code));
        if (whose == "own") Assert.DoesNotContain(answers, answer => answer.Code is "contract.not-found" or "issue.not-found" or "import.not-found" or "webhook.not-found");
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task The_roles_of_the_description_are_those_that_come_in(string call, string whose)
    {
        var row = Row(call, whose);
        var operation = (await DescriptionAsync()).GetProperty("paths").GetProperty(row.Path).GetProperty(row.Method.ToLowerInvariant());
        var described = operation.TryGetProperty("security", out var requirements)
            ? requirements.EnumerateArray().SelectMany(r => r.GetProperty("signIn").EnumerateArray()).Select(role => role.GetString()).ToHashSet()
            : null;

        foreach (var (caller, status) in AccessTable.Callers.Zip(row.Statuses))
        {
            if (described is null) Assert.NotInRange(status, 401, 403);
            else if (caller == Nobody) Assert.Equal(401, status);
            else if (!described.Contains(RoleOf[caller])) Assert.Equal(403, status);
            else if (whose != "own") Assert.NotEqual(403, status);
        }
    }

    [Fact]
    public async Task What_is_anothers_is_answered_as_what_does_not_exist()
    {
        foreach (var row in AccessTable.Rows.Where(row =>
            row.Whose == "other" && row.Path.Split('/')[3] is "contracts" or "batches" or "imports" or "webhooks" or "employer"))
        {
            foreach (var name in AccessTable.Callers)
            {
                var caller = await CallerAsync(name);
                var (other, none) = (await SendAsync(row, caller), await SendAsync(row with { Whose = "none" }, caller));

                Assert.Equal(((int)none.Status, none.Text), ((int)other.Status, other.Text));
            }
        }
    }

    private static AccessRow Row(string call, string whose) => AccessTable.Rows.Single(row => row.Call == call && row.Whose == whose);

    private static string Told(IEnumerable<int> statuses) =>
        string.Join(", ", AccessTable.Callers.Zip(statuses, (caller, status) => $"{caller} {status}"));

    private async Task<JsonElement> DescriptionAsync() => (await on.Parties.Anyone.GetAsync("/openapi/v1.json")).Good().Json;

    private Task<ApiCaller> CallerAsync(string column) => column switch
    {
        Nobody => Task.FromResult(on.Parties.Anyone),
        HrSystem => ApiCaller.SignInAsync(
            on.Platform.Http, ("grant_type", "client_credentials"), ("client_id", "changshun-hr"), ("client_secret", "demonstration")),
        "worker" => Task.FromResult(on.Parties.Worker),
        "operator" => ApiCaller.SignInAsync(on.Platform.Http, "operator@platform.example"),
        "admin" or "clerk" or "seal" => ApiCaller.SignInAsync(on.Platform.Http, $"{column}@changshun.example"),
        _ => ApiCaller.SignInAsync(on.Platform.Http, $"{column}@bureau.example"),
    };

    private async Task<ApiAnswer> SendAsync(AccessRow row, ApiCaller caller)
    {
        var path = await PathOfAsync(row);
        if (row.Path.EndsWith("/comparisons", StringComparison.Ordinal))
        {
            using var copy = new MultipartFormDataContent { { new ByteArrayContent(on.Pdf), "file", "copy.pdf" } };
            return await caller.SendAsync(HttpMethod.Post, path, copy);
        }

        if (row is { Method: "DELETE", Path: "/api/v1/webhooks/{id}", Whose: "own" }) return await DeleteOwnAsync(caller);
        if (row.Method == "DELETE") return await caller.SendAsync(HttpMethod.Delete, path);
        if (row.Method == "GET") return await caller.GetAsync($"{path}{QueryOf(row.Path)}");
        if (row.Method == "PUT") return await caller.SendAsync(HttpMethod.Put, path, JsonContent.Create(BodyOf(row.Path)));
        if (row.Path == "/api/v1/batches") return await Upload.PostAsync(caller, Upload.Csv([$"{Guid.NewGuid()}"])); // a file is taken once
        if (row.Path == Imports.Path) return await Imports.SendAsync(caller, await Imports.SignedAsync(on.Parties.Worker, on.Own.Id)); // likewise
        if (row.Path == "/api/v1/verifications") return await caller.VerifyAsync(on.Pdf);
        if (row.Path != "/connect/token") return await caller.PostAsync(path, BodyOf(row.Path));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = "changshun-hr", ["client_secret"] = "demonstration",
        });
        return await caller.SendAsync(HttpMethod.Post, path, form);
    }

    /// <summary>Deletes a webhook made for this caller alone: there is one to delete for each.</summary>
    private async Task<ApiAnswer> DeleteOwnAsync(ApiCaller caller)
    {
        var path = $"/api/v1/webhooks/{await SignInFixture.WebhookAsync(on.Parties.Employer)}";
        var answer = await caller.SendAsync(HttpMethod.Delete, path);
        _ = await on.Parties.Employer.SendAsync(HttpMethod.Delete, path); // left by who may not
        return answer;
    }

    private async Task<string> PathOfAsync(AccessRow row)
    {
        if (row.Path.StartsWith("/api/v1/cases/", StringComparison.Ordinal))
            return row.Path.Replace("{id}", $"{await CaseOfAsync(row)}", StringComparison.Ordinal)
                .Replace("{contract}", on.Own.Id.ToString(), StringComparison.Ordinal)
                .Replace("{import}", on.Own.Import.ToString(), StringComparison.Ordinal)
                + (row.Path == "/api/v1/cases/{id}/evidence.zip" ? $"?contract={on.Own.Id}" : "");

        if (row.Path.StartsWith("/api/v1/firms/", StringComparison.Ordinal))
            return row.Path.Replace("{id}", $"{(row.Whose == "none" ? Guid.NewGuid() : await on.ApplyAsync())}", StringComparison.Ordinal);

        var document = row.Whose switch
        {
            "own" => on.Own,
            "other" => on.Other,
            _ => new(Guid.NewGuid(), new string('a', 26), $"0x{new string('a', 64)}", Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()),
        };
        var id = row.Path.Split('/') switch
        {
            [_, _, _, "batches", ..] => document.Batch,
            [_, _, _, "imports", ..] => document.Import,
            [_, _, _, "webhooks", ..] => document.Webhook,
            [_, _, _, var keeper, var thing, ..] => on.Kept.GetValueOrDefault((keeper, thing, row.Whose), document.Id),
            _ => document.Id,
        };
        return row.Path
            .Replace("{id}", id.ToString(), StringComparison.Ordinal)
            .Replace("{code}", document.Code, StringComparison.Ordinal)
            .Replace("{root}", document.Root, StringComparison.Ordinal)
            .Replace("{request}", Guid.NewGuid().ToString(), StringComparison.Ordinal);
    }

    /// <summary>One that is closed is closed for all rows: that row has its own.</summary>
    private async Task<Guid> CaseOfAsync(AccessRow row) => row.Whose switch
    {
        "own" when row.Path.EndsWith("/close", StringComparison.Ordinal) => await on.OpenCaseAsync("inspector@bureau.example", "320411"),
        "own" => on.OwnCase,
        "other" => on.OtherCase,
        _ => Guid.NewGuid(),
    };

    /// <summary>What a call has to be asked with.</summary>
    private static string QueryOf(string path) => path[(path.LastIndexOf('/') + 1)..] switch
    {
        "statement" => "?from=2026-01-01&to=2026-12-31&employer=91320411MACY000187",
        "filings" or "filings.xlsx" => "?from=2026-01-01&to=2026-12-31",
        "coverage" or "coverage.csv" or "coverage.xlsx" => "?district=320411",
        _ => "",
    };

    /// <summary>A body that says nothing wrong, so that the answer is about who calls and whose it is.</summary>
    private static JsonObject BodyOf(string path) => path[(path.LastIndexOf('/') + 1)..] switch
    {
        "contracts" or "check" => Parties.RepeatableTerms(),
        "accounts" => new() { ["phone"] = "13900004003", ["roles"] = new JsonArray(path.Contains("/operator/", StringComparison.Ordinal) ? "inspector" : "clerk") },
        "roles" => new() { ["roles"] = new JsonArray("clerk") },
        "password" => new() { ["oldPassword"] = "not the old one", ["newPassword"] = "long enough, at least" },
        "confirm" => new() { ["sha256"] = new string('a', 64), ["lines"] = 1 },
        "refuse" => new() { ["reason"] = "执照照片看不清" },
        "webhooks" => new() { ["address"] = "https://hr.changshun.example/hook", ["events"] = new JsonArray("contract.concluded") },
        "redeliveries" => new() { ["delivery"] = Guid.NewGuid() },
        "seal" => new() { ["line"] = "none" },
        "search" => new() { ["phone"] = "13800000001" },
        "cases" => SignInFixture.CaseBody("320411"),
        "hash" => new() { ["sha256"] = new string('a', 64) },
        "signatures" => new() { ["intentId"] = Guid.NewGuid(), ["code"] = "000000" },
        "notice-acknowledgements" => new() { ["version"] = 1, ["sha256"] = new string('a', 64) },
        "readings" => new() { ["documentSha256"] = new string('a', 64), ["pages"] = new JsonArray(new JsonObject { ["page"] = 1, ["seconds"] = 9 }), ["method"] = "web" },
        "identity-checks" => new()
        {
            ["method"] = "operator-register", ["name"] = "王䶮", ["idNumber"] = "320499199003070012", ["phone"] = "13800000001",
            ["papers"] = new JsonArray("resident-identity-card"),
        },
        "passkeys" => new()
        {
            ["challengeId"] = Guid.NewGuid(), ["code"] = "000000", ["device"] = "phone", ["clientData"] = "AA", ["authenticatorData"] = "AA",
        },
        "decline" => new() { ["reason"] = "另有安排" },
        "change-requests" => new() { ["clause"] = "workContent", ["proposedText"] = "仓储管理" },
        "answer" => new() { ["accepted"] = true },
        "amendments" => new()
        {
            ["changes"] = new JsonObject { ["remuneration"] = new JsonObject { ["monthlyWage"] = "7000.00" } },
            ["effectiveFrom"] = "2027-06-01",
        },
        "renewals" => new() { ["term"] = new JsonObject { ["start"] = "2029-12-01", ["end"] = "2032-11-30" } },
        "terminations" => new()
        {
            ["document"] = "termination-notice",
            ["ending"] = new JsonObject
            {
                ["ground"] = "graveBreach",
                ["lastDay"] = "2027-03-31",
                ["noticeOn"] = "2027-02-20",
                ["reason"] = "按双方书面确认的事实办理。",
                ["unionNotifiedOn"] = "2027-02-18",
                ["post"] = "仓储配送",
                ["serviceSince"] = "2026-12-01",
                ["handover"] = "车辆、钥匙和单据于最后工作日交还。",
            },
        },
        _ => [],
    };
}
