using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>A firm's administrator chooses how its seal is drawn, and sees it before.</summary>
[Collection(OnTheDesk.Name)]
public sealed class SealPageTests(PagesFixture on)
{
    private const string Path = "/desk/firm/seal";

    [Theory]
    [InlineData("phone", true, ColorScheme.Light, "zh-CN"), InlineData("desk", false, ColorScheme.Dark, "zh-CN"), InlineData("phone", false, ColorScheme.Dark, "en")]
    public async Task An_administrator_looks_at_a_sample_and_chooses(string screen, bool script, ColorScheme theme, string language)
    {
        await using var admin = await on.VisitAsync(Screen.Of(screen), script, language: language, theme: theme);
        await admin.SignInAsync("hr@yunhe.example", "/desk/firm");
        await admin.Page.TurnAsync("section:has(#seal) a");
        Assert.Equal(Path, new Uri(admin.Page.Url).AbsolutePath);

        await admin.Page.SelectOptionAsync("#line", "laborContract");
        await admin.Page.FillAsync("#number", "12a");
        await admin.Page.TurnAsync("form[action*=seal] button.quiet");
        Assert.True(await admin.Page.IsVisibleAsync("[role=alert]"));
        Assert.Equal(("laborContract", "12a"), (await admin.Page.InputValueAsync("#line"), await admin.Page.InputValueAsync("#number")));

        await admin.Page.FillAsync("#number", "3204110098765");
        var preview = await admin.Page.RunAndWaitForResponseAsync(
            () => admin.Page.ClickAsync("form[action*=seal] button.quiet"),
            answer => answer.Url.Contains("number=3204110098765", StringComparison.Ordinal));
        Assert.Equal((200, "application/pdf"), (preview.Status, preview.Headers["content-type"]));
        Assert.Equal("?line=laborContract&number=3204110098765", new Uri(preview.Url).Query);

        await admin.OpenAsync(Path);
        await admin.Page.SelectOptionAsync("#line", "laborContract");
        await admin.Page.FillAsync("#number", "3204110098765");
        await admin.Page.TurnAsync("form[action*=seal] button:not(.quiet)");
        Assert.True(await admin.Page.IsVisibleAsync(".done"));
        var now = await admin.Page.InnerTextAsync("section:has(#now)");
        Assert.Contains("劳动合同专用章", now, StringComparison.Ordinal);
        Assert.Contains("3204110098765", now, StringComparison.Ordinal);
        await admin.PictureAsync($"seal-{theme}-{language}");
        Assert.Equal(0, await admin.OverflowAsync());
        await ReadabilityTests.AssertReadableAsync(admin);
        if (script) await Axe.AssertNothingSeriousAsync(admin);
    }

    [Fact]
    public async Task A_clerk_sees_the_seal_and_who_chooses()
    {
        await using var clerk = await on.VisitAsync();
        await clerk.SignInAsync("clerk@changshun.example", Path);

        Assert.Contains("由您单位的企业管理员选择", await clerk.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await clerk.Page.Locator("#choose").CountAsync());
    }
}
