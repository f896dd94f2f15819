using System.Collections.Concurrent;
using LaborContracts.TestKit;
using LaborContracts.TestKit.Platform;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>A firm comes to the platform, and keeps its accounts and its programs.</summary>
[Collection(OnTheDesk.Name)]
public sealed class FirmPagesTests(PagesFixture on)
{
    private const string Admin = "admin@changshun.example";
    private const string Path = "/desk/firm";

    [Theory, InlineData("phone", true, 1), InlineData("desk", true, 2), InlineData("phone", false, 3), InlineData("desk", false, 4)]
    public async Task A_firm_applies_is_approved_and_its_administrator_signs_in(string screen, bool script, int number)
    {
        var (code, phone, name) = (FirmApplicant.CreditCodeOf(7_000 + number), $"1390000710{number}", $"常州新桥模具{number}有限公司");
        await using var firm = await on.VisitAsync(Screen.Of(screen), script);
        await firm.OpenAsync("/sign-in");
        await firm.Page.TurnAsync("a[href*=register]");
        Assert.Equal(0, await firm.OverflowAsync());
        await ApplyAsync(firm, code[..17] + (code[17] == '0' ? '1' : '0'), name, phone);
        Assert.Contains("校验码不符", await firm.Page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(name, await firm.Page.InputValueAsync("#firmName"));
        await firm.PictureAsync($"register-{script}");
        await ApplyAsync(firm, code, name, phone);
        Assert.Equal("申请已收到", await firm.Page.InnerTextAsync("h1"));

        await using var platformOperator = await on.VisitAsync(Screen.Of(screen), script);
        await platformOperator.SignInAsync("operator@platform.example", "/operation/firms");
        Assert.Equal(0, await platformOperator.OverflowAsync());
        await platformOperator.PictureAsync($"firms-{script}");
        await platformOperator.Page.TurnAsync($"a:has-text('{name}')");
        await platformOperator.Page.Locator(".licence img").WaitForAsync();
        await Eventually.TrueAsync("the licence is seen", () => platformOperator.Page.EvaluateAsync<bool>("() => document.querySelector('.licence img').naturalWidth > 0"));
        Assert.Equal(0, await platformOperator.OverflowAsync());
        await platformOperator.PictureAsync($"firm-application-{script}");
        await platformOperator.Page.TurnAsync("form[action*=approve] button");
        Assert.Equal("已同意", await platformOperator.Page.InnerTextAsync("#standing"));

        await AcceptAsync(firm, phone);
        await firm.OpenAsync(Path);
        Assert.Contains(code, await firm.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("企业管理员", await firm.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(platformOperator.Complaints);
        Assert.All(firm.Complaints, complaint => Assert.Contains("422", complaint, StringComparison.Ordinal)); // of the wrong code
    }

    [Fact]
    public async Task A_firm_that_is_refused_is_told_the_reason()
    {
        var phone = "13900007201";
        await using var firm = await on.VisitAsync();
        await firm.OpenAsync("/register");
        await ApplyAsync(firm, FirmApplicant.CreditCodeOf(7_100), "常州不清楚有限公司", phone);
        await using var platformOperator = await on.VisitAsync(Screen.Desk);
        await platformOperator.SignInAsync("operator@platform.example", "/operation/firms");
        await platformOperator.Page.TurnAsync("a:has-text('常州不清楚有限公司')");

        await platformOperator.Page.FillAsync("#reason", "执照照片看不清");
        await platformOperator.Page.TurnAsync("form[action*=refuse] button");

        Assert.Equal("未通过", await platformOperator.Page.InnerTextAsync("#standing"));
        Assert.Contains("执照照片看不清", (await MessageToAsync(phone)).Text, StringComparison.Ordinal);
        await platformOperator.OpenAsync("/operation/firms?state=Refused");
        Assert.Contains("常州不清楚有限公司", await platformOperator.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Theory, InlineData("phone", true, 1), InlineData("desk", true, 2), InlineData("phone", false, 3), InlineData("desk", false, 4)]
    public async Task An_administrator_invites_a_clerk_changes_its_roles_and_closes_the_account(string screen, bool script, int number)
    {
        var phone = $"1390000730{number}";
        await using var admin = await on.VisitAsync(Screen.Of(screen), script);
        await admin.SignInAsync(Admin, Path);
        await admin.Page.FillAsync("#phone", "123");
        await admin.Page.ClickAsync("form:has(#phone) input[value=clerk]");
        await admin.Page.TurnAsync("form:has(#phone) button");
        Assert.Equal("不是中国大陆手机号码。", await admin.Page.InnerTextAsync("[role=alert]"));
        Assert.True(await admin.Page.IsCheckedAsync("form:has(#phone) input[value=clerk]"));
        await admin.Page.FillAsync("#phone", phone);
        await admin.Page.TurnAsync("form:has(#phone) button");
        Assert.Contains($"139****730{number}", await admin.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await admin.OverflowAsync());
        await admin.PictureAsync($"firm-{script}");

        await using var clerk = await on.VisitAsync(Screen.Of(screen), script);
        var name = await AcceptAsync(clerk, phone);
        await clerk.OpenAsync("/desk/batches");
        Assert.Equal("批量签发", await clerk.Page.InnerTextAsync("h1"));

        await admin.OpenAsync(Path);
        var card = admin.Page.Locator($".contracts li:has(dd:text-is('{name}'))");
        await card.Locator("summary").ClickAsync();
        await card.Locator("input[value=seal-holder]").ClickAsync();
        await admin.PictureAsync($"firm-account-{script}");
        await admin.Page.TurnAsync(() => card.Locator("form[action*=roles] button").ClickAsync());
        Assert.Equal("角色已更改，对方须重新登录。", await admin.Page.InnerTextAsync(".done"));
        Assert.Contains("用印人", await card.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("/sign-in", new Uri((await clerk.OpenAsync("/desk/batches")).Url).AbsolutePath);
        await card.Locator("summary").ClickAsync();
        await admin.Page.TurnAsync(() => card.Locator("form[action*=disable] button").ClickAsync());
        Assert.Contains("已停用", await card.InnerTextAsync(), StringComparison.Ordinal);
        Assert.All(admin.Complaints, complaint => Assert.Contains("400", complaint, StringComparison.Ordinal)); // of the wrong number
    }

    [Theory, InlineData("phone", true), InlineData("desk", true), InlineData("phone", false), InlineData("desk", false)]
    public async Task A_webhook_is_made_its_delivery_seen_and_sent_again(string screen, bool script)
    {
        var ids = new ConcurrentQueue<string>();
        await using var receiver = LoopbackServer.Start(context =>
        {
            ids.Enqueue(context.Request.Headers["webhook-id"].ToString());
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        });
        await using var clerk = await on.VisitAsync(Screen.Of(screen), script);
        await clerk.SignInAsync("clerk@changshun.example", Path);
        Assert.Equal(0, await clerk.Page.Locator("#accounts").CountAsync());
        await clerk.Page.ClickAsync("details:has(#address) > summary");
        await clerk.Page.FillAsync("#address", $"{receiver.Url}hook");
        await clerk.Page.ClickAsync("input[value='contract.offered']");
        await clerk.Page.TurnAsync("form:has(#address) button");
        Assert.StartsWith("whsec_", await clerk.Page.InnerTextAsync("section:has(#secret) code"), StringComparison.Ordinal);
        Assert.Equal(0, await clerk.OverflowAsync());
        await clerk.PictureAsync($"webhook-made-{script}");

        await on.Parties.OfferedAsync();
        await Eventually.TrueAsync("the message", () => Task.FromResult(!ids.IsEmpty));
        await clerk.Page.TurnAsync($"a:has-text('{receiver.Url}hook')");
        Assert.Equal(0, await clerk.Page.GetByText("whsec_").CountAsync());
        await SeenAsync(clerk, "已送达（第 1 次）");
        await clerk.PictureAsync($"webhook-{script}");
        var sent = ids.Count;
        await clerk.Page.TurnAsync("form[action*=redeliveries] button >> nth=0");
        Assert.Contains("已安排重新发送", await clerk.Page.InnerTextAsync(".done"), StringComparison.Ordinal);
        await Eventually.TrueAsync("it again", () => Task.FromResult(ids.Count > sent));
        Assert.True(ids.Distinct().Count() < ids.Count);

        await clerk.Page.ClickAsync("details:has(form[action*=delete]) > summary");
        await clerk.Page.TurnAsync("form[action*=delete] button");
        Assert.Equal("推送地址已删除。", await clerk.Page.InnerTextAsync(".done"));
        Assert.Empty(clerk.Complaints);
    }

    [Fact]
    public async Task A_secret_is_exchanged_and_the_calendars_address_shown_once()
    {
        await using var clerk = await on.VisitAsync();
        await clerk.SignInAsync("clerk@changshun.example", Path);
        await clerk.Page.TurnAsync("form[action*=calendar] button");
        var address = await clerk.Page.InnerTextAsync("section:has(#calendar) code");
        Assert.Equal(200, (await clerk.Page.APIRequest.GetAsync(new Uri(address).PathAndQuery)).Status);
        await clerk.OpenAsync(Path);
        Assert.Equal(0, await clerk.Page.Locator("section:has(#calendar) code").CountAsync());

        await clerk.Page.ClickAsync("details:has(#address) > summary");
        await clerk.Page.FillAsync("#address", "https://hr.changshun.example/exchange");
        await clerk.Page.TurnAsync("form:has(#address) button");
        Assert.True(await clerk.Page.IsVisibleAsync("[role=alert]")); // no event was chosen
        Assert.Equal("https://hr.changshun.example/exchange", await clerk.Page.InputValueAsync("#address"));
        await clerk.Page.ClickAsync("input[value='batch.finished']");
        await clerk.Page.TurnAsync("form:has(#address) button");
        var first = await clerk.Page.InnerTextAsync("section:has(#secret) code");
        await clerk.Page.TurnAsync("a:has-text('https://hr.changshun.example/exchange')");
        await clerk.Page.ClickAsync("details:has(form[action*=secret]) > summary");
        await clerk.Page.TurnAsync("form[action*=secret] button");
        Assert.NotEqual(first, await clerk.Page.InnerTextAsync("section:has(#secret) code"));
        await clerk.Page.ClickAsync("details:has(form[action*=delete]) > summary");
        await clerk.Page.TurnAsync("form[action*=delete] button");
    }

    [Fact]
    public async Task Another_firms_webhook_and_none_are_the_same_page()
    {
        var others = (await (await on.Parties.OtherEmployerAsync()).PostAsync("/api/v1/webhooks", new System.Text.Json.Nodes.JsonObject
        {
            ["address"] = "https://hr.yunhe.example/hook", ["events"] = new System.Text.Json.Nodes.JsonArray("batch.finished"),
        })).Good().Json.GetProperty("id").GetGuid();
        await using var clerk = await on.VisitAsync();
        await clerk.SignInAsync("clerk@changshun.example");

        var pages = new List<(int, string)>();
        foreach (var id in (Guid[])[others, Guid.NewGuid()])
            pages.Add(((await clerk.OpenAsync($"{Path}/webhooks/{id}")).Status, await clerk.Page.InnerTextAsync("main")));

        Assert.Equal(404, Assert.Single(pages.Distinct()).Item1);
    }

    [Theory]
    [InlineData("phone", ColorScheme.Light, "zh-CN"), InlineData("desk", ColorScheme.Dark, "zh-CN"), InlineData("phone", ColorScheme.Dark, "en")]
    public async Task The_pages_can_be_read_and_handled(string screen, ColorScheme theme, string language)
    {
        await FirmApplicant.ApplyAsync(on.Platform.Http, FirmApplicant.Fields(FirmApplicant.CreditCodeOf(7_500), "13900007401"));
        await using var admin = await on.VisitAsync(Screen.Of(screen), language: language, theme: theme);
        await admin.OpenAsync("/register");
        await AssertFineAsync(admin, $"register-{theme}-{language}");
        await admin.SignInAsync(Admin, Path);
        foreach (var summary in await admin.Page.Locator("summary").AllAsync()) await summary.ClickAsync();
        await AssertFineAsync(admin, $"firm-{theme}-{language}");
        await using var platformOperator = await on.VisitAsync(Screen.Of(screen), language: language, theme: theme);
        await platformOperator.SignInAsync("operator@platform.example", "/operation/firms");
        await AssertFineAsync(platformOperator, $"firms-{theme}-{language}");
        await platformOperator.Page.TurnAsync(".contracts h2 a");
        await AssertFineAsync(platformOperator, $"firm-application-{theme}-{language}");
    }

    private static async Task AssertFineAsync(Visitor visitor, string picture)
    {
        await visitor.PictureAsync(picture);
        Assert.Equal(0, await visitor.OverflowAsync());
        await ReadabilityTests.AssertReadableAsync(visitor);
        await Axe.AssertNothingSeriousAsync(visitor);
    }

    private static async Task ApplyAsync(Visitor firm, string code, string name, string phone)
    {
        foreach (var (field, value) in FirmApplicant.Fields(code, phone, ("firmName", name))) await firm.Page.FillAsync($"#{field}", value);
        await firm.Page.SetInputFilesAsync("#file", new FilePayload { Name = "执照.png", MimeType = "image/png", Buffer = FirmApplicant.Licence });
        await firm.Page.TurnAsync("main button[type=submit]");
    }

    /// <summary>Opens the link of the message, chooses a password, and signs in.</summary>
    /// <returns>Name of the account.</returns>
    private async Task<string> AcceptAsync(Visitor visitor, string phone)
    {
        await visitor.OpenAsync($"/invitation/{(await MessageToAsync(phone)).Code}");
        await visitor.Page.FillAsync("#password", Newcomer.Password);
        await visitor.Page.FillAsync("#again", Newcomer.Password);
        await visitor.Page.TurnAsync("main button[type=submit]");
        var name = await visitor.Page.InnerTextAsync("main dd");
        await visitor.Page.TurnAsync("a.button");
        await visitor.Page.FillAsync("#userName", name);
        await visitor.Page.FillAsync("#password", Newcomer.Password);
        await visitor.Page.TurnAsync("main button[type=submit]");
        await visitor.Page.WaitForURLAsync("**/account");
        return name;
    }

    private Task<Told> MessageToAsync(string phone) => Eventually.SeenAsync($"a message to {phone}", async () =>
        (await on.Parties.Anyone.GetAsync("/development/outbox.json")).Good().Json.EnumerateArray()
            .Where(message => message.GetProperty("phone").GetString() == $"{phone[..3]}****{phone[^4..]}")
            .Select(message => new Told(message.GetProperty("code").GetString(), message.GetProperty("text").GetString()!)).FirstOrDefault());

    /// <summary>In the log, which one looks at again.</summary>
    private static Task SeenAsync(Visitor visitor, string text) => Eventually.TrueAsync(text, async () =>
    {
        if (await visitor.Page.GetByText(text).CountAsync() > 0) return true;
        await visitor.Page.ReloadAsync();
        return false;
    });

    private sealed record Told(string? Code, string Text);
}
