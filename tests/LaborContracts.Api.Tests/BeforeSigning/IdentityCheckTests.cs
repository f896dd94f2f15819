using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Storage;
using LaborContracts.TestKit.Platform;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.BeforeSigning;

/// <summary>Whether somebody is who the account is for, by the word of a register; not having looked is neither yes nor no.</summary>
public sealed class IdentityCheckTests
{
    private const string Path = "/api/v1/me/identity-checks";

    [Theory]
    [InlineData("match", "passed"), InlineData("mismatch", "failed"), InlineData("unknown", "couldNotLook"), InlineData("Match", "couldNotLook")]
    public async Task Only_a_clear_answer_of_the_register_is_a_result(string answered, string result)
    {
        await using var register = new RegisterDesk { Answer = RegisterDesk.Found(answered) };
        await using var platform = await register.PlatformAsync();
        var worker = (await platform.PartiesAsync()).Worker;

        var check = (await worker.PostAsync(Path, IdentityBodies.Own())).Good();

        Assert.Equal(HttpStatusCode.Created, check.Status);
        Assert.Equal(
            ("operator-register", "常州运营商核验", "R-20261124-1", result, "王**", "3204**********0012", "138****0001"),
            (Text(check, "method"), Text(check, "provider"), Text(check, "reference"), Text(check, "result"), Text(check, "name"), Text(check, "idNumber"), Text(check, "phone")));
        Assert.Equal(result, Assert.Single((await worker.GetAsync(Path)).Good().Json.GetProperty("checks").EnumerateArray()).GetProperty("result").GetString());
        var asked = Assert.Single(register.Questions);
        Assert.Equal((IdentityBodies.Name, IdentityBodies.IdNumber, IdentityBodies.Phone), ((string?)asked["name"], (string?)asked["idNumber"], (string?)asked["phone"]));
    }

    [Theory]
    [InlineData(503, "{}"), InlineData(401, "{}"), InlineData(200, "{\"result\":\"match\"}"), InlineData(200, "{\"result\":true,\"requestId\":\"R-1\"}")]
    [InlineData(200, "{\"result\":\"match\",\"requestId\":\"王 320499\"}"), InlineData(302, "{\"result\":\"match\",\"requestId\":\"R-1\"}"), InlineData(200, null)]
    public async Task A_register_that_cannot_be_asked_has_found_nothing_and_the_person_tries_again(int status, string? answer)
    {
        await using var register = new RegisterDesk { Status = status, Answer = answer is null ? null : JsonNode.Parse(answer)!.AsObject() };
        await using var platform = await register.PlatformAsync(("Platform:Identity:ChecksOfAnAccount", "1"));
        var worker = (await platform.PartiesAsync()).Worker;

        Assert.Equal("couldNotLook", Text((await worker.PostAsync(Path, IdentityBodies.Own())).Good(), "result"));
        (register.Status, register.Answer) = (200, RegisterDesk.Found("match"));

        Assert.Equal("passed", Text((await worker.PostAsync(Path, IdentityBodies.Own())).Good(), "result"));
    }

    [Theory]
    [InlineData("idNumber", "320499199003070020"), InlineData("phone", "13800000002")]
    public async Task Another_persons_number_or_phone_is_asked_about_with_nobody(string field, string value)
    {
        await using var register = new RegisterDesk();
        await using var platform = await register.PlatformAsync();
        var worker = (await platform.PartiesAsync()).Worker;
        var body = IdentityBodies.Own();
        body[field] = value;

        A.Problem(await worker.PostAsync(Path, body), HttpStatusCode.UnprocessableEntity, "identity.other-person");

        Assert.Empty(register.Questions);
        Assert.Empty((await worker.GetAsync(Path)).Good().Json.GetProperty("checks").EnumerateArray());
    }

    [Fact]
    public async Task Guesses_are_counted_before_they_are_judged_and_end_for_the_day()
    {
        await using var register = new RegisterDesk();
        await using var platform = await register.PlatformAsync(("Platform:Identity:ChecksOfAnAccount", "3"));
        var worker = (await platform.PartiesAsync()).Worker;
        var guess = IdentityBodies.Own();
        guess["phone"] = "13800000002";
        for (var i = 0; i < 3; i++) A.Problem(await worker.PostAsync(Path, guess.DeepClone()), HttpStatusCode.UnprocessableEntity, "identity.other-person");

        A.Problem(await worker.PostAsync(Path, guess), HttpStatusCode.TooManyRequests, "identity.too-many");
        A.Problem(await worker.PostAsync(Path, IdentityBodies.Own()), HttpStatusCode.TooManyRequests, "identity.too-many");
        platform.Clock.Advance(TimeSpan.FromDays(1));
        (await (await platform.PartiesAsync()).Worker.PostAsync(Path, IdentityBodies.Own())).Good();
    }

    [Fact]
    public async Task The_card_is_asked_with_what_its_app_gave_and_without_the_phone()
    {
        await using var register = new RegisterDesk();
        await using var platform = await register.PlatformAsync();
        var worker = (await platform.PartiesAsync()).Worker;
        var body = IdentityBodies.Own("social-security-card");
        A.FieldProblem(await worker.PostAsync(Path, body.DeepClone()), "authorization");
        body["authorization"] = "app's word";

        var check = (await worker.PostAsync(Path, body)).Good();

        Assert.Equal(("social-security-card", "电子社会保障卡", "passed"), (Text(check, "method"), Text(check, "provider"), Text(check, "result")));
        var asked = Assert.Single(register.Questions);
        Assert.Equal(("app's word", false), ((string?)asked["authorization"], asked.ContainsKey("phone")));
    }

    [Fact]
    public async Task Faces_are_no_way_and_each_field_is_looked_at()
    {
        await using var register = new RegisterDesk();
        await using var platform = await register.PlatformAsync();
        var worker = (await platform.PartiesAsync()).Worker;

        A.FieldProblem(await worker.PostAsync(Path, IdentityBodies.Own("face")), "method");
        A.FieldProblem(await worker.PostAsync(Path, IdentityBodies.Own("counter")), "method");
        A.FieldProblem(await worker.PostAsync(Path, new JsonObject()), "method", "name", "idNumber", "phone");
    }

    [Fact]
    public async Task Who_seals_is_bound_to_the_first_person_that_was_found()
    {
        await using var register = new RegisterDesk();
        await using var platform = await register.PlatformAsync();
        var employer = (await platform.PartiesAsync()).Employer;
        JsonObject Of(string idNumber) => new() { ["method"] = "operator-register", ["name"] = "孙远", ["idNumber"] = idNumber, ["phone"] = "13900000001" };
        (await employer.PostAsync(Path, Of("32049919850412001X"))).Good();

        A.Problem(await employer.PostAsync(Path, Of(IdentityBodies.IdNumber)), HttpStatusCode.UnprocessableEntity, "identity.other-person");
        (await employer.PostAsync(Path, Of("32049919850412001x"))).Good();
    }

    [Fact]
    public async Task A_clerks_word_is_kept_as_the_employers_and_shown_to_the_worker()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var call = $"{Parties.PathOf(await parties.OfferedAsync())}/identity-checks";
        var another = IdentityBodies.Papers();
        another["name"] = "王龑";

        A.Problem(await parties.Employer.PostAsync(call, another), HttpStatusCode.UnprocessableEntity, "identity.other-person-in-contract");
        var noPapers = IdentityBodies.Papers();
        noPapers["papers"] = new JsonArray("face");
        A.FieldProblem(await parties.Employer.PostAsync(call, noPapers), "papers");
        (await parties.Employer.PostAsync(call, IdentityBodies.Papers())).Good();

        var seen = Assert.Single((await parties.Worker.GetAsync(Path)).Good().Json.GetProperty("checks").EnumerateArray());
        Assert.Equal(
            ("counter", "91320411MACY000187", "passed", "resident-identity-card"),
            (seen.GetProperty("method").GetString(), seen.GetProperty("provider").GetString(), seen.GetProperty("result").GetString(), seen.GetProperty("papers")[0].GetString()));
        Assert.Contains("用人单位的陈述", seen.GetProperty("statement").GetString(), StringComparison.Ordinal);
        Assert.Single((await parties.Worker.GetAsync("/api/v1/me/data.json")).Good().Json.GetProperty("identityChecks").EnumerateArray());
        Assert.Empty((await (await parties.OtherWorkerAsync()).GetAsync(Path)).Good().Json.GetProperty("checks").EnumerateArray());
    }

    [Fact]
    public async Task The_row_tells_nobody_who_was_checked()
    {
        await using var register = new RegisterDesk();
        await using var platform = await register.PlatformAsync();
        (await (await platform.PartiesAsync()).Worker.PostAsync(Path, IdentityBodies.Own())).Good();

        await using var scope = platform.Services.CreateAsyncScope();
        await using var connection = new SqliteConnection(scope.ServiceProvider.GetRequiredService<LaborContractsDb>().Database.GetConnectionString());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM IdentityChecks JOIN Contacts ON Account = UserName";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        var row = string.Join('\n', Enumerable.Range(0, reader.FieldCount).Select(i =>
            reader.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : reader.GetValue(i).ToString()));

        Assert.Contains("R-20261124-1", row, StringComparison.Ordinal);
        foreach (var datum in (string[])[IdentityBodies.Name, "王*", IdentityBodies.IdNumber, "3204***", IdentityBodies.Phone])
            Assert.DoesNotContain(datum, row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_numbers_would_reach_in_the_clear_stops_the_start() => await Assert.ThrowsAsync<FormatException>(() =>
        InProcessPlatform.StartAsync(new Dictionary<string, string> { ["Platform:Identity:Registers:operator-register:Address"] = "http://register.example/" }));

    private static string? Text(ApiAnswer answer, string name) => answer.Json.GetProperty(name).GetString();
}
