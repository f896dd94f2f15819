using LaborContracts.TestKit;
using LaborContracts.TestKit.Platform;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>Signing in as a person does it, with a browser.</summary>
[Collection(OnThePages.Name)]
public sealed class SignInPagesTests(PagesFixture on)
{
    [Theory, InlineData("phone", true), InlineData("desk", true), InlineData("phone", false)]
    public async Task Someone_signs_in_sees_as_whom_and_signs_out(string screen, bool script)
    {
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.OpenAsync("/account");
        Assert.Equal("登录", await visitor.Page.InnerTextAsync("h1"));
        Assert.Equal(0, await visitor.OverflowAsync());

        await SignInAsync(visitor, "clerk@changshun.example", "demonstration");
        await visitor.Page.WaitForURLAsync("**/account");
        Assert.Contains("人事经办", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.OverflowAsync());

        await visitor.Page.TurnAsync("button[type=submit]");
        await visitor.OpenAsync("/account");
        Assert.Equal("登录", await visitor.Page.InnerTextAsync("h1"));
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_wrong_password_gets_a_sentence_in_the_readers_language()
    {
        await using var visitor = await on.VisitAsync(language: "en");
        await visitor.OpenAsync("/sign-in");

        await SignInAsync(visitor, "nobody@changshun.example", "guess");

        Assert.Equal("The account or the password is wrong. Please check both and try again.", await visitor.Page.InnerTextAsync("[role=alert]"));
    }

    [Fact]
    public async Task An_app_elsewhere_gets_its_user_back_with_a_code_even_when_the_language_was_changed_on_the_way()
    {
        await using var app = LoopbackServer.Start(context => context.Response.WriteAsync("the app"));
        await using var platform = new PlatformProcess(new("http://127.0.0.1:1"), 320400); // nothing listens there: no chain is needed
        await platform.StartAsync(("SignIn:Clients:app:RedirectUris:0", $"{app.Url}callback"));
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync(
            $"{platform.Address}connect/authorize?client_id=app&redirect_uri={app.Url}callback&response_type=code&scope=openid&state=s1" +
            "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");

        await visitor.Page.TurnAsync("a.language");
        Assert.Equal("Sign in", await visitor.Page.InnerTextAsync("h1"));
        await SignInAsync(visitor, "wang@worker.example", "demonstration");
        await visitor.Page.WaitForURLAsync($"{app.Url}callback*");

        var query = QueryHelpers.ParseQuery(new Uri(visitor.Page.Url).Query);
        Assert.Equal("s1", query["state"]);
        Assert.NotEqual("", query["code"].ToString());
    }

    private static async Task SignInAsync(Visitor visitor, string userName, string password)
    {
        await visitor.Page.FillAsync("#userName", userName);
        await visitor.Page.FillAsync("#password", password);
        await visitor.Page.TurnAsync("button[type=submit]");
    }
}
