using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using LaborContracts.Ledger.Sequences;
using LaborContracts.TestKit.Platform;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>What can be known of a district and of an employer as a whole: counts, statements, and files to take away.</summary>
[Collection(OnThePages.Name)]
public sealed class CoveragePagesTests(PagesFixture on)
{
    private const string Inspector = "inspector@bureau.example", Supervisor = "supervisor@bureau.example", Clerk = "clerk@changshun.example";
    private const string FirstDay = "2020-01-01", LastDay = "2999-12-31";

    [Theory, InlineData("phone", true), InlineData("desk", true), InlineData("phone", false)]
    public async Task An_inspector_counts_a_district_and_takes_the_counts_away(string screen, bool script)
    {
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.SignInAsync(Inspector, "/inspection");
        await visitor.Page.TurnAsync("nav.site a[href*=coverage]");
        await visitor.Page.TurnAsync("main form button");
        await visitor.Page.Locator("#counts").WaitForAsync();

        Assert.Equal("常州市新北区", await visitor.Page.InnerTextAsync("#counts-title"));
        Assert.Equal(["320411"], await visitor.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#district option')].map(o => o.value)"));
        var inForce = await visitor.Page.InnerTextAsync("table:has(caption:text('在效')) tbody tr:has-text('劳动合同')");
        var told = (await (await ApiCaller.SignInAsync(on.Platform.Http, Inspector)).GetAsync("/api/v1/coverage?district=320411")).Good().Json
            .GetProperty("contracts").EnumerateArray().First(kind => kind.GetProperty("document").GetString() == "labor-contract").GetProperty("inForce");
        Assert.EndsWith(told.ValueKind == JsonValueKind.Null ? "1–4" : told.ToString(), inForce.Trim(), StringComparison.Ordinal);
        Assert.StartsWith("项目,其中,数量", Encoding.UTF8.GetString(await visitor.DownloadAsync("a[href*='coverage.csv']")).TrimStart('\uFEFF'), StringComparison.Ordinal);
        AssertWorkbook(await visitor.DownloadAsync("a[href*='coverage.xlsx']"));
        Assert.Equal(0, await visitor.OverflowAsync());
        Assert.Empty(visitor.Complaints);
        await visitor.PictureAsync($"coverage-{(script ? "script" : "plain")}");
    }

    [Theory, InlineData(""), InlineData(".csv"), InlineData(".xlsx")]
    public async Task Counts_of_another_district_are_refused_and_supervisors_and_auditors_see_that(string kind)
    {
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync(Inspector, "/inspection/coverage");

        var answer = await visitor.OpenAsync($"/inspection/coverage{kind}?district=320412");

        Assert.Equal(403, answer.Status);
        Assert.Equal("该区域不在您的管辖范围内。", (await visitor.Page.InnerTextAsync("[role=alert]")).Trim());
        Assert.Equal(0, await visitor.Page.Locator("#counts").CountAsync());
        await visitor.PictureAsync("coverage-refused");
        foreach (var watcher in (string[])[Supervisor, "auditor@bureau.example"])
        {
            await using var other = await on.VisitAsync(Screen.Desk);
            await other.SignInAsync(watcher, "/inspection/refusals");
            var latest = await other.Page.InnerTextAsync("ul.contracts li:first-child");
            Assert.Contains(Inspector, latest, StringComparison.Ordinal);
            Assert.Contains($"GET /inspection/coverage{kind}", latest, StringComparison.Ordinal);
            Assert.Contains("该区域不在您的管辖范围内。", latest, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Refused_looks_come_a_page_at_a_time_and_no_inspector_sees_them()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync(Inspector, "/inspection/refusals");
        Assert.Equal("/account", new Uri(visitor.Page.Url).AbsolutePath);
        for (var refused = 0; refused < 21; refused++) await visitor.OpenAsync($"/inspection/{Guid.NewGuid()}");

        await using var supervisor = await on.VisitAsync();
        await supervisor.SignInAsync(Supervisor, "/inspection");
        await supervisor.Page.TurnAsync("nav.site a[href*=refusals]");
        var first = await supervisor.Page.Locator("ul.contracts code").AllInnerTextsAsync();
        await supervisor.PictureAsync("refusals");
        await supervisor.Page.TurnAsync("main a[href*=cursor]");
        var second = await supervisor.Page.Locator("ul.contracts code").AllInnerTextsAsync();

        Assert.Equal(20, first.Count(code => code.StartsWith("GET ", StringComparison.Ordinal)));
        Assert.NotEmpty(second);
        Assert.Empty(first.Intersect(second));
        await supervisor.OpenAsync("/inspection/refusals?cursor=made-up");
        Assert.Equal("/inspection/refusals", new Uri(supervisor.Page.Url).PathAndQuery);
    }

    [Theory, InlineData("phone", true), InlineData("desk", true), InlineData("phone", false)]
    public async Task The_inspector_of_a_case_sees_all_that_its_employer_registered_and_the_look_is_recorded(string screen, bool script)
    {
        await AnchoredAsync();
        var opened = await on.OpenCaseAsync(Inspector);
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.SignInAsync(Inspector, $"/inspection/{opened}");
        await visitor.Page.TurnAsync("main a[href$='/statement']");
        Assert.Contains("从来没有登记的合同", await visitor.Page.InnerTextAsync(".caution"), StringComparison.Ordinal);
        await AskAsync(visitor.Page, "2026-11-02", "2026-11-01");
        Assert.Contains("末日不早于首日", await visitor.Page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("2026-11-02", await visitor.Page.InputValueAsync("#from"));
        var looks = await LooksAsync(opened);

        await AskAsync(visitor.Page, FirstDay, LastDay);
        await visitor.Page.Locator("#statement").WaitForAsync();

        Assert.Equal(looks + 1, await LooksAsync(opened));
        Assert.Equal(1, await visitor.Page.Locator($"ul.contracts a[href$='{on.Contract.Id}']").CountAsync());
        await visitor.PictureAsync($"statement-{(script ? "script" : "plain")}");
        Assert.Equal(0, await visitor.OverflowAsync());
        var file = StatementFile.Read(await visitor.DownloadAsync("form[action$='statement.json'] button"));
        Assert.Equal(looks + 2, await LooksAsync(opened));
        var shown = (await visitor.Page.InnerTextAsync("#statement-title")).Split(' ')[1]; // 共登记 n 项
        Assert.InRange(int.Parse(shown, CultureInfo.InvariantCulture), 1, file.Leaves.Count); // others' tests go on registering
        Assert.Contains(file.Leaves, leaf => leaf.Document?.Id == on.Contract.Id);
    }

    [Fact]
    public async Task The_statement_of_anothers_case_or_of_an_employer_whom_the_case_does_not_name_is_refused()
    {
        var opened = await on.OpenCaseAsync(Inspector);
        await using var other = await on.VisitAsync();
        await other.SignInAsync("inspector@wujin.example", "/inspection");
        Assert.Equal(404, (await other.OpenAsync($"/inspection/{opened}/statement")).Status);

        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync(Inspector, $"/inspection/{opened}/statement");
        await visitor.Page.EvaluateAsync("() => { document.querySelector('#employer option').value = '91320481000000000Y'; }");
        await AskAsync(visitor.Page, FirstDay, LastDay);

        Assert.Equal("这里暂不能查看", await visitor.Page.InnerTextAsync("h1"));
    }

    [Theory, InlineData("phone", true), InlineData("desk", true), InlineData("phone", false)]
    public async Task A_clerk_takes_the_roster_the_filings_and_the_statement(string screen, bool script)
    {
        await AnchoredAsync();
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.SignInAsync(Clerk, "/desk/firm");

        AssertWorkbook(await visitor.DownloadAsync("a[href*='roster.xlsx']"));
        await visitor.Page.FillAsync("#filings-from", FirstDay);
        await visitor.Page.FillAsync("#filings-to", LastDay);
        AssertWorkbook(await visitor.DownloadAsync("form[action$='filings.xlsx'] button"));
        await visitor.Page.FillAsync("#statement-from", FirstDay);
        await visitor.Page.FillAsync("#statement-to", LastDay);
        var statement = StatementFile.Read(await visitor.DownloadAsync("form[action$='statement.json'] button"));
        Assert.Contains(statement.Leaves, leaf => leaf.Document!.Id == on.Contract.Id);
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync($"firm-files-{(script ? "script" : "plain")}");

        await visitor.Page.FillAsync("#filings-from", "2026-11-02");
        await visitor.Page.FillAsync("#filings-to", "2026-11-01");
        await visitor.Page.TurnAsync("form[action$='filings.xlsx'] button");
        Assert.Contains("末日不早于首日", await visitor.Page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("2026-11-02", await visitor.Page.InputValueAsync("#filings-from"));
    }

    [Fact]
    public async Task A_seal_holder_takes_the_statement_and_not_the_lists_of_people()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync("seal@changshun.example", "/desk/firm");

        Assert.Equal(1, await visitor.Page.Locator("form[action$='statement.json']").CountAsync());
        Assert.Equal(0, await visitor.Page.Locator("a[href*='roster.xlsx'], form[action$='filings.xlsx']").CountAsync());
        foreach (var file in (string[])["roster.xlsx", $"filings.xlsx?from={FirstDay}&to={LastDay}"])
        {
            await visitor.OpenAsync($"/desk/firm/{file}");
            Assert.Equal("/account", new Uri(visitor.Page.Url).AbsolutePath);
        }
    }

    [Theory, InlineData(ColorScheme.Light, "zh-CN", "phone"), InlineData(ColorScheme.Dark, "zh-CN", "desk"), InlineData(ColorScheme.Dark, "en", "phone")]
    public async Task Every_page_can_be_read_and_handled_and_axe_finds_nothing_serious(ColorScheme theme, string language, string screen)
    {
        await AnchoredAsync();
        var opened = await on.OpenCaseAsync(Inspector);
        await using (var visitor = await on.VisitAsync(Screen.Of(screen), theme: theme, language: language))
        {
            await visitor.SignInAsync(Inspector, "/inspection/coverage?district=320411");
            await AssertGoodAsync(visitor, "coverage");
            await visitor.OpenAsync("/inspection/coverage?district=320412");
            await AssertGoodAsync(visitor, "coverage-refused");
            await visitor.OpenAsync($"/inspection/{opened}/statement");
            await AskAsync(visitor.Page, FirstDay, LastDay);
            await visitor.Page.Locator("#statement").WaitForAsync();
            await AssertGoodAsync(visitor, "statement");
        }

        await using var supervisor = await on.VisitAsync(Screen.Of(screen), theme: theme, language: language);
        await supervisor.SignInAsync(Supervisor, "/inspection/refusals");
        await AssertGoodAsync(supervisor, "refusals");
        await using var clerk = await on.VisitAsync(Screen.Of(screen), theme: theme, language: language);
        await clerk.SignInAsync(Clerk, "/desk/firm");
        await AssertGoodAsync(clerk, "firm-files");

        async Task AssertGoodAsync(Visitor visitor, string name)
        {
            await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            await visitor.PictureAsync($"{name}-{theme}-{language}");
            await ReadabilityTests.AssertReadableAsync(visitor);
            await Axe.AssertNothingSeriousAsync(visitor);
            Assert.Equal(0, await visitor.OverflowAsync());
            await visitor.Page.EvaluateAsync("() => document.documentElement.style.fontSize = '200%'");
            Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(MyContractsTests.CutTexts));
        }
    }

    /// <summary>Waits until the head that commits to the fixture's contract is on chain.</summary>
    private Task AnchoredAsync() => Eventually.TrueAsync("a head over the contract", async () =>
    {
        var answer = await on.Parties.Employer.GetAsync($"/api/v1/statement?from={FirstDay}&to={LastDay}");
        return answer.Status == HttpStatusCode.OK && StatementFile.Read(answer.Body).Leaves.Any(leaf => leaf.Document!.Id == on.Contract.Id);
    });

    /// <summary>Looks at the fixture's contract by statements of a case, as the worker's trail has them.</summary>
    private async Task<int> LooksAsync(Guid opened)
    {
        var trail = (await on.Parties.Worker.GetAsync($"{Parties.PathOf(on.Contract.Id)}/trail.json")).Good().Text;
        return trail.Split(opened.ToString()).Length - 1;
    }

    private static async Task AskAsync(IPage page, string from, string to)
    {
        await page.FillAsync("#from", from);
        await page.FillAsync("#to", to);
        await page.TurnAsync("form:has(#employer) button");
    }

    private static void AssertWorkbook(byte[] file)
    {
        using var workbook = new ZipArchive(new MemoryStream(file));
        Assert.Contains(workbook.Entries, entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && entry.Length > 0);
    }
}
