using System.Text;
using LaborContracts.TestKit.Platform;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>An employer's clerk sends contracts from a spreadsheet. Each test has people of its own: a file is taken once.</summary>
[Collection(OnTheDesk.Name)]
public sealed class BulkPagesTests(PagesFixture on)
{
    private const string Clerk = "clerk@changshun.example";
    private const string Path = "/desk/batches";

    [Theory]
    [InlineData("phone", true, 91_000), InlineData("desk", true, 91_100), InlineData("phone", false, 91_200), InlineData("desk", false, 91_300)]
    public async Task A_file_with_errors_shows_each_with_its_place_and_sends_nothing(string screen, bool script, int people)
    {
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.SignInAsync(Clerk, Path);
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync($"batches-{script}");

        await UploadAsync(visitor,
            [
                Upload.Line(people), Upload.Line(people + 1).Replace(Upload.IdNumberOf(people + 1), "320499198501011231", StringComparison.Ordinal),
                Upload.Line(people), Upload.Line(people + 2).Replace("6500.00", "100.00", StringComparison.Ordinal),
            ]);
        await InStateAsync(visitor, "Checked", script);

        var problems = await visitor.Page.Locator(".problems li").AllInnerTextsAsync();
        Assert.Equal(["第 3 行", "第 4 行", "第 5 行"], problems.Select(problem => problem[..5]));
        Assert.Contains("劳动者证件号码", problems[0], StringComparison.Ordinal);
        Assert.Contains("校验码", problems[0], StringComparison.Ordinal);
        Assert.Contains("更正", problems[0], StringComparison.Ordinal);
        Assert.Contains("最低工资", problems[2], StringComparison.Ordinal);
        Assert.Contains("还没有发出任何合同", await visitor.Page.InnerTextAsync("#progress"), StringComparison.Ordinal);
        Assert.All(await Upload.ResultsAsync(on.Parties.Employer, IdIn(visitor)), row => Assert.Equal("", row[2]));
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync($"batch-errors-{script}");
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData("phone", true, 92_000), InlineData("desk", true, 92_100), InlineData("phone", false, 92_200), InlineData("desk", false, 92_300)]
    public async Task A_good_file_is_confirmed_by_its_number_and_its_progress_survives_a_reload(string screen, bool script, int people)
    {
        const int Lines = 12;
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.SignInAsync(Clerk, Path);
        await UploadAsync(visitor, Enumerable.Range(people, Lines).Select(Upload.Line));
        Assert.Equal(1, await visitor.Page.Locator("#progress").CountAsync());
        await visitor.Page.ReloadAsync();
        await InStateAsync(visitor, "Checked", script);

        var samples = await visitor.Page.Locator(".samples li").AllInnerTextsAsync();
        Assert.Equal(5, samples.Count);
        Assert.Contains("王䶮", samples[0], StringComparison.Ordinal);
        Assert.Contains("¥6,500.00", samples[0], StringComparison.Ordinal);
        Assert.Contains("2026年12月1日", samples[0], StringComparison.Ordinal);
        Assert.DoesNotContain(Upload.IdNumberOf(people), await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync($"batch-checked-{script}");

        await visitor.Page.FillAsync("#lines", "11");
        await visitor.Page.TurnAsync("form[action*=confirm] button");
        Assert.Contains("12", await visitor.Page.InnerTextAsync("main > [role=alert]"), StringComparison.Ordinal);
        Assert.Equal("11", await visitor.Page.InputValueAsync("#lines"));
        await visitor.Page.FillAsync("#lines", $"{Lines}");
        await visitor.Page.TurnAsync("form[action*=confirm] button");
        await visitor.PictureAsync($"batch-issuing-{script}");
        await visitor.Page.ReloadAsync();
        await InStateAsync(visitor, "Finished", script);

        Assert.Contains("已发出 12 份", await visitor.Page.InnerTextAsync("#progress"), StringComparison.Ordinal);
        var waiting = visitor.Page.WaitForDownloadAsync();
        await visitor.Page.ClickAsync("#progress a.button");
        var download = await waiting;
        Assert.Equal(Lines, (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Split(",issued,").Length - 1);
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync($"batch-finished-{script}");
        Assert.All(visitor.Complaints, complaint => Assert.Contains("422", complaint, StringComparison.Ordinal)); // of the wrong number
    }

    [Theory, InlineData(true, 93_000), InlineData(false, 93_100)]
    public async Task A_warning_needs_its_reason_and_what_was_written_is_kept(bool script, int people)
    {
        await using var visitor = await on.VisitAsync(Screen.Phone, script);
        await visitor.SignInAsync(Clerk, Path);
        var common = Upload.Common();
        common["autoRenews"] = true;
        await UploadAsync(visitor, [Upload.Line(people)], common.ToJsonString());
        await InStateAsync(visitor, "Checked", script);

        var reason = visitor.Page.Locator("textarea[name^='reason.']").First;
        await reason.FillAsync("已与劳动者逐项说明并确认");
        await visitor.Page.FillAsync("#lines", "2");
        await visitor.Page.TurnAsync("form[action*=confirm] button");
        Assert.Equal("已与劳动者逐项说明并确认", await reason.InputValueAsync());
        await visitor.Page.FillAsync("#lines", "1");
        await visitor.Page.TurnAsync("form[action*=confirm] button");

        await InStateAsync(visitor, "Finished", script);
    }

    [Fact]
    public async Task The_same_file_leads_to_the_upload_that_it_made_and_that_can_be_cancelled()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync(Clerk, Path);
        await UploadAsync(visitor, [Upload.Line(94_000)]);
        await InStateAsync(visitor, "Checked");
        var first = IdIn(visitor);
        await visitor.OpenAsync(Path);
        await UploadAsync(visitor, [Upload.Line(94_000)]);
        await visitor.Page.TurnAsync("[role=alert] a");
        Assert.Equal(first, IdIn(visitor));

        await visitor.Page.ClickAsync("details:has(form[action*=cancel]) > summary");
        await visitor.Page.TurnAsync("form[action*=cancel] button");

        await InStateAsync(visitor, "Cancelled");
        Assert.All(await Upload.ResultsAsync(on.Parties.Employer, first), row => Assert.Equal("cancelled", row[1]));
    }

    [Fact]
    public async Task A_file_that_is_no_spreadsheet_is_told_with_what_to_do()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync(Clerk, Path);

        await visitor.DropAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("昵称\n小王\n") });
        Assert.Contains("people.csv", await visitor.Page.InnerTextAsync("output"), StringComparison.Ordinal);
        await visitor.Page.TurnAsync("#sheet button");
        await InStateAsync(visitor, "Unreadable");

        Assert.Contains("昵称", await visitor.Page.InnerTextAsync("#progress"), StringComparison.Ordinal);
        Assert.Contains("模板", await visitor.Page.InnerTextAsync("#progress"), StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Templates_are_downloaded_by_kind()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync(Clerk, Path);
        await visitor.Page.SelectOptionAsync("#templateKind", "platform-agreement");

        foreach (var (button, name) in new[] { (0, "platform-agreement.xlsx"), (1, "platform-agreement.csv") })
        {
            var waiting = visitor.Page.WaitForDownloadAsync();
            await visitor.Page.Locator("form[action*=template] button").Nth(button).ClickAsync();
            Assert.Equal(name, (await waiting).SuggestedFilename);
        }
    }

    [Fact]
    public async Task Anothers_upload_and_none_are_the_same_page_and_a_seal_holder_is_led_away()
    {
        var others = (await Upload.CheckedAsync(await on.Parties.OtherEmployerAsync(), Upload.Csv(95_000))).GetProperty("id").GetGuid();
        await using var clerk = await on.VisitAsync();
        await clerk.SignInAsync(Clerk);
        var pages = new List<(int, string)>();
        foreach (var id in (Guid[])[others, Guid.NewGuid()])
            pages.Add(((await clerk.OpenAsync($"{Path}/{id}")).Status, await clerk.Page.InnerTextAsync("main")));
        await using var seal = await on.VisitAsync();

        await seal.SignInAsync("seal@changshun.example", Path);

        Assert.Equal(404, Assert.Single(pages.Distinct()).Item1);
        Assert.Equal("/account", new Uri(seal.Page.Url).AbsolutePath);
    }

    [Theory]
    [InlineData("phone", ColorScheme.Light, "zh-CN"), InlineData("desk", ColorScheme.Dark, "zh-CN"), InlineData("phone", ColorScheme.Dark, "en")]
    public async Task The_pages_can_be_read_and_handled(string screen, ColorScheme theme, string language)
    {
        var people = 96_000 + (int)theme * 100 + language.Length;
        var common = Upload.Common();
        common["autoRenews"] = true;
        var view = await Upload.CheckedAsync(
            on.Parties.Employer, Upload.Csv([Upload.Line(people), Upload.Line(people + 1).Replace("6500.00", "100.00", StringComparison.Ordinal)]), common);
        await using var visitor = await on.VisitAsync(Screen.Of(screen), language: language, theme: theme);
        await visitor.SignInAsync(Clerk, Path);

        foreach (var path in (string[])[Path, $"{Path}/{view.GetProperty("id").GetGuid()}"])
        {
            await visitor.OpenAsync(path);
            await visitor.PictureAsync($"batches-{theme}-{language}-{path.Length}");
            Assert.Equal(0, await visitor.OverflowAsync());
            await ReadabilityTests.AssertReadableAsync(visitor);
            await Axe.AssertNothingSeriousAsync(visitor);
        }
    }

    private static async Task UploadAsync(Visitor visitor, IEnumerable<string> lines, string? common = null)
    {
        if (!await visitor.Page.IsVisibleAsync("#common")) await visitor.Page.ClickAsync("details:has(#common) > summary");
        await visitor.Page.FillAsync("#common", common ?? Upload.Common().ToJsonString());
        await visitor.Page.SetInputFilesAsync("#file", new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Upload.Csv(lines) });
        await visitor.Page.TurnAsync("#sheet button");
    }

    /// <summary>By itself where a script runs, by the link where none does.</summary>
    private static async Task InStateAsync(Visitor visitor, string state, bool script = true)
    {
        var reached = visitor.Page.Locator($"#progress[data-state={state}]");
        if (!script)
        {
            await Eventually.TrueAsync($"upload {state}", async () =>
            {
                if (await reached.CountAsync() == 1) return true;
                await visitor.Page.TurnAsync("#progress .if-plain a");
                return false;
            });
        }

        await reached.WaitForAsync();
        await visitor.Page.WaitForLoadStateAsync();
    }

    private static Guid IdIn(Visitor visitor) => Guid.Parse(new Uri(visitor.Page.Url).Segments[^1]);
}
