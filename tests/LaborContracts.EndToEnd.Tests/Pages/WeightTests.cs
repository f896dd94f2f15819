using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>
/// What a page costs on a slow phone line, with nothing in the cache: bytes over the wire, headers included, and the time to the largest paint. The line is
/// the "3G fast" of WebPageTest and Lighthouse, as Chromium slows itself down to it: each answer comes 150 ms later, and bytes no faster than the line.
/// (Chromium does so between network and page, so the handshakes of TCP and TLS are not in it.)
/// </summary>
[Collection(OnThePages.Name)]
public sealed class WeightTests(PagesFixture on)
{
    private const int Heaviest = 100_000;
    private const int Slowest = 1000; // ms
    private const int Loads = 3; // the machine may be busy with something else during one

    /// <summary>When the largest thing was painted that the page painted, in ms from its call.</summary>
    private const string LargestPaint =
        """
        () => new Promise(resolve => new PerformanceObserver(list => resolve(list.getEntries().at(-1).startTime))
          .observe({ type: "largest-contentful-paint", buffered: true }))
        """;

    [Theory, InlineData("/verify"), InlineData("/reader"), InlineData("/sign-in")]
    public async Task A_page_for_anyone_is_light_and_soon_there(string path)
    {
        await using var visitor = await on.VisitAsync();

        await AssertLightAsync(visitor, path);
    }

    [Fact]
    public async Task The_status_card_is_light_and_soon_there()
    {
        await using var visitor = await on.VisitAsync();

        await AssertLightAsync(visitor, on.Contract.StatusAddress.AbsolutePath);
    }

    [Fact]
    public async Task Each_step_of_signing_is_light_and_soon_there()
    {
        var contract = await on.Parties.OfferedAsync();
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync("wang@worker.example");

        await AssertLightAsync(visitor, $"/contracts/{contract}/sign", "[name=read]");
        await visitor.Page.CheckAsync("[name=read]");
        await visitor.Page.ClickAsync("main form > button[type=submit]");
        await AssertLightAsync(visitor, $"/contracts/{contract}/sign", "[name=all]");
        foreach (var box in await visitor.Page.Locator("main form input[type=checkbox]").AllAsync())
            await box.EvaluateAsync("box => { box.checked = true; }");
        await visitor.Page.ClickAsync("main form > button[type=submit]");
        await AssertLightAsync(visitor, $"/contracts/{contract}/sign", "[value=one-time-code]");
    }

    /// <summary>A page behind the sign-in says to nobody by its length what is in it; one that is the same for everybody may.</summary>
    [Fact]
    public async Task Pages_for_anyone_travel_compressed_and_pages_of_one_person_do_not()
    {
        await using var visitor = await on.VisitAsync();
        Assert.Equal("br", await EncodingAsync("/verify"));
        Assert.Equal("br", await EncodingAsync(on.Contract.StatusAddress.AbsolutePath));

        await visitor.SignInAsync("wang@worker.example");
        Assert.Null(await EncodingAsync("/contracts"));
        Assert.Null(await EncodingAsync($"/contracts/{on.Contract.Id}"));

        // A context of Playwright over plain HTTP offers br as well: it is asked for what a browser over TLS asks.
        async Task<string?> EncodingAsync(string path)
        {
            var answer = await visitor.Page.Context.APIRequest.GetAsync(
                path, new() { Headers = new Dictionary<string, string> { ["Accept-Encoding"] = "gzip, deflate, br" } });
            return answer.Headers.GetValueOrDefault("content-encoding");
        }
    }

    [Fact]
    public async Task The_script_of_the_verification_is_loaded_there_alone()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync("/sign-in");
        await visitor.OpenAsync(on.Contract.StatusAddress.AbsolutePath);
        Assert.DoesNotContain(visitor.Calls, call => call.AbsolutePath.EndsWith(".js", StringComparison.Ordinal));

        await visitor.OpenAsync("/verify");

        Assert.Contains(visitor.Calls, call => call.AbsolutePath == "/verify.js");
    }

    /// <param name="sign">Of the page that is meant.</param>
    private static async Task AssertLightAsync(Visitor visitor, string path, string sign = "h1")
    {
        var line = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await line.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = 1_600_000 / 8, ["uploadThroughput"] = 750_000 / 8,
        });
        var bytes = 0.0;
        line.Event("Network.loadingFinished").OnEvent += (_, told) => bytes += told!.Value.GetProperty("encodedDataLength").GetDouble();
        var (heaviest, soonest) = (0.0, double.MaxValue);
        for (var load = 0; load < Loads; load++)
        {
            bytes = 0;
            await visitor.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await visitor.Page.Locator(sign).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            soonest = Math.Min(soonest, await visitor.Page.EvaluateAsync<double>(LargestPaint));
            heaviest = Math.Max(heaviest, bytes);
        }

        await line.DetachAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{path} {sign}: {heaviest:F0} bytes, {soonest:F0} ms");
        Assert.InRange(heaviest, 1, Heaviest);
        Assert.InRange(soonest, 1, Slowest);
    }
}
