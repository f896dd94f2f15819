using System.Net;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace LaborContracts.Api.Tests.SignIn;

/// <summary>When a browser's sign-in and an account's tokens end.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_copy_of_the_cookie_made_before_the_sign_out_is_worth_nothing_after_it()
    {
        await using var own = await InProcessPlatform.StartAsync();
        using var visitor = new PageVisitor(own);
        var copy = CookieOf(await visitor.SignInAsync("seal@changshun.example", "demonstration"));
        using var other = new PageVisitor(own);
        await other.SignInAsync("seal@changshun.example", "demonstration");
        Assert.Equal(HttpStatusCode.OK, await AskWithAsync(own, copy));

        await visitor.SubmitAsync(await PageVisitor.TextAsync(await visitor.OpenAsync("/account")));

        Assert.Equal(HttpStatusCode.Redirect, await AskWithAsync(own, copy));
        Assert.Equal(HttpStatusCode.OK, (await other.OpenAsync("/account")).StatusCode); // another browser's sign-in goes on
    }

    [Theory, InlineData("revoke"), InlineData("disable")]
    public async Task What_an_account_has_open_ends_at_once_when_another_ends_it(string act)
    {
        await using var own = await InProcessPlatform.StartAsync();
        var http = own.CreateClient();
        using var visitor = new PageVisitor(own);
        await visitor.SignInAsync("clerk@changshun.example", "demonstration");
        var caller = await ApiCaller.SignInAsync(http, "clerk@changshun.example");
        var bystander = await ApiCaller.SignInAsync(http, "seal@changshun.example");
        var admin = await ApiCaller.SignInAsync(http, "admin@changshun.example");
        var id = (await admin.GetAsync("/api/v1/employer/accounts")).Good().Json.GetProperty("accounts").EnumerateArray()
            .Single(account => account.GetProperty("userName").GetString() == "clerk@changshun.example").GetProperty("id");

        (await admin.PostAsync($"/api/v1/employer/accounts/{id}/{act}")).Good();

        A.Problem(await caller.GetAsync("/api/v1/contracts"), HttpStatusCode.Unauthorized, "request.unauthorized");
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync("/account")).StatusCode);
        (await bystander.GetAsync("/api/v1/contracts")).Good();
        using var again = new PageVisitor(own);
        Assert.Equal(
            act == "disable" ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK,
            (await again.SignInAsync("clerk@changshun.example", "demonstration")).StatusCode);
    }

    [Fact]
    public async Task A_password_is_changed_with_the_old_one_and_everything_open_ends()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var http = own.CreateClient();
        var caller = await ApiCaller.SignInAsync(http, "li@worker.example");
        A.Problem(await ChangeAsync(caller, "guess", "a new and long one"), HttpStatusCode.UnprocessableEntity, "password.wrong");
        A.Problem(await ChangeAsync(caller, "demonstration", "short"), HttpStatusCode.UnprocessableEntity, "password.too-short");

        (await ChangeAsync(caller, "demonstration", "a new and long one")).Good();

        A.Problem(await caller.GetAsync("/api/v1/contracts"), HttpStatusCode.Unauthorized, "request.unauthorized");
        await Assert.ThrowsAsync<InvalidOperationException>(() => ApiCaller.SignInAsync(http, "li@worker.example"));
        (await (await Newcomer.SignInAsync(http, "li@worker.example", "a new and long one")).GetAsync("/api/v1/contracts")).Good();
    }

    [Fact]
    public async Task The_page_changes_a_password_and_signs_out()
    {
        await using var own = await InProcessPlatform.StartAsync();
        using var visitor = new PageVisitor(own);
        await visitor.SignInAsync("li@worker.example", "demonstration");
        var page = await PageVisitor.TextAsync(await visitor.OpenAsync("/password"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync(page, ("old", "guess"), ("password", "a new and long one"), ("again", "a new and long one"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync(page, ("old", "demonstration"), ("password", "a new and long one"), ("again", "another one"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SubmitAsync(page, ("old", "demonstration"), ("password", "a new and long one"), ("again", "a new and long one"))).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync("li@worker.example", "a new and long one")).StatusCode);
    }

    private static Task<ApiAnswer> ChangeAsync(ApiCaller caller, string before, string after) =>
        caller.PostAsync("/api/v1/me/password", new JsonObject { ["oldPassword"] = before, ["newPassword"] = after });

    private static string CookieOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0];

    private static async Task<HttpStatusCode> AskWithAsync(InProcessPlatform platform, string cookie)
    {
        using var http = platform.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("Cookie", cookie);
        return (await http.SendAsync(request)).StatusCode;
    }
}
