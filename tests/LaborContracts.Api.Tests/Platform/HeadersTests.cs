using Xunit;

namespace LaborContracts.Api.Tests.Platform;

/// <summary>What every answer tells a browser.</summary>
public sealed class HeadersTests(InProcessPlatform platform)
{
    [Theory]
    [InlineData("/api/v1/contracts"), InlineData("/api/v1/chain"), InlineData("/nothing"), InlineData("/health"), InlineData("/openapi/v1.json")]
    [InlineData("/verify"), InlineData("/sign-in"), InlineData("/join"), InlineData("/site.css"), InlineData("/docs/"), InlineData("/connect/authorize")]
    [InlineData("/api/v1/contracts?limit=none")]
    public async Task Every_answer_may_be_framed_by_nobody_and_is_what_it_says_it_is(string path)
    {
        using var answer = await platform.CreateClient().GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        var policy = Header(answer, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("script-src [^;]*'unsafe-", policy);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Contains("geolocation=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security")); // not on https here
    }

    [Fact]
    public async Task Where_the_base_address_is_https_browsers_are_told_to_stay_with_it()
    {
        await using var secure = await InProcessPlatform.StartAsync(new Dictionary<string, string> { ["Platform:BaseAddress"] = "https://contracts.example" });

        using var answer = await secure.CreateClient().GetAsync(new Uri("/api/v1/chain", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.StartsWith("max-age=31536000", Header(answer, "Strict-Transport-Security"), StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
