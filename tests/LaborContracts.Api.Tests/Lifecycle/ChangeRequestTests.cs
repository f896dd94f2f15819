using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Lifecycle;

/// <summary>A worker asks for a change of a named clause; both texts are kept.</summary>
public sealed class ChangeRequestTests(InProcessPlatform platform)
{
    [Fact]
    public async Task Both_texts_of_a_clause_and_the_answer_are_kept()
    {
        var parties = await platform.PartiesAsync();
        var path = Parties.PathOf(await parties.OfferedAsync());

        (await parties.Worker.PostAsync($"{path}/change-requests", Asked("remuneration.monthlyWage", "7000.00"))).Good();
        var request = Only(await parties.Employer.GetAsync(path));
        var id = request.GetProperty("id").GetGuid();
        (await parties.Employer.PostAsync(
            $"{path}/change-requests/{id}/answer", new JsonObject { ["accepted"] = false, ["text"] = "按录用通知执行" })).Good();

        var answered = Only(await parties.Worker.GetAsync(path));
        Assert.Equal(
            ("6500.00", "7000.00", "与面谈不一致"),
            (Text(answered, "currentText"), Text(answered, "proposedText"), Text(answered, "reason")));
        Assert.Equal((false, "按录用通知执行"),
            (answered.GetProperty("answer").GetProperty("accepted").GetBoolean(), Text(answered.GetProperty("answer"), "text")));
        A.Problem(
            await parties.Employer.PostAsync($"{path}/change-requests/{id}/answer", new JsonObject { ["accepted"] = true }),
            HttpStatusCode.Conflict, "change-request.answered");
    }

    [Fact]
    public async Task A_request_that_is_sent_twice_is_kept_once()
    {
        var parties = await platform.PartiesAsync();
        var path = Parties.PathOf(await parties.OfferedAsync());

        for (var sent = 0; sent < 2; sent++)
            (await parties.Worker.PostAsync($"{path}/change-requests", Asked("workContent", "仓储管理"))).Good();
        Only(await parties.Worker.GetAsync(path));
        (await parties.Worker.PostAsync($"{path}/change-requests", Asked("workContent", "仓储和配送"))).Good();

        Assert.Equal(2, (await parties.Worker.GetAsync(path)).Json.GetProperty("changeRequests").GetArrayLength());
    }

    [Fact]
    public async Task A_clause_of_several_values_is_kept_whole()
    {
        var parties = await platform.PartiesAsync();
        var path = Parties.PathOf(await parties.ConcludedAsync());

        (await parties.Worker.PostAsync($"{path}/change-requests", Asked("otherAgreements", "删去第二项"))).Good();

        var agreements = Parties.ExampleTerms()["otherAgreements"]!.AsArray().Select(text => text!.GetValue<string>());
        Assert.Equal(string.Join('\n', agreements), Text(Only(await parties.Worker.GetAsync(path)), "currentText"));
    }

    [Theory]
    [InlineData("noSuchClause", "文字", "clause")]
    [InlineData("remuneration.monthlyWage.amount", "文字", "clause")]
    [InlineData("", "文字", "clause")]
    [InlineData("workContent", "  ", "proposedText")]
    public async Task A_request_names_a_clause_and_a_text(string clause, string text, string field)
    {
        var parties = await platform.PartiesAsync();
        var path = Parties.PathOf(await parties.OfferedAsync());

        A.FieldProblem(await parties.Worker.PostAsync($"{path}/change-requests", Asked(clause, text)), field);
    }

    [Fact]
    public async Task The_employer_asks_for_no_change_and_the_worker_answers_none()
    {
        var parties = await platform.PartiesAsync();
        var path = Parties.PathOf(await parties.OfferedAsync());

        A.Problem(
            await parties.Employer.PostAsync($"{path}/change-requests", Asked("workContent", "文字")),
            HttpStatusCode.Forbidden, "request.forbidden");
        A.Problem(
            await parties.Worker.PostAsync($"{path}/change-requests/{Guid.NewGuid()}/answer", new JsonObject { ["accepted"] = true }),
            HttpStatusCode.Forbidden, "request.forbidden");
        A.Problem(
            await parties.Employer.PostAsync($"{path}/change-requests/{Guid.NewGuid()}/answer", new JsonObject { ["accepted"] = true }),
            HttpStatusCode.NotFound, "change-request.not-found");
    }

    private static JsonObject Asked(string clause, string text) =>
        new() { ["clause"] = clause, ["proposedText"] = text, ["reason"] = "与面谈不一致" };

    private static JsonElement Only(ApiAnswer answer) => Assert.Single(answer.Good().Json.GetProperty("changeRequests").EnumerateArray());

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
