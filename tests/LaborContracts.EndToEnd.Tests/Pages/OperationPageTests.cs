using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>The operator sees how the platform stands.</summary>
[Collection(OnThePages.Name)]
public sealed class OperationPageTests(PagesFixture on)
{
    private const string Operator = "operator@platform.example";

    [Theory]
    [InlineData("phone", ColorScheme.Light, "zh-CN"), InlineData("desk", ColorScheme.Light, "zh-CN")]
    [InlineData("phone", ColorScheme.Dark, "en"), InlineData("desk", ColorScheme.Dark, "en")]
    public async Task An_operator_goes_from_the_account_to_what_needs_a_person_and_can_read_all_of_it(string screen, ColorScheme theme, string language)
    {
        await using var visitor = await on.VisitAsync(Screen.Of(screen), language: language, theme: theme);
        await visitor.SignInAsync(Operator);
        await visitor.Page.TurnAsync("nav.site a[href='/operation']");

        Assert.Equal(0, await visitor.Page.Locator("#chain ~ ul .failed").CountAsync());
        Assert.Contains("127.0.0.1", await visitor.Page.InnerTextAsync("#chain ~ ul .passed"), StringComparison.Ordinal);
        Assert.Equal("page", await visitor.Page.GetAttributeAsync("nav.site a[href='/operation']", "aria-current"));
        await visitor.PictureAsync($"operation-{language}");
        Assert.Equal(0, await visitor.OverflowAsync());
        Assert.Empty(visitor.Complaints);
        await ReadabilityTests.AssertReadableAsync(visitor);
        await Axe.AssertNothingSeriousAsync(visitor);
        await visitor.Page.EvaluateAsync("() => document.documentElement.style.fontSize = '200%'");
        Assert.Equal(0, await visitor.OverflowAsync());
    }

    [Theory, InlineData("clerk@changshun.example"), InlineData("wang@worker.example"), InlineData("auditor@bureau.example")]
    public async Task Nobody_else_is_let_in(string account)
    {
        await using var visitor = await on.VisitAsync();

        await visitor.SignInAsync(account, "/operation");

        Assert.Equal("/account", new Uri(visitor.Page.Url).AbsolutePath);
        Assert.Equal(0, await visitor.Page.Locator("a[href^='/operation']").CountAsync());
    }
}
