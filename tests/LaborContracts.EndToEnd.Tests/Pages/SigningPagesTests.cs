using System.Text.Json;
using LaborContracts.EndToEnd.Tests.Passkeys;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>A worker signs on a phone or at a desk: notice, text, proof, receipt.</summary>
[Collection(OnThePages.Name)]
public sealed class SigningPagesTests(PagesFixture on)
{
    private const string Worker = "wang@worker.example";

    [Theory, InlineData("phone", true), InlineData("desk", true), InlineData("phone", false)]
    public async Task A_worker_reads_the_notice_and_the_text_proves_the_will_by_a_code_and_has_a_receipt(string screen, bool script)
    {
        var contract = await on.Parties.OfferedAsync();
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.SignInAsync(Worker, $"/contracts/{contract}");

        await visitor.Page.TurnAsync("#now ~ p .button");
        await AssertStepAsync(visitor, "签署须知");
        await AcknowledgeAsync(visitor.Page);
        await AssertStepAsync(visitor, "看清全文");
        await visitor.Page.CheckAsync("[name=all]");
        await NextAsync(visitor.Page);
        Assert.Contains("还有重要条款没有打开看过", await visitor.Page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await visitor.PictureAsync("sign-read");
        await ReadAsync(visitor.Page); // what was not ticked stands open
        await AssertStepAsync(visitor, "确认签署");
        await visitor.PictureAsync("sign-prove");
        await visitor.Page.TurnAsync("form:has([value=one-time-code]) button");
        await visitor.Page.FillAsync("#code", await on.Parties.CodeAsync() == "000000" ? "000001" : "000000");
        await visitor.Page.TurnAsync("#prove > button");
        Assert.Contains("验证码不正确", await visitor.Page.InnerTextAsync("[role=alert]:visible"), StringComparison.Ordinal);
        await visitor.Page.FillAsync("#code", await on.Parties.CodeAsync());
        if (script) await DrawAsync(visitor.Page);
        await visitor.PictureAsync("sign-code");
        await visitor.Page.TurnAsync("#prove > button");
        await visitor.Page.WaitForURLAsync($"**/contracts/{contract}/receipt");

        Assert.Equal("您已签署", await visitor.Page.InnerTextAsync("h1"));
        Assert.Contains((await on.StatusAddressAsync(contract)).Segments[^1], await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync("receipt");
        Assert.Equal("signedByWorker", (await on.Parties.ViewAsync(contract)).GetProperty("state").GetString());
        Assert.Equal(["notice.acknowledged", "document.read", "intent.proven"], await StepsAsync(contract));
        await visitor.OpenAsync($"/contracts/{contract}/sign");
        Assert.Equal($"/contracts/{contract}", new Uri(visitor.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task Sending_a_step_twice_does_no_harm()
    {
        var contract = await on.Parties.OfferedAsync();
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync(Worker, $"/contracts/{contract}/sign");
        var second = await visitor.SecondWindowAsync($"/contracts/{contract}/sign");
        await AcknowledgeAsync(visitor.Page);
        await AcknowledgeAsync(second);
        await ReadAsync(visitor.Page);
        await ReadAsync(second);
        await visitor.Page.TurnAsync("form:has([value=one-time-code]) button");
        await visitor.Page.FillAsync("#code", await on.Parties.CodeAsync());
        await visitor.Page.EvaluateAsync("() => { const form = document.getElementById('prove'); return fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }); }");
        await visitor.Page.TurnAsync("#prove > button");
        await visitor.Page.WaitForURLAsync($"**/contracts/{contract}/receipt");

        Assert.Equal("signedByWorker", (await on.Parties.ViewAsync(contract)).GetProperty("state").GetString());
        Assert.Single(await StepsAsync(contract), step => step == "notice.acknowledged");
    }

    [Fact]
    public async Task Another_cannot_come_to_the_steps_of_a_contract()
    {
        var contract = await on.Parties.OfferedAsync();
        await using var visitor = await on.VisitAsync();

        await visitor.SignInAsync("li@worker.example", $"/contracts/{contract}/sign");

        Assert.Equal("没有这份合同", await visitor.Page.InnerTextAsync("h1"));
    }

    [Theory, InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task Each_step_can_be_read_and_handled_and_cuts_nothing(ColorScheme theme)
    {
        var contract = await on.Parties.OfferedAsync();
        await using var visitor = await on.VisitAsync(theme: theme);
        await visitor.SignInAsync(Worker);

        await visitor.OpenAsync($"/contracts/{contract}/sign");
        await AssertGoodAsync("[name=read]");
        await AcknowledgeAsync(visitor.Page);
        await AssertGoodAsync("[name=all]");
        await ReadAsync(visitor.Page);
        await AssertGoodAsync("[value=one-time-code]");
        await visitor.Page.TurnAsync("form:has([value=one-time-code]) button");
        await AssertGoodAsync("#code");
        await visitor.Page.FillAsync("#code", await on.Parties.CodeAsync());
        await visitor.Page.TurnAsync("#prove > button");
        await visitor.Page.WaitForURLAsync("**/receipt");
        await AssertGoodAsync(".files");

        async Task AssertGoodAsync(string sign)
        {
            await visitor.Page.Locator(sign).WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            await ReadabilityTests.AssertReadableAsync(visitor);
            await Axe.AssertNothingSeriousAsync(visitor);
            await visitor.Page.EvaluateAsync("() => document.documentElement.style.fontSize = '200%'");
            Assert.Equal(0, await visitor.OverflowAsync());
            await visitor.Page.EvaluateAsync("() => document.documentElement.style.fontSize = ''");
        }
    }

    [Fact]
    public async Task A_passkey_signs_without_any_code()
    {
        await using var chain = await AnvilNode.StartAsync();
        await using var platform = new PlatformProcess(chain.Url, chain.ChainId);
        var address = new Uri($"http://localhost:{platform.Address.Port}"); // browsers give no passkeys to an address in numbers
        await platform.StartAsync(("BaseAddress", address.ToString()));
        var parties = await Parties.SignInAsync(platform.Http);
        await using var browser = await Browser.StartAsync();
        await using var worker = await PasskeyHolder.SignInAsync(await browser.VisitAsync(address, Screen.Phone), parties, Worker);
        await worker.AddAsync();
        await worker.Visitor.Page.Locator("#passkeys li").WaitForAsync();
        var (contract, page) = (await parties.OfferedAsync(), worker.Visitor.Page);

        await worker.Visitor.OpenAsync($"/contracts/{contract}/sign");
        await AcknowledgeAsync(page);
        await ReadAsync(page);
        await page.TurnAsync("form:has([value=passkey]) button");
        await page.ClickAsync("#prove > button");
        await page.WaitForURLAsync($"**/contracts/{contract}/receipt");

        Assert.Equal("您已签署", await page.InnerTextAsync("h1"));
        await parties.InStateAsync(contract, "signedByWorker");
    }

    private static async Task AssertStepAsync(Visitor visitor, string title)
    {
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(title);
        Assert.Equal(0, await visitor.OverflowAsync());
        Assert.DoesNotContain(visitor.Complaints, complaint => !complaint.Contains("422", StringComparison.Ordinal)); // of what was not ticked
    }

    private static async Task AcknowledgeAsync(IPage page)
    {
        await page.CheckAsync("[name=read]");
        await NextAsync(page);
    }

    private static async Task ReadAsync(IPage page)
    {
        await page.Locator("[name=all]").WaitForAsync();
        foreach (var clause in await page.Locator("details.highlighted").AllAsync())
        {
            if (!await clause.Locator("p").First.IsVisibleAsync()) await clause.Locator("summary").ClickAsync();
            await clause.Locator("input").CheckAsync();
        }

        await page.CheckAsync("[name=all]");
        await NextAsync(page);
    }

    private static Task NextAsync(IPage page) => page.TurnAsync("main form > button[type=submit]");

    private static async Task DrawAsync(IPage page)
    {
        await page.Locator("canvas").ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator("canvas").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 40, box.Y + 40);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width - 40, box.Y + 60, new() { Steps = 8 });
        await page.Mouse.MoveAsync(box.X + 60, box.Y + box.Height - 30, new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    private async Task<string[]> StepsAsync(Guid contract)
    {
        var trail = (await on.Parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Json;
        return [.. trail.GetProperty("entries").EnumerateArray()
            .Select(entry => JsonElement.Parse(entry.GetProperty("event").GetString()!).GetProperty("type").GetString()!)
            .Where(type => type is "notice.acknowledged" or "document.read" or "intent.proven")];
    }
}
