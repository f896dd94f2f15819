using System.Net;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.SignIn;

/// <summary>The sign-in page: what it tells, whom it locks out, and where it leads.</summary>
public sealed class SignInPageTests(InProcessPlatform platform)
{
    [Fact]
    public async Task Who_signs_in_is_shown_as_whom_and_signs_out_again()
    {
        using var visitor = new PageVisitor(platform);

        Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync("seal@changshun.example", "demonstration")).StatusCode);
        var account = await PageVisitor.TextAsync(await visitor.OpenAsync("/account"));
        Assert.Contains("seal@changshun.example", account, StringComparison.Ordinal);
        Assert.Contains("用印人", account, StringComparison.Ordinal);

        await visitor.PostAsync("/sign-out"); // of another site's page
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/account")).StatusCode);
        await visitor.SubmitAsync(account);
        Assert.StartsWith("/sign-in", (await visitor.OpenAsync("/account")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_from_other_sites_forms()
    {
        using var visitor = new PageVisitor(platform);

        var answer = await visitor.SignInAsync("seal@changshun.example", "demonstration");

        var cookie = Cookie("session", answer);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Where_the_base_address_is_https_cookies_are_never_sent_in_clear_even_if_TLS_ends_in_front()
    {
        await using var secure = await InProcessPlatform.StartAsync(
            new Dictionary<string, string> { ["Platform:BaseAddress"] = "https://contracts.example" });
        using var browser = new PageVisitor(secure, new Uri("https://contracts.example"));
        using var proxy = new PageVisitor(secure, new Uri("http://contracts.example"));

        Assert.Contains("; secure", Cookie("session", await browser.SignInAsync("seal@changshun.example", "demonstration")), StringComparison.Ordinal);
        Assert.Contains("; secure", Cookie("form", await proxy.OpenAsync("/sign-in")), StringComparison.Ordinal);
        Assert.StartsWith("https://contracts.example/sign-in", (await proxy.OpenAsync("/account")).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_opens_no_call_of_the_api()
    {
        using var visitor = new PageVisitor(platform);
        await visitor.SignInAsync("seal@changshun.example", "demonstration");

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.OpenAsync("/api/v1/contracts")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_and_a_name_that_nobody_has_are_answered_alike()
    {
        using var visitor = new PageVisitor(platform);

        var wrong = await visitor.SignInAsync("auditor@bureau.example", "guess");
        var unknown = await visitor.SignInAsync("nobody@bureau.example", "guess");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Equal(await PageVisitor.SentencesAsync(wrong), await PageVisitor.SentencesAsync(unknown));
    }

    [Theory, InlineData("li@worker.example"), InlineData("nobody@worker.example")]
    public async Task After_ten_tries_a_name_rests_for_a_quarter_of_an_hour_whether_anybody_has_it_or_not(string name)
    {
        await using var own = await InProcessPlatform.StartAsync();
        using var visitor = new PageVisitor(own);
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SignInAsync(name, $"guess {i}")).StatusCode);

        var locked = await visitor.SignInAsync(name, "demonstration");
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
        Assert.Contains("请十五分钟后再试", await PageVisitor.TextAsync(locked), StringComparison.Ordinal);
        Assert.Equal(
            "invalid_grant",
            (await visitor.TokenAsync(("grant_type", "password"), ("username", name), ("password", "demonstration"))).Json.GetProperty("error").GetString());

        own.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(
            name == "li@worker.example" ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity,
            (await visitor.SignInAsync(name, "demonstration")).StatusCode);
    }

    [Fact]
    public async Task A_right_password_makes_earlier_tries_forgotten()
    {
        await using var own = await InProcessPlatform.StartAsync();
        using var visitor = new PageVisitor(own);

        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 9; i++) await visitor.SignInAsync("li@worker.example", "guess");
            Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync("li@worker.example", "demonstration")).StatusCode);
        }
    }

    [Fact]
    public async Task A_form_that_is_not_of_our_page_signs_nobody_in()
    {
        using var visitor = new PageVisitor(platform);

        var answer = await visitor.PostAsync("/sign-in", ("userName", "seal@changshun.example"), ("password", "demonstration"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("/sign-in", (await visitor.OpenAsync("/account")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://thief.example/"), InlineData("//thief.example/"), InlineData("/\\thief.example"), InlineData("javascript:alert(1)"), InlineData("")]
    public async Task The_page_leads_nowhere_but_to_this_platform(string address)
    {
        using var visitor = new PageVisitor(platform);

        var page = await PageVisitor.TextAsync(await visitor.SignInAsync(
            "seal@changshun.example", "demonstration", $"/sign-in?returnUrl={Uri.EscapeDataString(address)}"));

        Assert.Contains("0;url=/account", page, StringComparison.Ordinal);
        Assert.DoesNotContain("thief", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_ends_by_the_platforms_clock()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var caller = await ApiCaller.SignInAsync(own.CreateClient(), "li@worker.example");
        (await caller.GetAsync("/api/v1/contracts")).Good();

        own.Clock.Advance(TimeSpan.FromMinutes(61));

        A.Problem(await caller.GetAsync("/api/v1/contracts"), HttpStatusCode.Unauthorized, "request.unauthorized");
    }

    private static string Cookie(string name, HttpResponseMessage answer) => Assert.Single(
        answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith($"{name}=", StringComparison.Ordinal));
}
