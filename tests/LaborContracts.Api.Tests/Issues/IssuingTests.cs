using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Issues;

/// <summary>From a spreadsheet to contracts that are out for signing. Each test has people of its own: a file is taken once.</summary>
public sealed class IssuingTests(InProcessPlatform platform)
{
    [Fact]
    public async Task Lines_that_are_right_are_issued_and_the_others_are_told_and_left_out()
    {
        var employer = (await platform.PartiesAsync()).Employer;
        var file = Upload.Csv(
        [
            Upload.Line(1), Upload.Line(2).Replace(Upload.IdNumberOf(2), "320499198501011231", StringComparison.Ordinal), Upload.Line(1), Upload.Line(3).Replace("6500.00", "100.00", StringComparison.Ordinal),
            Upload.Line(4).Replace("王䶮", "王\U0010FFFD", StringComparison.Ordinal), "", Upload.Line(5) + ",多出的一格", Upload.Line(6).Replace("6500.00", "\"6,800.00\"", StringComparison.Ordinal),
        ]);
        var view = await Upload.CheckedAsync(employer, file);

        var shown = await Upload.ShowAsync(employer, IdOf(view));
        Assert.Equal((7, 2, 5), (view.GetProperty("lines").GetInt32(), view.GetProperty("ready").GetInt32(), view.GetProperty("faulty").GetInt32()));
        Assert.Equal(
            [
                (3, "issue.line-malformed"), (4, "issue.worker-twice"), (5, "contract.blocked-by-statute"), (6, "issue.character-not-printable"),
                (8, "issue.cells-without-heading"),
            ],
            shown.GetProperty("errors").EnumerateArray().Select(e => (e.GetProperty("line").GetInt32(), e.GetProperty("code").GetString()!)));
        Assert.Equal("worker.idNumber", shown.GetProperty("errors")[0].GetProperty("faults")[0].GetProperty("field").GetString());
        Assert.Equal("劳动者证件号码", shown.GetProperty("errors")[0].GetProperty("faults")[0].GetProperty("name").GetString());
        Assert.Equal("W01", shown.GetProperty("errors")[2].GetProperty("findings")[0].GetProperty("id").GetString());
        Assert.Equal("U+10FFFD", shown.GetProperty("errors")[3].GetProperty("character").GetString());
        Assert.Equal([2, 9], shown.GetProperty("samples").EnumerateArray().Select(s => s.GetProperty("line").GetInt32()));
        var totals = view.GetProperty("totals");
        Assert.Equal(("13300.00", "6500.00", "6800.00"), (totals.GetProperty("wageSum").GetString(), totals.GetProperty("leastWage").GetString(), totals.GetProperty("greatestWage").GetString()));

        (await Upload.ConfirmAsync(employer, view)).Good();
        await Upload.InStateAsync(employer, IdOf(view), "finished");

        var results = await Upload.ResultsAsync(employer, IdOf(view));
        Assert.Equal(
            ["2 issued", "3 faulty", "4 faulty", "5 faulty", "6 faulty", "8 faulty", "9 issued"], results.Select(row => $"{row[0]} {row[1]}"));
        foreach (var row in results.Where(row => row[1] == "issued"))
        {
            var contract = (await employer.GetAsync(Parties.PathOf(Guid.Parse(row[2])))).Good().Json;
            Assert.Equal(("offered", row[3]), (contract.GetProperty("state").GetString(), contract.GetProperty("number").GetString()));
            Assert.Equal("仓储配送岗位", contract.GetProperty("terms").GetProperty("workContent").GetString()![..6]);
        }

        Assert.DoesNotContain("王", string.Join(',', results.SelectMany(row => row)), StringComparison.Ordinal);
        Assert.Empty((await Upload.ShowAsync(employer, IdOf(view))).GetProperty("samples").EnumerateArray());
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_file_and_the_number_are_confirmed()
    {
        var employer = (await platform.PartiesAsync()).Employer;
        var view = await Upload.CheckedAsync(employer, Upload.Csv(20, 21));
        var confirm = $"{Upload.PathOf(IdOf(view))}/confirm";

        A.Problem(
            await employer.PostAsync(confirm, new JsonObject { ["sha256"] = new string('a', 64), ["lines"] = 2 }),
            HttpStatusCode.UnprocessableEntity, "issue.other-file");
        A.Problem(
            await employer.PostAsync(confirm, new JsonObject { ["sha256"] = view.GetProperty("sha256").GetString(), ["lines"] = 3 }),
            HttpStatusCode.UnprocessableEntity, "issue.other-number");
        Assert.Equal("checked", (await Upload.ViewAsync(employer, IdOf(view))).GetProperty("state").GetString());
        Assert.Equal([("ready", ""), ("ready", "")], (await Upload.ResultsAsync(employer, IdOf(view))).Select(row => (row[1], row[2])));

        (await Upload.ConfirmAsync(employer, view)).Good();
        (await Upload.ConfirmAsync(employer, view)).Good();
        await Upload.InStateAsync(employer, IdOf(view), "finished");

        Assert.Equal(2, (await Upload.ResultsAsync(employer, IdOf(view))).Select(row => row[2]).Distinct().Count());
    }

    [Fact]
    public async Task Each_warning_needs_one_reason_for_all_its_lines()
    {
        var employer = (await platform.PartiesAsync()).Employer;
        var common = Upload.Common();
        common["autoRenews"] = true;
        var view = await Upload.CheckedAsync(employer, Upload.Csv(30, 31), common);
        var warnings = view.GetProperty("totals").GetProperty("warnings").EnumerateArray().ToArray();
        Assert.NotEmpty(warnings);
        Assert.All(warnings, warning => Assert.Equal(2, warning.GetProperty("lines").GetInt32()));

        var refused = await Upload.ConfirmAsync(employer, view);

        A.Problem(refused, HttpStatusCode.UnprocessableEntity, "contract.warnings-need-reasons");
        var reasons = new JsonObject();
        foreach (var rule in refused.Json.GetProperty("rules").EnumerateArray()) reasons[rule.GetString()!] = "已与劳动者逐项说明并确认";
        (await Upload.ConfirmAsync(employer, view, reasons)).Good();
        await Upload.InStateAsync(employer, IdOf(view), "finished");
        Assert.Equal(["issued", "issued"], (await Upload.ResultsAsync(employer, IdOf(view))).Select(row => row[1]));
    }

    [Fact]
    public async Task The_same_file_is_taken_once_and_a_repeated_request_is_answered_with_what_it_made()
    {
        var employer = (await platform.PartiesAsync()).Employer;
        var file = Upload.Csv(40);
        var first = (await Upload.PostAsync(employer, file, headers: ("Idempotency-Key", "july"))).Good().Json;

        var repeated = await Upload.PostAsync(employer, file, headers: ("Idempotency-Key", "july"));
        var again = await Upload.PostAsync(employer, file);
        var other = await Upload.PostAsync(employer, Upload.Csv(41), headers: ("Idempotency-Key", "july"));

        Assert.Equal((HttpStatusCode.Accepted, IdOf(first)), (repeated.Status, IdOf(repeated.Json)));
        A.Problem(again, HttpStatusCode.Conflict, "issue.same-file");
        Assert.Equal(IdOf(first), again.Json.GetProperty("batch").GetGuid());
        A.Problem(other, HttpStatusCode.UnprocessableEntity, "idempotency.other-request");
    }

    [Fact]
    public async Task What_was_cancelled_is_never_sent_and_its_file_may_come_again()
    {
        var employer = (await platform.PartiesAsync()).Employer;
        var file = Upload.Csv(50, 51);
        var view = await Upload.CheckedAsync(employer, file);

        (await employer.PostAsync($"{Upload.PathOf(IdOf(view))}/cancel")).Good();

        A.Problem(await Upload.ConfirmAsync(employer, view), HttpStatusCode.Conflict, "issue.not-in-this-state");
        Assert.Equal(["cancelled", "cancelled"], (await Upload.ResultsAsync(employer, IdOf(view))).Select(row => row[1]));
        Assert.Equal(HttpStatusCode.Accepted, (await Upload.PostAsync(employer, file)).Status);
    }

    [Theory]
    [InlineData("昵称\n小王\n", "issue.unknown-column", "昵称")]
    [InlineData("劳动者姓名,worker.name\n王,王\n", "issue.column-twice", "worker.name")]
    [InlineData("劳动者姓名\n", "issue.no-lines", null)]
    [InlineData("劳动者姓名\n王\n\"李\n", "issue.csv-quotes", "3")]
    public async Task A_file_that_cannot_be_used_is_refused_with_the_place(string csv, string code, string? at)
    {
        var employer = (await platform.PartiesAsync()).Employer;
        var id = IdOf((await Upload.PostAsync(employer, Encoding.UTF8.GetBytes(csv))).Good().Json);

        await Upload.InStateAsync(employer, id, "unreadable");

        var problem = (await Upload.ViewAsync(employer, id)).GetProperty("problem");
        Assert.Equal((code, at), (problem.GetProperty("code").GetString(), problem.GetProperty("at").GetString()));
    }

    [Fact]
    public async Task What_is_no_upload_is_refused()
    {
        var employer = (await platform.PartiesAsync()).Employer;

        A.Problem(await employer.PostAsync("/api/v1/batches", new JsonObject()), HttpStatusCode.UnsupportedMediaType, "request.not-supported");
        A.Problem(await Upload.PostAsync(employer, []), HttpStatusCode.BadRequest, "issue.no-file");
        A.FieldProblem(await Upload.PostAsync(employer, Upload.Csv(60), kind: "amendment"), "kind");
        A.FieldProblem(await Upload.PostAsync(employer, Upload.Csv(60), new JsonObject { ["kind"] = "training-agreement" }), "common.kind");
    }

    [Fact]
    public async Task Another_firm_has_no_such_upload_and_a_line_for_another_firm_is_faulty()
    {
        var parties = await platform.PartiesAsync();
        var common = Upload.Common();
        common["employer"]!["creditCode"] = "91320481000000000Y";

        var view = await Upload.CheckedAsync(parties.Employer, Upload.Csv(70), common);

        var shown = await Upload.ShowAsync(parties.Employer, IdOf(view));
        Assert.Equal("contract.not-your-firm", shown.GetProperty("errors")[0].GetProperty("code").GetString());
        A.Problem(
            await (await parties.OtherEmployerAsync()).GetAsync(Upload.PathOf(IdOf(view))), HttpStatusCode.NotFound, "issue.not-found");
    }

    [Fact]
    public async Task Lines_with_faults_come_in_pages()
    {
        var employer = (await platform.PartiesAsync()).Employer;
        var view = await Upload.CheckedAsync(employer, Upload.Csv([.. Enumerable.Range(80, 5).Select(_ => Upload.Line(80).Replace("320499", "32049A", StringComparison.Ordinal))]));
        var lines = new List<int>();
        var next = (string?)"0";
        while (next is not null)
        {
            var page = (await employer.GetAsync($"{Upload.PathOf(IdOf(view))}?limit=2&cursor={next}")).Good().Json;
            lines.AddRange(page.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal([2, 3, 4, 5, 6], lines);
    }

    [Theory]
    [InlineData("csv", "labor-contract")]
    [InlineData("xlsx", "platform-agreement-three-party")]
    public async Task A_template_is_a_spreadsheet_whose_headings_are_understood(string form, string kind)
    {
        var employer = (await platform.PartiesAsync()).Employer;
        var template = (await employer.GetAsync($"/api/v1/batches/template.{form}?kind={kind}")).Good();

        var id = IdOf((await Upload.PostAsync(employer, template.Body, kind: kind)).Good().Json);

        await Upload.InStateAsync(employer, id, "unreadable");
        Assert.Equal("issue.no-lines", (await Upload.ViewAsync(employer, id)).GetProperty("problem").GetProperty("code").GetString());
        A.FieldProblem(await employer.GetAsync($"/api/v1/batches/template.{form}?kind=renewal"), "kind");
    }

    [Fact]
    public async Task Uploads_are_listed_newest_first()
    {
        var employer = (await platform.PartiesAsync()).Employer;
        var first = IdOf((await Upload.PostAsync(employer, Upload.Csv(90))).Good().Json);
        var second = IdOf((await Upload.PostAsync(employer, Upload.Csv(91))).Good().Json);

        var page = (await employer.GetAsync("/api/v1/batches?limit=100")).Good().Json;

        var ids = page.GetProperty("batches").EnumerateArray().Select(IdOf).ToList();
        Assert.True(ids.IndexOf(second) < ids.IndexOf(first) && ids.Contains(second));
    }

    private static Guid IdOf(JsonElement view) => view.GetProperty("id").GetGuid();
}
