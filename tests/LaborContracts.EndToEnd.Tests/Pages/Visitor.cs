using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>
/// One browser window, and what it did behind the page: which hosts it called and what it complained of. Intents as a
/// person has them: open, choose, drop, verify, read.
/// </summary>
internal sealed class Visitor : IAsyncDisposable
{
    private const int MostPresses = 120;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<Uri> _calls = new();
    private readonly ConcurrentQueue<string> _complaints = new();

    public Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Request += (_, request) => _calls.Enqueue(new(request.Url));
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Enqueue(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Every address that the window called for.</summary>
    public IReadOnlyCollection<Uri> Calls => _calls;

    /// <summary>Errors and warnings on the console, and scripts that broke.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public async Task<IResponse> OpenAsync(string path) =>
        await Page.GotoAsync(path) ?? throw new InvalidOperationException($"no answer for {path}");

    /// <summary>Signs in on the page that asks for it, or goes there first.</summary>
    public async Task SignInAsync(string userName, string? path = null)
    {
        await OpenAsync(path ?? "/sign-in");
        await Page.FillAsync("#userName", userName);
        await Page.FillAsync("#password", "demonstration");
        await Page.TurnAsync("main button[type=submit]");
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Another window of the same person.</summary>
    public async Task<IPage> SecondWindowAsync(string path)
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>A picture of the whole page for people to look at, if the variable SCREENSHOTS names a folder for them.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{Page.ViewportSize!.Width}.png"), FullPage = true });
    }

    public Task ChooseAsync(params byte[] file) => Page.SetInputFilesAsync("#file", Contract(file));

    public async Task ChooseProofAsync(byte[] proof)
    {
        await Page.Locator("summary").ClickAsync();
        await Page.SetInputFilesAsync("#proof", new FilePayload
        {
            Name = "proof.json",
            MimeType = "application/json",
            Buffer = proof,
        });
    }

    /// <summary>Drops files on the form at once, as a hand with a mouse does.</summary>
    public async Task DropAsync(params FilePayload[] files)
    {
        var transfer = await Page.EvaluateHandleAsync(
            """
            files => {
              const transfer = new DataTransfer();
              for (const { name, type, base64 } of files)
                transfer.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], name, { type }));
              return transfer;
            }
            """,
            files.Select(f => new { name = f.Name, type = f.MimeType, base64 = Convert.ToBase64String(f.Buffer) }).ToArray());
        await Page.DispatchEventAsync(".drop", "drop", new { dataTransfer = transfer });
    }

    /// <summary>Presses the button and waits for what becomes of it.</summary>
    public async Task VerifyAsync()
    {
        await Page.ClickAsync("button[type=submit]");
        await ResultAsync();
    }

    /// <summary>Presses it while an earlier result is shown, and waits for the verdict that takes its place.</summary>
    public async Task VerifyAsync(string verdict)
    {
        await Page.ClickAsync("button[type=submit]");
        await Page.Locator("#verdict", new() { HasTextString = verdict }).WaitForAsync();
    }

    /// <summary>Has the hash alone looked up.</summary>
    public async Task LookUpAsync()
    {
        await Page.ClickAsync("#by-hash");
        await ResultAsync();
    }

    /// <summary>Waits for the answer, which takes the form's place or, without script, is a page of its own.</summary>
    public async Task ResultAsync(string sign = "#result")
    {
        await Page.Locator(sign).WaitForAsync();
        await Page.WaitForLoadStateAsync();
    }

    /// <summary>Presses what hands out a file, and reads that.</summary>
    public async Task<byte[]> DownloadAsync(string pressed)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync(pressed));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>Comes to something by the Tab key alone.</summary>
    public async Task TabToAsync(string selector)
    {
        for (var presses = 0; presses < MostPresses; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector)) return;
        }

        Assert.Fail($"{selector} is not reached by the Tab key");
    }

    public Task<string> VerdictAsync() => Page.Locator("#verdict").InnerTextAsync();

    public Task<string> SentenceAsync() => Page.Locator("#result .sentence").InnerTextAsync();

    /// <summary>Pixels that the page is wider than its window.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    public static FilePayload Contract(byte[] pdf) => new() { Name = "contract.pdf", MimeType = "application/pdf", Buffer = pdf };
}
