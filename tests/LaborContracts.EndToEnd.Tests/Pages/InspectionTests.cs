using LaborContracts.Api.Tests.Cases;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>An inspector's pages in the browser: read on a phone and at a desk, and used without script.</summary>
[Collection(OnThePages.Name)]
public sealed class InspectionTests(PagesFixture on)
{
    private const string Inspector = "inspector@bureau.example";

    [Theory, InlineData(true), InlineData(false)]
    public async Task Several_copies_at_once_are_answered_in_a_table(bool script)
    {
        var opened = await on.OpenCaseAsync(Inspector);
        await using var visitor = await on.VisitAsync(script: script);
        await visitor.SignInAsync(Inspector, $"/inspection/{opened}/comparisons");

        await visitor.Page.SetInputFilesAsync("#file",
        [
            Named("kept.pdf", on.Contract.Pdf), Named("brought.pdf", ForgedCopy.Of(on.Contract.Pdf, "6,500.00", "5,500.00").Pdf), Named("letter.pdf", "no PDF"u8.ToArray()),
        ]);
        await visitor.Page.ClickAsync("#compare button");
        await visitor.ResultAsync("table.answers");

        var answers = await visitor.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.answers tbody tr')].map(r => [...r.cells].slice(0, 2).map(c => c.innerText.trim()).join(' '))");
        Assert.Equal(["kept.pdf 与登记的完全相同", "brought.pdf 与登记的不一样"], answers[..2]);
        Assert.StartsWith("letter.pdf 文件中没有可以识别的合同标识", answers[2], StringComparison.Ordinal);
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync($"copies-{(script ? "script" : "plain")}");
    }

    [Fact]
    public async Task Without_script_a_changed_copy_is_answered_by_its_text()
    {
        var opened = await on.OpenCaseAsync(Inspector);
        await using var visitor = await on.VisitAsync(script: false);
        await visitor.SignInAsync(Inspector, $"/inspection/{opened}/contracts/{on.Contract.Id}");

        await visitor.Page.SetInputFilesAsync("#file", Visitor.Contract(ForgedCopy.Of(on.Contract.Pdf, "6,500.00", "5,500.00").Pdf));
        await visitor.Page.ClickAsync("#compare button");
        await visitor.ResultAsync();

        Assert.Equal("与登记的不一样", await visitor.VerdictAsync());
        Assert.Contains("5,500.00", await visitor.Page.InnerTextAsync(".difference"), StringComparison.Ordinal);
        Assert.Contains("文字比对不受影响", await visitor.Page.InnerTextAsync("#pages"), StringComparison.Ordinal);
    }

    [Theory, InlineData("phone"), InlineData("desk")]
    public async Task A_photograph_is_laid_beside_the_pages_without_a_judgement(string screen)
    {
        var opened = await on.OpenCaseAsync(Inspector);
        await using var visitor = await on.VisitAsync(Screen.Of(screen));
        await visitor.SignInAsync(Inspector, $"/inspection/{opened}/contracts/{on.Contract.Id}");
        var photograph = await visitor.Page.ScreenshotAsync();

        await visitor.Page.SetInputFilesAsync("#file", new FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = photograph });
        await visitor.Page.ClickAsync("#compare button");
        await visitor.Page.Locator("#pages[data-drawn]").WaitForAsync();

        Assert.Equal("请用眼睛比对", await visitor.VerdictAsync());
        Assert.True(await visitor.Page.Locator("#pages canvas").CountAsync() >= 4);
        Assert.Equal(0, await visitor.Page.Locator("#pages [data-differences]").CountAsync());
        Assert.Contains("劳动报酬", await visitor.Page.InnerTextAsync(".paper"), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.OverflowAsync());
        Assert.Empty(visitor.Complaints);
        await visitor.PictureAsync("photograph");
    }

    [Theory, InlineData(ColorScheme.Light, "zh-CN"), InlineData(ColorScheme.Dark, "zh-CN"), InlineData(ColorScheme.Light, "en")]
    public async Task Every_page_can_be_read_and_handled_and_axe_finds_nothing_serious(ColorScheme theme, string language)
    {
        var opened = await on.OpenCaseAsync(Inspector);
        await using var visitor = await on.VisitAsync(theme: theme, language: language);
        await visitor.SignInAsync(Inspector, "/inspection");
        await AssertGoodAsync("list");
        foreach (var (name, path) in ((string, string)[])
            [("open", "/open"), ("refused", $"/{Guid.NewGuid()}"), ("compare", $"/{opened}/comparisons"), ("contract", $"/{opened}/contracts/{on.Contract.Id}")])
        {
            await visitor.OpenAsync($"/inspection{path}");
            await AssertGoodAsync(name);
        }

        await visitor.Page.SetInputFilesAsync("#file", Visitor.Contract(ForgedCopy.Of(on.Contract.Pdf, "6,500.00", "5,500.00").Pdf));
        await visitor.Page.ClickAsync("#compare button");
        await visitor.Page.Locator("#pages[data-drawn]").WaitForAsync();
        await AssertGoodAsync("compared");
        await visitor.OpenAsync($"/inspection/{opened}");
        await visitor.Page.TurnAsync("section:has(#search) button");
        await visitor.Page.Locator("#found").WaitForAsync();
        await AssertGoodAsync("found");

        async Task AssertGoodAsync(string name)
        {
            await visitor.PictureAsync($"inspection-{name}-{theme}-{language}");
            await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            await ReadabilityTests.AssertReadableAsync(visitor);
            await Axe.AssertNothingSeriousAsync(visitor);
            Assert.Equal(0, await visitor.OverflowAsync());
        }
    }

    [Theory, InlineData("phone"), InlineData("desk")]
    public async Task No_text_is_cut_at_twice_its_size(string screen)
    {
        var opened = await on.OpenCaseAsync(Inspector);
        await using var visitor = await on.VisitAsync(Screen.Of(screen));
        await visitor.SignInAsync(Inspector, "/inspection");
        foreach (var path in (string[])["", "/open", $"/{opened}", $"/{opened}/contracts/{on.Contract.Id}"])
        {
            await visitor.OpenAsync($"/inspection{path}");
            await visitor.Page.EvaluateAsync(
                "() => { document.documentElement.style.fontSize = '200%'; document.querySelectorAll('details').forEach(d => d.open = true); }");
            Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(MyContractsTests.CutTexts));
        }
    }

    private static FilePayload Named(string name, byte[] file) => new() { Name = name, MimeType = "application/pdf", Buffer = file };
}
