using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>Coming to an account with a phone in the hand.</summary>
[Collection(OnThePages.Name)]
public sealed class AccountPagesTests(PagesFixture on)
{
    [Theory, InlineData("phone", true, "13900005001"), InlineData("phone", false, "13900005002"), InlineData("desk", true, "13900005003")]
    public async Task Someone_opens_the_link_of_the_message_chooses_a_password_and_signs_in(string screen, bool script, string phone)
    {
        var admin = await ApiCaller.SignInAsync(on.Platform.Http, "admin@changshun.example");
        var link = await Newcomer.LinkAsync(on.Platform.Http, await Newcomer.InvitedAsync(admin, "/api/v1/employer/accounts", phone, "clerk"));
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.OpenAsync(link);
        Assert.Equal("设置密码", await visitor.Page.InnerTextAsync("h1"));
        Assert.Equal(0, await visitor.OverflowAsync());

        await visitor.Page.FillAsync("#password", "一个足够长的密码，好记");
        await visitor.Page.FillAsync("#again", "一个足够长的密码，好记");
        await visitor.Page.TurnAsync("button[type=submit]");
        Assert.Equal("账号可以使用了", await visitor.Page.InnerTextAsync("h1"));
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.Page.TurnAsync("a.button");
        await visitor.Page.FillAsync("#userName", phone);
        await visitor.Page.FillAsync("#password", "一个足够长的密码，好记");
        await visitor.Page.TurnAsync("button[type=submit]");
        await visitor.Page.WaitForURLAsync("**/account");

        Assert.Contains("人事经办", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);
    }

    [Theory, InlineData("zh-CN", "请查看短信"), InlineData("en", "Please look at your messages")]
    public async Task A_worker_asks_for_the_link_in_either_language(string language, string title)
    {
        await using var visitor = await on.VisitAsync(language: language);
        await visitor.OpenAsync("/join");
        Assert.Equal(0, await visitor.OverflowAsync());

        await visitor.Page.FillAsync("#idNumber", "320499199003070012");
        await visitor.Page.FillAsync("#phone", "13800000001");
        await visitor.Page.TurnAsync("button[type=submit]");

        Assert.Equal(title, await visitor.Page.InnerTextAsync("h1"));
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_readers_page_of_the_description_runs_under_its_policy()
    {
        await using var visitor = await on.VisitAsync(Screen.Desk);
        await visitor.OpenAsync("/docs/");

        await visitor.Page.GetByText("LaborContracts").First.WaitForAsync();

        Assert.DoesNotContain(visitor.Complaints, complaint => complaint.Contains("script", StringComparison.OrdinalIgnoreCase));
    }
}
