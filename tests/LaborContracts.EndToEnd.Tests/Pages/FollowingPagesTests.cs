using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>A clerk draws up what follows a contract: an amendment, a renewal, an ending.</summary>
[Collection(OnThePages.Name)]
public sealed class FollowingPagesTests(PagesFixture on)
{
    private const string Clerk = "clerk@changshun.example";

    [Theory, InlineData("phone", false), InlineData("desk", true)]
    public async Task An_amendment_shows_the_present_terms_and_changes_what_was_changed(string screen, bool script)
    {
        var contract = await on.Parties.ConcludedAsync();
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.SignInAsync(Clerk, $"/desk/contracts/{contract}/amend");
        Assert.Equal("变更协议书", await visitor.Page.InnerTextAsync("h1"));
        Assert.Equal("6500.00", await visitor.Page.InputValueAsync(Of("remuneration.monthlyWage")));
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync("draft-amend");

        await visitor.Page.TurnAsync("[value=save]");
        Assert.Contains("没有", await visitor.Page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await visitor.Page.FillAsync(Of("remuneration.monthlyWage"), "7000");
        await SendAsync(visitor.Page);

        var before = (await on.Parties.ViewAsync(contract)).GetProperty("terms");
        var made = await on.Parties.ViewAsync(Made(visitor.Page));
        Assert.Equal(("amendment", "offered"), (made.GetProperty("document").GetString(), made.GetProperty("state").GetString()));
        Assert.Equal("7000.00", made.GetProperty("terms").GetProperty("remuneration").GetProperty("monthlyWage").GetString());
        foreach (var part in before.EnumerateObject().Where(part => part.Name != "remuneration"))
            Assert.Equal(part.Value.GetRawText(), made.GetProperty("terms").GetProperty(part.Name).GetRawText());
    }

    [Fact]
    public async Task A_renewal_goes_on_for_as_long_again_without_a_second_probation()
    {
        var contract = await on.Parties.ConcludedAsync();
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync(Clerk, $"/desk/contracts/{contract}/renew");
        Assert.Equal(("2029-12-01", "2032-11-30"), (await visitor.Page.InputValueAsync(Of("term.start")), await visitor.Page.InputValueAsync(Of("term.end"))));
        await visitor.PictureAsync("draft-renew");

        await visitor.Page.FillAsync(Of("term.end"), "2031-11-30");
        await visitor.Page.TurnAsync("[value=save]");
        await visitor.Page.WaitForURLAsync("**/desk/draft/done/*");

        var made = await on.Parties.ViewAsync(Made(visitor.Page));
        Assert.Equal("renewal", made.GetProperty("document").GetString());
        Assert.Equal("2031-11-30", made.GetProperty("terms").GetProperty("term").GetProperty("end").GetString());
    }

    [Fact]
    public async Task An_agreed_end_is_drawn_up_in_calm_words_and_only_says_how_it_ends()
    {
        var contract = await on.Parties.ConcludedAsync();
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync(Clerk, $"/desk/contracts/{contract}/end");
        await visitor.PictureAsync("draft-end");
        await visitor.Page.TurnAsync("a[href$='/end/agreed-termination']");
        Assert.Equal(0, await visitor.Page.Locator(Of("remuneration.monthlyWage")).CountAsync());
        await visitor.PictureAsync("draft-end-agreed");

        await visitor.Page.SelectOptionAsync(Of("ending.ground"), "agreedOnWorkersProposal");
        await visitor.Page.FillAsync(Of("ending.lastDay"), "2027-06-30");
        await visitor.Page.FillAsync(Of("ending.reason"), "劳动者因家庭搬迁提出，双方协商一致。");
        await visitor.Page.TurnAsync("[value=save]");
        await visitor.Page.WaitForURLAsync("**/desk/draft/done/*");

        var made = await on.Parties.ViewAsync(Made(visitor.Page));
        Assert.Equal("agreed-termination", made.GetProperty("document").GetString());
        Assert.Equal("2027-06-30", made.GetProperty("terms").GetProperty("ending").GetProperty("lastDay").GetString());
        Assert.Equal("6500.00", made.GetProperty("terms").GetProperty("remuneration").GetProperty("monthlyWage").GetString());
    }

    [Theory, InlineData("amend"), InlineData("renew"), InlineData("end"), InlineData("end/agreed-termination"), InlineData("end/termination-notice")]
    [InlineData("end/termination-certificate")]
    public async Task Each_page_can_be_read_and_handled_and_another_firm_finds_none(string step)
    {
        await using var visitor = await on.VisitAsync(theme: ColorScheme.Dark);
        await visitor.SignInAsync(Clerk, $"/desk/contracts/{on.Contract.Id}/{step}");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        await ReadabilityTests.AssertReadableAsync(visitor);
        await Axe.AssertNothingSeriousAsync(visitor);
        Assert.Equal(0, await visitor.OverflowAsync());
        await using var other = await on.VisitAsync();
        await other.SignInAsync("hr@yunhe.example", "/account");

        Assert.Equal(404, (await other.OpenAsync($"/desk/contracts/{on.Contract.Id}/{step}")).Status);
        Assert.Equal(404, (await visitor.OpenAsync($"/desk/contracts/{Guid.NewGuid()}/{step}")).Status);
    }

    /// <summary>Sends it, with a reason where one is asked for.</summary>
    private static async Task SendAsync(IPage page)
    {
        await page.TurnAsync("[value=send]");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle); // what the script asks of the page that came may bring the places for reasons anew
        if (await page.Locator("#draft").CountAsync() > 0)
        {
            foreach (var reason in await page.Locator("textarea[name^='reason.']").AllAsync()) await reason.FillAsync("已与劳动者说明并确认。");
            await page.TurnAsync("[value=send]");
        }

        await page.WaitForURLAsync("**/desk/draft/done/*");
    }

    private static string Of(string path) => $"[id='{path}']";

    private static Guid Made(IPage page) => Guid.Parse(new Uri(page.Url).Segments[^1]);
}
