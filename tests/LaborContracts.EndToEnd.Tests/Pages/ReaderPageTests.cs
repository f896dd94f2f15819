using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>What a PDF reader will show of a contract, told beforehand.</summary>
[Collection(OnThePages.Name)]
public sealed class ReaderPageTests(PagesFixture on)
{
    [Theory]
    [InlineData("phone", ColorScheme.Light, "zh-CN"), InlineData("desk", ColorScheme.Dark, "zh-CN")]
    [InlineData("phone", ColorScheme.Dark, "en"), InlineData("desk", ColorScheme.Light, "en")]
    public async Task Who_verifies_finds_what_a_reader_shows_and_can_read_it(string screen, ColorScheme theme, string language)
    {
        await using var visitor = await on.VisitAsync(Screen.Of(screen), language: language, theme: theme);
        await visitor.OpenAsync("/verify");
        await visitor.Page.TurnAsync("main a[href^='/reader']");

        Assert.Contains("AATL", await visitor.Page.InnerTextAsync("#bars ~ ul"), StringComparison.Ordinal);
        await visitor.PictureAsync($"reader-{language}");
        Assert.Equal(0, await visitor.OverflowAsync());
        Assert.Empty(visitor.Complaints);
        await ReadabilityTests.AssertReadableAsync(visitor);
        await Axe.AssertNothingSeriousAsync(visitor);
        await visitor.Page.EvaluateAsync("() => document.documentElement.style.fontSize = '200%'");
        Assert.Equal(0, await visitor.OverflowAsync());
    }

    [Fact]
    public async Task The_fingerprints_are_those_of_the_published_roots()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync("/reader");
        var shown = await visitor.Page.Locator("#roots ~ .columns code").AllInnerTextsAsync();

        var pins = JsonElement.Parse(
            await File.ReadAllBytesAsync(Path.Combine(on.Platform.DataFolder, "trust.json"), TestContext.Current.CancellationToken));
        var published = ((string[])["trustRoots", "timestampRoots"])
            .SelectMany(roots => pins.GetProperty(roots).EnumerateArray())
            .Select(pem => X509Certificate2.CreateFromPem(pem.GetString()!).GetCertHashString(HashAlgorithmName.SHA256));

        Assert.Equal(published, shown);
    }
}
