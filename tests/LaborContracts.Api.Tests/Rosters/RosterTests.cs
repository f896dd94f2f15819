using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Sheets;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger.Trails;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Api.Tests.Rosters;

/// <summary>The statutory roster and the filing record of an employer.</summary>
public sealed class RosterTests
{
    [Fact]
    public async Task The_roster_holds_what_the_law_asks_of_who_works_there_by_the_latest_terms()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        await parties.OfferedAsync(); // nobody works by an offer

        var answer = (await parties.Employer.GetAsync("/api/v1/roster")).Good();

        Assert.Empty(Schema.Faults("roster", answer.Text));
        Assert.Equal("91320411MACY000187", answer.Json.GetProperty("employer").GetString());
        var worker = Assert.Single(answer.Json.GetProperty("workers").EnumerateArray());
        Assert.Equal(contract, worker.GetProperty("contract").GetGuid());
        var values = worker.GetProperty("values");
        (string, string)[] wanted =
        [
            ("worker.name", "王䶮"), ("worker.sex", "male"), ("worker.idNumber", "320499199003070012"), ("worker.phone", "13800000001"),
            ("kind", "labor-contract"), ("employmentStart", "2026-12-01"), ("term.kind", "fixed"), ("term.start", "2026-12-01"), ("term.end", "2029-11-30"),
        ];
        Assert.All(wanted, pair => Assert.Equal(pair.Item2, values.GetProperty(pair.Item1).GetString()));
        Assert.False(values.TryGetProperty("remuneration.monthlyWage", out _)); // the roster does not ask for it
    }

    [Fact]
    public async Task Each_line_is_a_look_that_the_worker_sees_once_a_day()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();

        for (var time = 0; time < 2; time++)
        {
            (await parties.Employer.GetAsync("/api/v1/roster")).Good();
            (await parties.Employer.GetAsync("/api/v1/roster.xlsx")).Good();
            (await parties.Employer.GetAsync("/api/v1/filings?from=2026-11-24&to=2026-11-24")).Good();
        }

        var told = TrailFile.Read((await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Body).Entries
            .Select(entry => TrailEvent.TryRead(entry.Event!.Value)!).Where(one => one is { Actor: "employer", Type: TrailEventType.Opened })
            .Select(one => one.Details["what"]).ToList();
        Assert.Single(told, "roster");
        Assert.Single(told, "filing");
        Assert.Contains("职工名册", (await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/access-log")).Good().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_the_workbook_has_them_all()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var contracts = new List<Guid>();
        for (var i = 0; i < 3; i++) contracts.Add(await parties.ConcludedAsync());

        var (found, query) = (new List<Guid>(), "?limit=2");
        while (query != "")
        {
            var page = (await parties.Employer.GetAsync($"/api/v1/roster{query}")).Good().Json;
            found.AddRange(page.GetProperty("workers").EnumerateArray().Select(worker => worker.GetProperty("contract").GetGuid()));
            query = page.GetProperty("next").GetString() is { } next ? $"?limit=2&cursor={next}" : "";
        }

        Assert.Equal(contracts, found);
        var lines = Sheet.Read((await parties.Employer.GetAsync("/api/v1/roster.xlsx")).Good().Body).ToList();
        Assert.Equal(4, lines.Count);
        Assert.Equal(["合同编号", "劳动者姓名", "性别", "劳动者证件号码"], lines[0].Cells.Take(4));
        Assert.Equal(["王䶮", "男", "320499199003070012"], lines[1].Cells.Skip(1).Take(3));
    }

    [Fact]
    public async Task A_filing_record_has_every_document_of_its_time_with_its_hashes()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        platform.Clock.Advance(TimeSpan.FromDays(1));
        parties = await platform.PartiesAsync();
        var amendment = await parties.AmendedAsync(contract);

        var answer = (await parties.Employer.GetAsync("/api/v1/filings?from=2026-11-24&to=2026-11-25")).Good();

        Assert.Empty(Schema.Faults("filing", answer.Text));
        var documents = answer.Json.GetProperty("documents").EnumerateArray().ToArray();
        Assert.Equal([contract, amendment], documents.Select(document => document.GetProperty("id").GetGuid()));
        Assert.Equal(["2026-11-24", "2026-11-25"], documents.Select(document => document.GetProperty("concludedOn").GetString()));
        Assert.Equal(["6500.00", "7000.00"], documents.Select(document => document.GetProperty("values").GetProperty("remuneration.monthlyWage").GetString()));
        Assert.Equal("2027-06-01", documents[1].GetProperty("values").GetProperty("amending.effectiveFrom").GetString());
        Assert.Equal(contract, documents[1].GetProperty("follows").GetProperty("id").GetGuid());
        Assert.Equal((await parties.ViewAsync(contract)).GetProperty("documentSha256").GetString(), documents[0].GetProperty("evidence").GetProperty("sha256").GetString());
        Assert.Equal(JsonValueKind.Null, documents[0].GetProperty("evidence").GetProperty("root").ValueKind); // no chain answers here

        var first = (await parties.Employer.GetAsync("/api/v1/filings?from=2026-11-24&to=2026-11-24")).Good().Json;
        Assert.Equal(contract, Assert.Single(first.GetProperty("documents").EnumerateArray()).GetProperty("id").GetGuid());
        var lines = Sheet.Read((await parties.Employer.GetAsync("/api/v1/filings.xlsx?from=2026-11-24&to=2026-11-25")).Good().Body).ToList();
        Assert.Equal((3, "变更协议书"), (lines.Count, lines[2].Cells[1]));
    }

    [Fact]
    public async Task Whoever_has_left_is_not_on_the_roster_and_a_notice_takes_effect_after_its_last_day()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        await parties.FollowedAsync(parties.Employer, contract, "terminations", new JsonObject
        {
            ["document"] = "agreed-termination",
            ["ending"] = new JsonObject
            {
                ["ground"] = "agreedOnWorkersProposal", ["lastDay"] = "2026-12-31", ["reason"] = "劳动者提出，双方协商一致。", ["handover"] = "车辆和钥匙交还。",
            },
        });

        Assert.Single((await parties.Employer.GetAsync("/api/v1/roster")).Good().Json.GetProperty("workers").EnumerateArray());
        platform.Clock.Advance(TimeSpan.FromDays(40));
        parties = await platform.PartiesAsync();

        Assert.Empty((await parties.Employer.GetAsync("/api/v1/roster")).Good().Json.GetProperty("workers").EnumerateArray());
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_and_nobody_elses_contracts_are_listed()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        await parties.ConcludedAsync();

        A.Problem(await parties.Employer.GetAsync("/api/v1/roster?cursor=x"), HttpStatusCode.BadRequest, "page.cursor");
        A.Problem(await parties.Employer.GetAsync("/api/v1/filings?from=2026-11-24&to=2026-11-24&cursor=x"), HttpStatusCode.BadRequest, "page.cursor");
        A.FieldProblem(await parties.Employer.GetAsync("/api/v1/filings?from=2026-11-25&to=2026-11-24"), "to");
        A.FieldProblem(await parties.Employer.GetAsync("/api/v1/filings.xlsx?from=2026-11-25&to=9999-12-31"), "to");
        A.Problem(await parties.Employer.GetAsync("/api/v1/filings"), HttpStatusCode.BadRequest, "request.malformed");
        A.Problem(await parties.Worker.GetAsync("/api/v1/roster"), HttpStatusCode.Forbidden, "request.forbidden");
        Assert.Empty((await (await parties.OtherEmployerAsync()).GetAsync("/api/v1/roster")).Good().Json.GetProperty("workers").EnumerateArray());
        Assert.Empty((await (await parties.OtherEmployerAsync()).GetAsync("/api/v1/filings?from=2026-01-01&to=2026-12-31")).Good()
            .Json.GetProperty("documents").EnumerateArray());
    }
}
