using System.Text.Json.Nodes;
using LaborContracts.EndToEnd.Tests.Passkeys;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>An employer's people at their desk: what waits, what they do about a document, and the seal.</summary>
[Collection(OnTheDesk.Name)]
public sealed class DeskTests(PagesFixture on)
{
    private const string Clerk = "clerk@changshun.example";
    private const string SealHolder = "seal@changshun.example";

    [Theory, InlineData("phone", true), InlineData("desk", true), InlineData("phone", false)]
    public async Task A_clerk_finds_a_draft_on_the_board_sends_it_reminds_the_worker_and_takes_it_back(string screen, bool script)
    {
        var contract = await on.Parties.DraftAsync();
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.SignInAsync(Clerk, "/desk");
        Assert.Equal("工作台", await visitor.Page.InnerTextAsync("h1"));
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync("board");

        await visitor.Page.TurnAsync(".matters a[href*='what=drafts']");
        await visitor.Page.TurnAsync($".contracts a[href*='{contract}']");
        Assert.Equal("草稿", await visitor.Page.InnerTextAsync("#now"));
        await visitor.PictureAsync("desk-draft");
        foreach (var reason in await visitor.Page.Locator("textarea[name^='reason.']").AllAsync()) await reason.FillAsync("已与劳动者说明");
        await visitor.Page.TurnAsync("form[action$=offer] button");
        await AssertNowAsync(visitor, "等劳动者签署", "已发出");
        await visitor.PictureAsync("desk-offered");

        await visitor.Page.TurnAsync("form[action$=reminders] button");
        await AssertNowAsync(visitor, "等劳动者签署", "提醒已交付发送");
        Assert.Contains("今天已经提醒过", await visitor.Page.InnerTextAsync(".now"), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Page.Locator("form[action$=reminders]").CountAsync());
        Assert.Contains("提醒劳动者签署", await visitor.Page.InnerTextAsync(".history >> nth=0"), StringComparison.Ordinal);
        Assert.Contains((await on.StatusAddressAsync(contract)).ToString(), (await on.Parties.MessageAsync(contract)).GetProperty("text").GetString(), StringComparison.Ordinal);

        await visitor.Page.ClickAsync("details:has(form[action$=withdraw]) > summary");
        await visitor.Page.TurnAsync("form[action$=withdraw] button");
        await AssertNowAsync(visitor, "已撤回", "已撤回");
        Assert.Equal(0, await visitor.Page.Locator("main form").CountAsync());
        Assert.Equal(0, await visitor.OverflowAsync());
        Assert.Empty(visitor.Complaints);
    }

    [Theory, InlineData("phone", true), InlineData("desk", false)]
    public async Task A_draft_with_a_warning_is_sent_with_a_reason_which_stays_when_it_is_refused(string screen, bool script)
    {
        var contract = await on.Parties.DraftAsync(Agreeing("月工资已包含加班费。"));
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.SignInAsync(Clerk, $"/desk/contracts/{contract}");
        var reason = visitor.Page.Locator("textarea[name='reason.W08']");

        await reason.FillAsync("   ");
        await visitor.Page.TurnAsync("form[action$=offer] button");
        Assert.Contains("逐项写明仍要发出的理由", await visitor.Page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await reason.FillAsync(new string('长', 500));
        await visitor.Page.EvalOnSelectorAsync("textarea[name='reason.W08']", "area => { area.removeAttribute('maxlength'); area.value += '长'; }");
        await visitor.Page.TurnAsync("form[action$=offer] button");
        Assert.Equal(new string('长', 501), await reason.InputValueAsync());
        await visitor.PictureAsync("desk-warning");
        await reason.FillAsync("加班费另行支付，文字将更正");
        await visitor.Page.TurnAsync("form[action$=offer] button");

        await AssertNowAsync(visitor, "等劳动者签署", "已发出");
        Assert.Contains("加班费另行支付，文字将更正", await visitor.Page.InnerTextAsync(".findings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_breaks_the_law_cannot_be_sent_and_says_why()
    {
        var terms = Parties.RepeatableTerms();
        terms["remuneration"]!["monthlyWage"] = "1000.00";
        var contract = await on.Parties.DraftAsync(terms);
        await using var visitor = await on.VisitAsync(script: false);

        await visitor.SignInAsync(Clerk, $"/desk/contracts/{contract}");

        Assert.Contains("不合法", await visitor.Page.InnerTextAsync(".findings"), StringComparison.Ordinal);
        Assert.Contains("最低工资", await visitor.Page.InnerTextAsync(".findings"), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Page.Locator("form[action$=offer] button").CountAsync());
        await visitor.PictureAsync("desk-blocked");
    }

    [Theory, InlineData("phone", true), InlineData("desk", false)]
    public async Task A_clerk_answers_a_request_for_a_change(string screen, bool script)
    {
        var contract = await on.Parties.OfferedAsync();
        (await on.Parties.Worker.PostAsync($"{Parties.PathOf(contract)}/change-requests", new JsonObject
        {
            ["clause"] = "remuneration.monthlyWage", ["proposedText"] = "7000.00", ["reason"] = "与面谈不一致",
        })).Good();
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.SignInAsync(Clerk, "/desk/contracts?what=changes");

        await visitor.Page.TurnAsync($".contracts a[href*='{contract}']");
        foreach (var told in (string[])["每月报酬", "6500.00", "7000.00", "与面谈不一致"])
            Assert.Contains(told, await visitor.Page.InnerTextAsync(".request"), StringComparison.Ordinal);
        await visitor.PictureAsync("desk-change");
        await visitor.Page.CheckAsync("[name=accepted][value=false]");
        await visitor.Page.FillAsync(".request textarea", "按录用通知执行");
        await visitor.Page.TurnAsync(".request button");

        await AssertNowAsync(visitor, "等劳动者签署", "答复已经记录");
        Assert.Contains("不同意。 按录用通知执行", await visitor.Page.InnerTextAsync(".request"), StringComparison.Ordinal);
        var answer = (await on.Parties.ViewAsync(contract)).GetProperty("changeRequests")[0].GetProperty("answer");
        Assert.False(answer.GetProperty("accepted").GetBoolean());
        await visitor.OpenAsync("/desk/contracts?what=changes");
        Assert.Equal(0, await visitor.Page.Locator($".contracts a[href*='{contract}']").CountAsync());
    }

    [Theory, InlineData("phone", true), InlineData("desk", true), InlineData("desk", false)]
    public async Task A_seal_holder_reads_the_whole_text_and_seals_with_a_code(string screen, bool script)
    {
        var contract = await on.Parties.SignedByWorkerAsync();
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.SignInAsync(SealHolder, "/desk/contracts?what=seal");

        await visitor.Page.TurnAsync($".contracts a[href*='{contract}']");
        await visitor.Page.TurnAsync("#now ~ p .button");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("签署须知");
        await visitor.Page.CheckAsync("[name=read]");
        await NextAsync(visitor.Page);
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("看清全文");
        Assert.Contains(PdfText.Tight("用人单位"), PdfText.Tight(await visitor.Page.InnerTextAsync(".paper")), StringComparison.Ordinal);
        Assert.True(await visitor.Page.Locator("details.highlighted p").First.IsVisibleAsync());
        await visitor.Page.CheckAsync("[name=all]");
        await NextAsync(visitor.Page);
        await visitor.Page.TurnAsync("form:has([value=one-time-code]) button");
        Assert.Equal(0, await visitor.Page.Locator("canvas").CountAsync());
        await visitor.PictureAsync("seal-code");
        await visitor.Page.FillAsync("#code", await on.Parties.CodeAsync());
        await visitor.Page.TurnAsync("#prove > button");
        await visitor.Page.WaitForURLAsync($"**/desk/contracts/{contract}/receipt");

        await on.Parties.InStateAsync(contract, "concluded");
        await visitor.OpenAsync($"/desk/contracts/{contract}/receipt");
        Assert.Equal("已盖章", await visitor.Page.InnerTextAsync("h1"));
        Assert.Contains((await on.StatusAddressAsync(contract)).Segments[^1], await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.OverflowAsync());
        Assert.Empty(visitor.Complaints);
        await visitor.PictureAsync("seal-receipt");
        await visitor.OpenAsync($"/desk/contracts/{contract}/sign");
        Assert.Equal($"/desk/contracts/{contract}", new Uri(visitor.Page.Url).AbsolutePath);
        Assert.Equal("已订立", await visitor.Page.InnerTextAsync("#now"));
    }

    [Fact]
    public async Task A_passkey_seals_without_any_code()
    {
        await using var chain = await AnvilNode.StartAsync();
        await using var platform = new PlatformProcess(chain.Url, chain.ChainId);
        var address = new Uri($"http://localhost:{platform.Address.Port}"); // browsers give no passkeys to an address in numbers
        await platform.StartAsync(("BaseAddress", address.ToString()));
        var parties = await Parties.SignInAsync(platform.Http);
        await using var browser = await Browser.StartAsync();
        await using var holder = await PasskeyHolder.SignInAsync(await browser.VisitAsync(address, Screen.Desk), parties, SealHolder);
        await holder.AddAsync();
        await holder.Visitor.Page.Locator("#passkeys li").WaitForAsync();
        var (contract, page) = (await parties.SignedByWorkerAsync(), holder.Visitor.Page);

        await holder.Visitor.OpenAsync($"/desk/contracts/{contract}/sign");
        await page.CheckAsync("[name=read]");
        await NextAsync(page);
        await page.CheckAsync("[name=all]");
        await NextAsync(page);
        await page.TurnAsync("form:has([value=passkey]) button");
        await page.ClickAsync("#prove > button");
        await page.WaitForURLAsync($"**/desk/contracts/{contract}/receipt");

        await parties.InStateAsync(contract, "concluded");
    }

    [Fact]
    public async Task A_clerk_neither_seals_nor_a_seal_holder_drafts()
    {
        var contract = await on.Parties.SignedByWorkerAsync();
        await using var clerk = await on.VisitAsync();
        await clerk.SignInAsync(Clerk, $"/desk/contracts/{contract}");
        Assert.Contains("有用印权限的人", await clerk.Page.InnerTextAsync(".now"), StringComparison.Ordinal);
        await clerk.OpenAsync($"/desk/contracts/{contract}/sign");
        Assert.Equal("/account", new Uri(clerk.Page.Url).AbsolutePath);

        await using var holder = await on.VisitAsync();
        await holder.SignInAsync(SealHolder, $"/desk/contracts/{contract}");
        Assert.Equal(0, await holder.Page.Locator("form[action$=withdraw], .ways").CountAsync());
        await holder.OpenAsync("/desk/contracts");
        Assert.Equal(0, await holder.Page.Locator("form[action$=search]").CountAsync());
    }

    [Fact]
    public async Task Papers_that_were_seen_are_recorded_and_a_wrong_name_is_told()
    {
        var contract = await on.Parties.OfferedAsync();
        await using var visitor = await on.VisitAsync(script: false);
        await visitor.SignInAsync(Clerk, $"/desk/contracts/{contract}");
        await visitor.Page.ClickAsync("details:has(form[action$=identity-checks]) > summary");

        await SendPapersAsync("王五");
        Assert.Contains("不一致，没有记录", await visitor.Page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("320499199003070012", await visitor.Page.InputValueAsync("form[action$=identity-checks] [name=idNumber]"));
        await SendPapersAsync("王䶮");

        await AssertNowAsync(visitor, "等劳动者签署", "当面查验过劳动者的证件");

        async Task SendPapersAsync(string name)
        {
            var form = visitor.Page.Locator("form[action$=identity-checks]");
            await form.Locator("[name=name]").FillAsync(name);
            await form.Locator("[name=idNumber]").FillAsync("320499199003070012");
            await form.Locator("[value=resident-identity-card]").CheckAsync();
            await visitor.PictureAsync("desk-papers");
            await visitor.Page.TurnAsync(() => form.Locator("button").ClickAsync());
        }
    }

    [Fact]
    public async Task Documents_are_found_by_number_and_by_worker_and_nothing_of_it_comes_into_the_address()
    {
        var contract = await on.Parties.OfferedAsync();
        var number = (await on.Parties.ViewAsync(contract)).GetProperty("number").GetString()!;
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync(Clerk, "/desk/contracts");

        await SearchAsync(("number", number));
        await visitor.Page.WaitForURLAsync($"**/desk/contracts/{contract}");
        await visitor.OpenAsync("/desk/contracts");
        await SearchAsync(("idNumber", "320499199003070012"));
        Assert.Equal(1, await visitor.Page.Locator($".contracts a[href*='{contract}']").CountAsync());
        await visitor.PictureAsync("desk-found");
        await SearchAsync(("phone", "13800000001"), ("name", "张三"));
        Assert.Contains("没有找到", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await SearchAsync(("number", "CZ20260000000000"));
        Assert.Contains("没有这个编号", await visitor.Page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await SearchAsync(("idNumber", "12345"));
        Assert.Equal("12345", await visitor.Page.InputValueAsync("#idNumber"));

        Assert.DoesNotContain(visitor.Calls, call => call.ToString().Contains("3204", StringComparison.Ordinal) || call.ToString().Contains("1380", StringComparison.Ordinal));

        async Task SearchAsync(params (string Field, string Value)[] values)
        {
            if (!await visitor.Page.IsVisibleAsync("#number")) await visitor.Page.ClickAsync("details.search > summary");
            foreach (var field in (string[])["number", "idNumber", "phone", "name"])
                await visitor.Page.FillAsync($"#{field}", values.FirstOrDefault(value => value.Field == field).Value ?? "");
            await visitor.Page.TurnAsync("details.search button");
        }
    }

    [Fact]
    public async Task The_list_goes_on_page_by_page_and_keeps_its_filter()
    {
        for (var i = 0; i < 21; i++) await on.Parties.DraftAsync();
        await using var visitor = await on.VisitAsync(script: false);
        await visitor.SignInAsync(Clerk, "/desk/contracts");
        await visitor.Page.SelectOptionAsync("#state", "Draft");
        await visitor.Page.SelectOptionAsync("#kind", "labor-contract");
        await visitor.Page.TurnAsync("form.filter button");
        var first = await LinksAsync();

        await visitor.Page.TurnAsync("main > nav a.button");
        var second = await LinksAsync();

        Assert.Equal(20, first.Length);
        Assert.NotEmpty(second);
        Assert.Empty(first.Intersect(second));
        Assert.Equal("Draft", await visitor.Page.InputValueAsync("#state"));
        Assert.All(await visitor.Page.Locator(".contracts .standing").AllInnerTextsAsync(), standing => Assert.Equal("草稿", standing.Trim()));
        await visitor.OpenAsync("/desk/contracts?cursor=nonsense");
        Assert.Equal("/desk/contracts", new Uri(visitor.Page.Url).PathAndQuery);

        Task<string[]> LinksAsync() => visitor.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.contracts a')].map(a => a.href)");
    }

    [Theory, InlineData("phone"), InlineData("desk")]
    public async Task A_concluded_contract_shows_what_follows_what_was_done_and_who_looked_and_is_taken_away(string screen)
    {
        await using var visitor = await on.VisitAsync(Screen.Of(screen));
        await visitor.SignInAsync(Clerk, $"/desk/contracts/{on.Contract.Id}");

        Assert.Equal(on.Contract.Pdf, await DownloadAsync("document.pdf"));
        Assert.Equal(on.Proof, await DownloadAsync("proof.json"));
        Assert.NotEmpty(await DownloadAsync("evidence.zip"));
        Assert.NotEmpty(await DownloadAsync("certificate.pdf"));
        Assert.Equal(3, await visitor.Page.Locator(".ways a").CountAsync());
        foreach (var told in (string[])["发出签署", "劳动者签名", "用人单位盖章", "订立"])
            Assert.Contains(told, await visitor.Page.InnerTextAsync("ol.history"), StringComparison.Ordinal);
        await visitor.Page.ClickAsync("details:has(.history) > summary");
        Assert.Contains(Clerk, await visitor.Page.InnerTextAsync("details .history"), StringComparison.Ordinal);
        await visitor.PictureAsync("desk-concluded");

        Task<byte[]> DownloadAsync(string file) => visitor.DownloadAsync($".files a[href$='{file}']");
    }

    [Fact]
    public async Task Anothers_contract_and_none_are_the_same_page_and_a_worker_has_no_desk()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync("hr@yunhe.example");
        var pages = new List<(int, string)>();
        foreach (var path in (string[])[$"/desk/contracts/{on.Contract.Id}", $"/desk/contracts/{Guid.NewGuid()}"])
            pages.Add(((await visitor.OpenAsync(path)).Status, await visitor.Page.InnerTextAsync("main")));
        Assert.Single(pages.Distinct());
        Assert.Equal(404, pages[0].Item1);

        await using var worker = await on.VisitAsync();
        await worker.SignInAsync("wang@worker.example", "/desk");
        Assert.Equal("/account", new Uri(worker.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task The_keyboard_alone_comes_from_the_board_to_a_draft_and_sends_it()
    {
        var contract = await on.Parties.DraftAsync();
        await using var visitor = await on.VisitAsync(Screen.Desk);
        await visitor.SignInAsync(Clerk, "/desk");

        await visitor.TabToAsync(".matters a[href*='what=drafts']");
        await visitor.Page.TurnAsync(() => visitor.Page.Keyboard.PressAsync("Enter"));
        await visitor.Page.WaitForURLAsync(url => url.Contains("what=drafts", StringComparison.Ordinal));
        await visitor.TabToAsync($".contracts a[href*='{contract}']");
        await visitor.Page.TurnAsync(() => visitor.Page.Keyboard.PressAsync("Enter"));
        await visitor.Page.WaitForURLAsync($"**/desk/contracts/{contract}");
        foreach (var _ in await visitor.Page.Locator("textarea[name^='reason.']").AllAsync())
        {
            await visitor.TabToAsync("textarea[name^='reason.']");
            await visitor.Page.Keyboard.TypeAsync("已说明");
        }

        await visitor.TabToAsync("form[action$=offer] button");
        await visitor.Page.TurnAsync(() => visitor.Page.Keyboard.PressAsync("Enter"));

        await AssertNowAsync(visitor, "等劳动者签署", "已发出");
    }

    [Theory, InlineData(ColorScheme.Light, "zh-CN"), InlineData(ColorScheme.Dark, "zh-CN"), InlineData(ColorScheme.Light, "en")]
    public async Task Every_page_can_be_read_and_handled_and_axe_finds_nothing_serious(ColorScheme theme, string language)
    {
        var (draft, offered, signed) = (await on.Parties.DraftAsync(Agreeing("月工资已包含加班费。")), await AskedAsync(), await on.Parties.SignedByWorkerAsync());
        await using var visitor = await on.VisitAsync(theme: theme, language: language);
        await visitor.SignInAsync("hr@changshun.example");

        foreach (var path in (string[])["/desk", "/desk/contracts", "/desk/contracts?what=expires-90", $"/desk/contracts/{draft}", $"/desk/contracts/{offered}",
            $"/desk/contracts/{signed}", $"/desk/contracts/{signed}/sign", $"/desk/contracts/{on.Contract.Id}", $"/desk/contracts/{Guid.NewGuid()}"])
        {
            await visitor.OpenAsync(path);
            await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            await ReadabilityTests.AssertReadableAsync(visitor);
            await Axe.AssertNothingSeriousAsync(visitor);
        }

        await visitor.OpenAsync("/desk");
        await visitor.PictureAsync($"board-{theme}-{language}");
        await visitor.OpenAsync($"/desk/contracts/{draft}");
        await visitor.PictureAsync($"desk-draft-{theme}-{language}");
    }

    [Theory, InlineData("phone"), InlineData("desk")]
    public async Task No_text_is_cut_at_twice_its_size(string screen)
    {
        var (draft, offered) = (await on.Parties.DraftAsync(Agreeing("月工资已包含加班费。")), await AskedAsync());
        await using var visitor = await on.VisitAsync(Screen.Of(screen));
        await visitor.SignInAsync("hr@changshun.example");

        foreach (var path in (string[])["/desk", "/desk/contracts", $"/desk/contracts/{draft}", $"/desk/contracts/{offered}", $"/desk/contracts/{on.Contract.Id}"])
        {
            await visitor.OpenAsync(path);
            await visitor.Page.EvaluateAsync(
                "() => { document.documentElement.style.fontSize = '200%'; document.querySelectorAll('details').forEach(d => d.open = true); }");
            Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(MyContractsTests.CutTexts));
        }
    }

    private static JsonObject Agreeing(string clause)
    {
        var terms = Parties.RepeatableTerms();
        terms["otherAgreements"]!.AsArray().Add(clause);
        return terms;
    }

    /// <summary>One that is out for signing, and of which the worker asked for a change.</summary>
    private async Task<Guid> AskedAsync()
    {
        var contract = await on.Parties.OfferedAsync();
        (await on.Parties.Worker.PostAsync(
            $"{Parties.PathOf(contract)}/change-requests", new JsonObject { ["clause"] = "workContent", ["proposedText"] = "仓储管理" })).Good();
        return contract;
    }

    private static async Task AssertNowAsync(Visitor visitor, string now, string done)
    {
        await Assertions.Expect(visitor.Page.Locator("main > [role=status]")).ToContainTextAsync(done);
        Assert.Equal(now, await visitor.Page.InnerTextAsync("#now"));
    }

    private static Task NextAsync(IPage page) => page.TurnAsync("main form > button[type=submit]");
}
