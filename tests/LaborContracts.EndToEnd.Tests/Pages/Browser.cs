using LaborContracts.TestKit.Platform;
using Microsoft.Playwright;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>Debian's Chromium without a window, and without what it does on its own in the background.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _chromium;

    private Browser(IPlaywright playwright, IBrowser chromium)
    {
        _playwright = playwright;
        _chromium = chromium;
    }

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium-headless-shell",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        }));
    }

    /// <summary>A visitor with a screen, a language and no memory.</summary>
    public async Task<Visitor> VisitAsync(
        Uri address, Screen? screen = null, bool script = true, string language = "zh-CN", ColorScheme theme = ColorScheme.Light)
    {
        screen ??= Screen.Phone;
        var context = await _chromium.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            JavaScriptEnabled = script,
            Locale = language,
            ColorScheme = theme,
        });
        context.SetDefaultTimeout((float)Eventually.Patience.TotalMilliseconds);
        return new Visitor(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.CloseAsync();
        _playwright.Dispose();
    }
}

/// <summary>Size of a window in CSS pixels.</summary>
internal sealed record Screen(int Width, int Height)
{
    public static readonly Screen Phone = new(360, 740);
    public static readonly Screen Desk = new(1280, 800);

    public static Screen Of(string name) => name switch
    {
        "phone" => Phone,
        "desk" => Desk,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such screen."),
    };
}
