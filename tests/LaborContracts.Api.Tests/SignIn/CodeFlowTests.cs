using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace LaborContracts.Api.Tests.SignIn;

/// <summary>An app that sends its user to the sign-in page and gets a code (RFC 6749 §4.1), for its own key alone (RFC 7636).</summary>
public sealed class CodeFlowTests(InProcessPlatform platform)
{
    private const string App = "demonstration-app";
    private const string Callback = "http://127.0.0.1:5090/callback";
    private const string Key = "a-verifier-of-at-least-forty-three-characters-0123";

    private static readonly string Authorize =
        $"/connect/authorize?client_id={App}&redirect_uri={Callback}&response_type=code&scope=openid%20offline_access&state=s1";

    private static string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Key)));

    [Fact]
    public async Task Signed_in_on_the_page_the_user_goes_back_with_a_code_and_the_app_acts_for_them()
    {
        using var visitor = new PageVisitor(platform);
        var asked = await visitor.OpenAsync($"{Authorize}&code_challenge={Challenge}&code_challenge_method=S256");
        Assert.StartsWith("/sign-in?returnUrl=", asked.Headers.Location!.PathAndQuery, StringComparison.Ordinal);

        var signedIn = await visitor.SignInAsync("wang@worker.example", "demonstration", asked.Headers.Location.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.Contains("url=/connect/authorize?client_id=demonstration-app", await PageVisitor.TextAsync(signedIn), StringComparison.Ordinal);

        var tokens = (await ExchangeAsync(visitor, await CodeAsync(visitor))).Good().Json;
        var caller = new ApiCaller(platform.CreateClient(), tokens.GetProperty("access_token").GetString());
        (await caller.GetAsync("/api/v1/contracts")).Good();
        Assert.Equal(HttpStatusCode.Forbidden, (await caller.PostAsync("/api/v1/contracts", Parties.ExampleTerms())).Status);
    }

    [Fact]
    public async Task A_refresh_token_gives_another_and_the_identity_token_opens_nothing()
    {
        using var visitor = await SignedInAsync();
        var tokens = (await ExchangeAsync(visitor, await CodeAsync(visitor))).Good().Json;

        var fresh = (await visitor.TokenAsync(
            ("grant_type", "refresh_token"), ("client_id", App), ("refresh_token", tokens.GetProperty("refresh_token").GetString()!))).Good().Json;

        (await ListAsync(fresh.GetProperty("access_token").GetString())).Good();
        A.Problem(await ListAsync(tokens.GetProperty("id_token").GetString()), HttpStatusCode.Unauthorized, "request.unauthorized");
        A.Problem(await ListAsync(tokens.GetProperty("refresh_token").GetString()), HttpStatusCode.Unauthorized, "request.unauthorized");
    }

    [Fact]
    public async Task A_refresh_token_that_comes_again_later_ends_all_that_it_gave()
    {
        await using var own = await InProcessPlatform.StartAsync();
        using var visitor = new PageVisitor(own);
        await visitor.SignInAsync("wang@worker.example", "demonstration");
        var tokens = (await ExchangeAsync(visitor, await CodeAsync(visitor))).Good().Json;
        Task<ApiAnswer> RefreshAsync() => visitor.TokenAsync(
            ("grant_type", "refresh_token"), ("client_id", App), ("refresh_token", tokens.GetProperty("refresh_token").GetString()!));
        var caller = new ApiCaller(own.CreateClient(), (await RefreshAsync()).Good().Json.GetProperty("access_token").GetString());
        (await caller.GetAsync("/api/v1/contracts")).Good();

        own.Clock.Advance(TimeSpan.FromMinutes(1));
        Refused(await RefreshAsync(), "invalid_grant");

        A.Problem(await caller.GetAsync("/api/v1/contracts"), HttpStatusCode.Unauthorized, "request.unauthorized");
    }

    [Fact]
    public async Task A_code_serves_once_and_used_again_ends_what_it_gave()
    {
        using var visitor = await SignedInAsync();
        var code = await CodeAsync(visitor);
        var token = (await ExchangeAsync(visitor, code)).Good().Json.GetProperty("access_token").GetString();
        (await ListAsync(token)).Good();

        Refused(await ExchangeAsync(visitor, code), "invalid_grant");

        A.Problem(await ListAsync(token), HttpStatusCode.Unauthorized, "request.unauthorized");
    }

    [Theory, InlineData(null), InlineData("another-verifier-of-at-least-forty-three-characters")]
    public async Task A_code_without_its_key_is_worth_nothing(string? key)
    {
        using var visitor = await SignedInAsync();

        Refused(await ExchangeAsync(visitor, await CodeAsync(visitor), key), key is null ? "invalid_request" : "invalid_grant");
    }

    [Theory]
    [InlineData("")]
    [InlineData("&code_challenge=a-verifier-of-at-least-forty-three-characters-0123&code_challenge_method=plain")]
    public async Task No_code_is_given_that_is_bound_to_no_hidden_key(string challenge)
    {
        using var visitor = await SignedInAsync();

        var answer = await visitor.OpenAsync(Authorize + challenge);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.Contains("invalid_request", await PageVisitor.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_goes_to_no_address_that_is_not_the_apps()
    {
        using var visitor = await SignedInAsync();

        var answer = await visitor.OpenAsync(
            $"/connect/authorize?client_id={App}&redirect_uri=https://thief.example/&response_type=code&code_challenge={Challenge}&code_challenge_method=S256");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Fact]
    public async Task Who_is_not_signed_in_and_may_not_be_asked_gets_no_code()
    {
        using var visitor = new PageVisitor(platform);

        var answer = await visitor.OpenAsync($"{Authorize}&prompt=none&code_challenge={Challenge}&code_challenge_method=S256");

        Assert.Equal("login_required", QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["error"]);
    }

    [Theory, InlineData("wrong", "demonstration"), InlineData("changshun-hr", "wrong")]
    public async Task A_system_with_the_wrong_secret_gets_no_token(string client, string secret)
    {
        using var visitor = new PageVisitor(platform);

        var answer = await visitor.TokenAsync(("grant_type", "client_credentials"), ("client_id", client), ("client_secret", secret));

        Assert.Equal("invalid_client", answer.Json.GetProperty("error").GetString());
    }

    private async Task<PageVisitor> SignedInAsync()
    {
        var visitor = new PageVisitor(platform);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync("wang@worker.example", "demonstration")).StatusCode);
        return visitor;
    }

    private static async Task<string> CodeAsync(PageVisitor visitor)
    {
        var answer = await visitor.OpenAsync($"{Authorize}&code_challenge={Challenge}&code_challenge_method=S256");
        Assert.StartsWith(Callback, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(answer.Headers.Location.Query);
        Assert.Equal("s1", query["state"]);
        return query["code"].ToString();
    }

    private static Task<ApiAnswer> ExchangeAsync(PageVisitor visitor, string code, string? key = Key) => visitor.TokenAsync(
    [
        ("grant_type", "authorization_code"), ("client_id", App), ("redirect_uri", Callback), ("code", code),
        .. key is null ? [] : (ReadOnlySpan<(string, string)>)[("code_verifier", key)],
    ]);

    private Task<ApiAnswer> ListAsync(string? token) => new ApiCaller(platform.CreateClient(), token).GetAsync("/api/v1/contracts");

    private static void Refused(ApiAnswer answer, string error)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(error, answer.Json.GetProperty("error").GetString());
    }
}
