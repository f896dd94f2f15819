using System.Net;
using System.Threading.RateLimiting;
using LaborContracts.Api.Http;
using LaborContracts.Api.Tests.Cases;
using LaborContracts.TestKit.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Platform;

/// <summary>
/// Who asks too much is told when to come back. A bucket holds one here and fills in a minute: no test waits for it.
/// </summary>
public sealed class LimitsTests
{
    [Fact]
    public async Task An_account_has_a_limit_of_its_own()
    {
        await using var platform = await StartAsync("RequestsOfAnAccount");
        var http = platform.CreateClient();
        var (asks, other) = (await ApiCaller.SignInAsync(http, "clerk@changshun.example"), await ApiCaller.SignInAsync(http, "seal@changshun.example"));
        (await asks.GetAsync("/api/v1/contracts")).Good();

        A.Problem(await asks.GetAsync("/api/v1/contracts"), HttpStatusCode.TooManyRequests, "request.too-many");
        (await other.GetAsync("/api/v1/contracts")).Good();
    }

    [Fact]
    public async Task An_address_has_a_limit_for_all_who_call_from_it_and_the_answer_says_when_to_come_back()
    {
        await using var platform = await StartAsync("RequestsFromAnAddress");
        var http = platform.CreateClient();
        (await new ApiCaller(http).GetAsync("/openapi/v1.json")).Good();

        using var answer = await http.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        using var health = await http.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task What_anybody_may_ask_and_costs_work_has_a_narrower_limit()
    {
        await using var platform = await StartAsync("HeavyFromAnAddress");
        var anyone = new ApiCaller(platform.CreateClient());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anyone.VerifyAsync([1])).Status);

        A.Problem(await anyone.VerifyAsync([1]), HttpStatusCode.TooManyRequests, "request.too-many");
        using var page = await Newcomer.SubmitAsync(platform.CreateClient(), "/sign-in", ("userName", "nobody"), ("password", "guess"));
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        (await anyone.GetAsync("/openapi/v1.json")).Good();
    }

    [Fact]
    public async Task No_more_files_are_judged_at_once_than_there_are_turns_and_places_to_wait()
    {
        await using var platform = await InProcessPlatform.StartAsync(new Dictionary<string, string>
        {
            ["Platform:Limits:VerificationsAtOnce"] = "1", ["Platform:Limits:VerificationsWaiting"] = "0",
        });
        var anyone = new ApiCaller(platform.CreateClient());
        RateLimitLease turn = await platform.Services.GetRequiredService<VerificationTurns>().TakeAsync(TestContext.Current.CancellationToken);

        A.Problem(await anyone.VerifyAsync([1]), HttpStatusCode.TooManyRequests, "request.too-many");

        turn.Dispose();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anyone.VerifyAsync([1])).Status);
    }

    [Fact]
    public async Task A_copy_in_dispute_waits_for_its_turn_as_other_files_do()
    {
        await using var platform = await InProcessPlatform.StartAsync(new Dictionary<string, string>
        {
            ["Platform:Limits:VerificationsAtOnce"] = "1", ["Platform:Limits:VerificationsWaiting"] = "0",
        });
        var inspector = await new Authority(platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);
        RateLimitLease turn = await platform.Services.GetRequiredService<VerificationTurns>().TakeAsync(TestContext.Current.CancellationToken);

        A.Problem(await Authority.CompareAsync(inspector, opened, [1]), HttpStatusCode.TooManyRequests, "request.too-many");

        turn.Dispose();
        A.Problem(await Authority.CompareAsync(inspector, opened, [1]), HttpStatusCode.UnprocessableEntity, "case.which-contract");
    }

    [Theory, InlineData("203.0.113.7", "::ffff:203.0.113.7"), InlineData("2001:db8::1", "2001:db8::ffff:1")]
    public void Whoever_has_an_address_has_all_that_are_the_same_to_the_network(string one, string other) =>
        Assert.Equal(ClientAddress.Subscriber(IPAddress.Parse(one)), ClientAddress.Subscriber(IPAddress.Parse(other)));

    private static Task<InProcessPlatform> StartAsync(string limit) =>
        InProcessPlatform.StartAsync(new Dictionary<string, string> { [$"Platform:Limits:{limit}"] = "1" });
}
