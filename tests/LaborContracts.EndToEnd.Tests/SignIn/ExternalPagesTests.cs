using System.Net;
using LaborContracts.EndToEnd.Tests.Pages;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.SignIn;

/// <summary>The pages' sign-in by way of someone else's identity service, in a browser.</summary>
public sealed class ExternalPagesTests(ExternalPagesTests.Fixture on) : IClassFixture<ExternalPagesTests.Fixture>
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Who_signed_in_there_is_shown_as_whom_here_and_signs_out(bool script)
    {
        await using var visitor = await on.VisitAsync("clerk", script);

        await visitor.OpenAsync("/account");

        Assert.EndsWith("/account", visitor.Page.Url, StringComparison.Ordinal);
        Assert.Contains("人事经办", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.Page.TurnAsync("button[type=submit]");
        Assert.EndsWith("/verify", visitor.Page.Url, StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);
    }

    [Theory, InlineData("both"), InlineData("nothing"), InlineData("no-number")]
    public async Task Whom_no_token_would_let_in_the_page_does_not_either(string userName)
    {
        await using var visitor = await on.VisitAsync(userName);

        await visitor.OpenAsync("/sign-in");

        Assert.Equal("不能登录", await visitor.Page.InnerTextAsync("h1"));
        Assert.DoesNotContain(await visitor.Page.Context.CookiesAsync(), cookie => cookie.Name == "session");
    }

    [Fact]
    public async Task What_is_open_here_is_ended_here_though_the_authority_knows_nothing_of_it()
    {
        await using var visitor = await on.VisitAsync("yunhe");
        await visitor.OpenAsync("/account");
        var token = await on.Issuer.SignInAsync(on.Platform.Http, "yunhe");
        (await token.GetAsync("/api/v1/contracts")).Good();
        var keeper = await on.Issuer.SignInAsync(on.Platform.Http, "operator");
        var account = (await keeper.GetAsync("/api/v1/operator/accounts")).Good().Json.GetProperty("accounts").EnumerateArray()
            .Single(a => a.GetProperty("userName").GetString() == "yunhe").GetProperty("id").GetGuid();

        (await keeper.PostAsync($"/api/v1/operator/accounts/{account}/disable")).Good();

        Assert.Equal(HttpStatusCode.Unauthorized, (await token.GetAsync("/api/v1/contracts")).Status);
        await visitor.OpenAsync("/account");
        Assert.Equal("不能登录", await visitor.Page.InnerTextAsync("h1"));
        (await keeper.PostAsync($"/api/v1/operator/accounts/{account}/enable")).Good();
        Assert.Equal(HttpStatusCode.Unauthorized, (await token.GetAsync("/api/v1/contracts")).Status); // it is of before
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_signs_nobody_in()
    {
        await using var visitor = await on.VisitAsync("clerk");

        await visitor.OpenAsync("/sign-in/answer?code=stolen&state=made-up");

        Assert.Equal("不能登录", await visitor.Page.InnerTextAsync("h1"));
    }

    [Fact]
    public async Task While_the_authority_cannot_be_reached_the_page_says_so()
    {
        await using var platform = new PlatformProcess(ExternalAuthorityTests.Fixture.NoChain, 320400);
        await platform.StartAsync(
            ("SignIn:Authority", $"http://127.0.0.1:{AnvilNode.FreePort()}"), ("SignIn:ClientId", OidcIssuer.Client));

        using var answer = await platform.Http.GetAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        private Browser _browser = null!;

        internal OidcIssuer Issuer { get; } = new(new()
        {
            ["clerk"] = (["clerk"], "91320411MACY000187"),
            ["yunhe"] = (["clerk"], "91320481000000000Y"),
            ["operator"] = (["operator"], null),
            ["both"] = (["clerk", "worker"], "91320411MACY000187"),
            ["nothing"] = ([], null),
            ["no-number"] = (["worker"], "91320411MACY000187"),
        });

        internal PlatformProcess Platform { get; } = new(ExternalAuthorityTests.Fixture.NoChain, 320400);

        internal async Task<Visitor> VisitAsync(string userName, bool script = true)
        {
            Issuer.Visitor = userName;
            return await _browser.VisitAsync(Platform.Address, script: script);
        }

        public async ValueTask InitializeAsync()
        {
            _browser = await Browser.StartAsync();
            await Platform.StartAsync(
                ("SignIn:Authority", Issuer.Issuer), ("SignIn:RoleClaim", OidcIssuer.RoleClaim), ("SignIn:PartyClaim", OidcIssuer.PartyClaim),
                ("SignIn:ClientId", OidcIssuer.Client));
        }

        public async ValueTask DisposeAsync()
        {
            await Platform.DisposeAsync();
            await Issuer.DisposeAsync();
            await _browser.DisposeAsync();
        }
    }
}
