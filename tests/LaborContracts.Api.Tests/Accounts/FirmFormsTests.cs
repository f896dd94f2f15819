using System.Net;
using System.Text.Json;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Api.Tests.SignIn;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Accounts;

/// <summary>The forms of a firm's page with what they should not hold: no token, another's account, nothing at all, and by who may not.</summary>
public sealed class FirmFormsTests(InProcessPlatform platform) : IDisposable
{
    private const string Path = "/desk/firm";
    private readonly PageVisitor _visitor = new(platform);

    [Theory, InlineData("accounts"), InlineData("calendar"), InlineData("webhooks")]
    public async Task A_form_that_another_sites_page_sends_changes_nothing(string form)
    {
        await _visitor.SignInAsync("admin@changshun.example", "demonstration");
        var before = await StateAsync();

        var answer = await _visitor.PostAsync(
            $"{Path}/{form}", ("phone", "13900008001"), ("roles", "clerk"), ("address", "https://hr.changshun.example/forged"), ("events", "batch.finished"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task An_upload_that_another_sites_page_sends_is_not_taken()
    {
        await _visitor.SignInAsync("clerk@changshun.example", "demonstration");
        var clerk = await ApiCaller.SignInAsync(platform.CreateClient(), "clerk@changshun.example");
        var before = (await clerk.GetAsync("/api/v1/batches?limit=1")).Good().Text;

        var answer = await _visitor.PostAsync("/desk/batches", ("kind", "labor-contract"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, (await clerk.GetAsync("/api/v1/batches?limit=1")).Good().Text);
    }

    [Theory, InlineData("clerk@changshun.example", "accounts"), InlineData("seal@changshun.example", "webhooks"), InlineData("seal@changshun.example", "calendar")]
    public async Task Who_may_not_is_led_away_although_the_form_has_its_token(string who, string form)
    {
        await _visitor.SignInAsync(who, "demonstration");

        var answer = await SubmitAsync($"{Path}/{form}", ("phone", "13900008002"), ("roles", "clerk"));

        Assert.Equal((HttpStatusCode.Redirect, "/account"), (answer.StatusCode, new Uri(answer.Headers.Location!.ToString()).AbsolutePath));
    }

    [Theory, InlineData("disable"), InlineData("revoke"), InlineData("roles")]
    public async Task Another_firms_account_is_answered_like_none(string act)
    {
        var yunhe = await ApiCaller.SignInAsync(platform.CreateClient(), "hr@yunhe.example");
        var account = (await yunhe.GetAsync("/api/v1/employer/accounts")).Good().Json.GetProperty("accounts")[0].GetProperty("id").GetGuid();
        await _visitor.SignInAsync("admin@changshun.example", "demonstration");

        var answer = await SubmitAsync($"{Path}/accounts/{account}/{act}", ("roles", "clerk"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("没有这个账号", await PageVisitor.TextAsync(answer), StringComparison.Ordinal);
        (await yunhe.GetAsync("/api/v1/employer/accounts")).Good();
    }

    [Theory]
    [InlineData("accounts", 422, "不能给予这些角色")]
    [InlineData("webhooks", 400, "https 地址")]
    public async Task A_form_with_the_wrong_things_says_what_is_wrong(string form, int status, string sentence)
    {
        await _visitor.SignInAsync("admin@changshun.example", "demonstration");

        var answer = await SubmitAsync(
            $"{Path}/{form}", ("phone", "13900008003"), ("roles", "worker"), ("address", "javascript:alert(1)"), ("events", "batch.finished"));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(sentence, await PageVisitor.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrators_account_stays_open()
    {
        var (http, code) = (platform.CreateClient(), FirmApplicant.CreditCodeOf(50));
        var platformOperator = await ApiCaller.SignInAsync(http, "operator@platform.example");
        var wanted = new System.Text.Json.Nodes.JsonObject
        {
            ["phone"] = "13900008004", ["roles"] = new System.Text.Json.Nodes.JsonArray("employer-administrator"), ["employer"] = code,
        };
        var invitation = (await platformOperator.PostAsync("/api/v1/operator/accounts", wanted)).Good().Json.GetProperty("id").GetGuid();
        var name = await Newcomer.AcceptAsync(http, await Newcomer.LinkAsync(http, invitation));
        var admin = await Newcomer.SignInAsync(http, name);
        var own = (await admin.GetAsync("/api/v1/employer/accounts")).Good().Json.GetProperty("accounts")[0].GetProperty("id").GetGuid();
        await _visitor.SignInAsync(name, Newcomer.Password);

        var answer = await SubmitAsync($"{Path}/accounts/{own}/disable");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("最后一个", await PageVisitor.TextAsync(answer), StringComparison.Ordinal);
    }

    public void Dispose() => _visitor.Dispose();

    /// <summary>With a token that is good for whoever is signed in, to an address of the test's choice.</summary>
    private async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] typed) => await _visitor.SubmitAsync(
        $"<form method=\"post\" action=\"{path}\">{await PageVisitor.TextAsync(await _visitor.OpenAsync("/account"))}", typed);

    /// <summary>The firm's open invitations and webhooks.</summary>
    private async Task<string> StateAsync()
    {
        var admin = await ApiCaller.SignInAsync(platform.CreateClient(), "admin@changshun.example");
        var invited = (await admin.GetAsync("/api/v1/employer/accounts")).Good().Json.GetProperty("invitations");
        return JsonSerializer.Serialize(invited) + (await admin.GetAsync("/api/v1/webhooks")).Good().Text;
    }
}
