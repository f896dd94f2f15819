using System.IO.Compression;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Cases;
using LaborContracts.EndToEnd.Tests.Faults;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verifier.Tests;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>A dispute over a wage, from the complaint to the decision without the platform: in the browser, and through the API.</summary>
public sealed class DisputeTests : IAsyncLifetime
{
    private const string Inspector = "inspector@bureau.example";
    private const string Number = "常新人社监案〔2026〕第 23 号";

    private readonly SealedChain _chain = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("labor-contracts-dispute-").FullName;
    private FaultRig _rig = null!;
    private Browser _browser = null!;
    private Guid _contract;

    public async ValueTask InitializeAsync()
    {
        _browser = await Browser.StartAsync();
        _rig = await FaultRig.StartAsync();
        _contract = await _rig.Parties.ConcludedAsync();
        await _rig.EachIsAnchoredOnceAsync(_contract);
        await _chain.PinAsync(_rig, ("Cases:Approval", "true"));
        _chain.SealBlocksOf(_rig);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _rig.DisposeAsync();
        _chain.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_changed_wage_is_found_and_seen_and_the_package_decides_when_platform_and_chain_are_gone()
    {
        var registered = await _rig.Parties.DocumentAsync(_contract);
        var (copy, changedPage) = ForgedCopy.Of(registered, "6,500.00", "5,500.00");
        await using var inspector = await _browser.VisitAsync(_rig.Platform.Address, Screen.Desk);
        await inspector.SignInAsync(Inspector, "/inspection");
        var opened = await OpenCaseAsync(inspector);
        await inspector.PictureAsync("case-awaiting");
        await ApproveAsync(opened);

        await inspector.OpenAsync($"/inspection/{opened}");
        await inspector.Page.FillAsync("#idNumber", "320499199003070012");
        await inspector.Page.TurnAsync("section:has(#search) button");
        await inspector.Page.Locator("#found").WaitForAsync();
        await inspector.PictureAsync("case-found");
        await inspector.Page.TurnAsync($"#found a[href$='{_contract}']");
        await inspector.Page.SetInputFilesAsync("#file", Visitor.Contract(copy));
        await inspector.Page.ClickAsync("#compare button");
        await inspector.Page.Locator("#pages[data-drawn]").WaitForAsync();
        await inspector.PictureAsync("dispute");
        Assert.Empty(inspector.Complaints);

        Assert.Equal("与登记的不一样", await inspector.VerdictAsync());
        var difference = await inspector.Page.InnerTextAsync(".difference");
        foreach (var told in (string[])["四、劳动报酬 第", $"登记文件第 {changedPage} 页，副本第 {changedPage} 页", "6,500.00", "5,500.00"])
            Assert.Contains(told, difference, StringComparison.Ordinal);
        Assert.Equal(["6", "5"], await inspector.Page.Locator(".difference mark").AllInnerTextsAsync());
        var pages = await inspector.Page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('#pages figure')].map(f => Number(f.dataset.differences))");
        Assert.Equal([changedPage], pages.Index().Where(page => page.Item > 0).Select(page => page.Index + 1));

        var byApi = await CompareByApiAsync(Guid.Parse(opened), copy);
        Assert.Equal(("changed", changedPage), ((string?)byApi["kind"], (int?)byApi["text"]!["differences"]![0]!["page"]));

        var package = await DownloadAsync(inspector, opened);
        var pins = Path.Combine(_folder, "trust.json");
        File.Copy(Path.Combine(_rig.Platform.DataFolder, "trust.json"), pins);
        await _rig.Platform.KillAsync();
        await _rig.Chain.StopAsync();

        var (code, output, errors) = await Lcverify.RunAsync("evidence", package, "--trust", pins, "--json");
        Assert.True((code, errors) == (0, ""), output + errors);
        Assert.Equal("AUTHENTIC", (string?)JsonNode.Parse(output)!["verdict"]);
        await AssertPageFindsNothingWrongAsync(package);
        Assert.Equal(registered, await ReadAsync(package, "contract.pdf"));
    }

    private static async Task<string> OpenCaseAsync(Visitor inspector)
    {
        await inspector.Page.TurnAsync("main a[href='/inspection/open']");
        await inspector.Page.FillAsync("#number", Number);
        await inspector.Page.SelectOptionAsync("#basis", "complaint");
        await inspector.Page.SelectOptionAsync("#district", "320411");
        await inspector.Page.FillAsync("#endsOn", (await inspector.Page.GetAttributeAsync("#endsOn", "max"))!);
        await inspector.Page.FillAsync("#employers", "91320411MACY000187");
        await inspector.Page.FillAsync("#workers", "320499199003070012");
        await inspector.Page.TurnAsync("main button[type=submit]");
        await inspector.Page.Locator($"h1:text('{Number}')").WaitForAsync();
        return new Uri(inspector.Page.Url).Segments[^1];
    }

    private async Task ApproveAsync(string opened)
    {
        await using var supervisor = await _browser.VisitAsync(_rig.Platform.Address);
        await supervisor.SignInAsync("supervisor@bureau.example", "/inspection");
        await supervisor.Page.TurnAsync($".waiting a[href$='{opened}']");
        await supervisor.PictureAsync("case-to-approve");
        await supervisor.Page.TurnAsync("form[action$='/approve'] button");
        await supervisor.Page.Locator(".lead:text('办理中')").WaitForAsync();
    }

    private async Task<JsonNode> CompareByApiAsync(Guid opened, byte[] copy)
    {
        var caller = await ApiCaller.SignInAsync(_rig.Platform.Http, Inspector);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(copy), "file", "copy.pdf" } };
        return JsonNode.Parse((await caller.SendAsync(HttpMethod.Post, $"/api/v1/cases/{opened}/comparisons", form)).Good().Text)!;
    }

    private async Task<string> DownloadAsync(Visitor inspector, string opened)
    {
        await inspector.OpenAsync($"/inspection/{opened}/contracts/{_contract}");
        await inspector.PictureAsync("case-contract");
        var download = await inspector.Page.RunAndWaitForDownloadAsync(() => inspector.Page.ClickAsync(".files a[href$='evidence.zip']"));
        var package = Path.Combine(_folder, "package.zip");
        await download.SaveAsAsync(package);
        return package;
    }

    /// <summary>The verifier that is in the package, opened from the disk.</summary>
    private async Task AssertPageFindsNothingWrongAsync(string package)
    {
        var page = Path.Combine(_folder, "verify.html");
        await File.WriteAllBytesAsync(page, await ReadAsync(package, "verify.html"), TestContext.Current.CancellationToken);
        await using var judge = await _browser.VisitAsync(new Uri(page));
        await judge.Page.GotoAsync(new Uri(page).AbsoluteUri);
        await judge.Page.SetInputFilesAsync("#files", package);
        await judge.Page.WaitForSelectorAsync("#result[data-done]");
        var outcomes = await judge.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#result li')].map(li => `${li.dataset.step} ${li.dataset.outcome}`)");
        Assert.Equal(["manifest passed", "documents passed", "inclusion passed", "trail passed", "passkey notChecked"], outcomes);
    }

    private static async Task<byte[]> ReadAsync(string package, string name)
    {
        await using var zip = await ZipFile.OpenReadAsync(package);
        using var content = new MemoryStream();
        await using var entry = await zip.GetEntry(name)!.OpenAsync();
        await entry.CopyToAsync(content);
        return content.ToArray();
    }
}
