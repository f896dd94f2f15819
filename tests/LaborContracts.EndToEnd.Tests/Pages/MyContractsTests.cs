using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>A worker reads, asks, refuses and keeps, on a phone or at a desk.</summary>
[Collection(OnThePages.Name)]
public sealed class MyContractsTests(PagesFixture on)
{
    private const string Worker = "wang@worker.example";

    [Theory, InlineData("phone", true), InlineData("desk", true), InlineData("phone", false), InlineData("desk", false)]
    public async Task A_worker_finds_the_contract_that_waits_and_reads_all_that_its_pdf_says(string screen, bool script)
    {
        var contract = await on.Parties.OfferedAsync();
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);

        await visitor.SignInAsync(Worker, "/contracts");
        Assert.Equal("我的合同", await visitor.Page.InnerTextAsync("h1"));
        Assert.Contains("等您签署", await visitor.Page.Locator(".contracts li").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync("list");
        await visitor.Page.TurnAsync($".contracts a[href*='{contract}']");

        Assert.Equal(PdfText.Of(await on.Parties.DocumentAsync(contract)), await PaperAsync(visitor));
        var clause = visitor.Page.Locator("details.highlighted").First;
        Assert.False(await clause.Locator("p").First.IsVisibleAsync());
        await clause.Locator("summary").ClickAsync();
        Assert.True(await clause.Locator("p").First.IsVisibleAsync());
        Assert.Equal(0, await visitor.OverflowAsync());
        Assert.Empty(visitor.Complaints);
        await visitor.PictureAsync("offered");
    }

    [Fact]
    public async Task Who_comes_by_the_code_on_paper_signs_in_and_reads()
    {
        var contract = await on.Parties.OfferedAsync();
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync((await on.StatusAddressAsync(contract)).AbsolutePath);

        await visitor.Page.TurnAsync("#yours ~ p a");
        await visitor.Page.FillAsync("#userName", Worker);
        await visitor.Page.FillAsync("#password", "demonstration");
        await visitor.Page.TurnAsync("main button[type=submit]");
        await visitor.Page.WaitForURLAsync($"**/contracts/{contract}");

        Assert.Equal("劳动合同书", await visitor.Page.InnerTextAsync("h1"));
    }

    [Fact]
    public async Task Anothers_contract_and_none_are_the_same_page()
    {
        var contract = await on.Parties.OfferedAsync();
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync("li@worker.example");

        var pages = new List<(int, string)>();
        foreach (var path in (string[])[$"/contracts/{contract}", $"/contracts/{Guid.NewGuid()}", $"/contracts/of/{(await on.StatusAddressAsync(contract)).Segments[^1]}"])
            pages.Add(((await visitor.OpenAsync(path)).Status, await visitor.Page.InnerTextAsync("main")));

        Assert.Single(pages.Distinct());
        Assert.Equal(404, pages[0].Item1);
        await visitor.PictureAsync("none");
    }

    [Fact]
    public async Task An_employers_people_are_not_let_in_as_workers()
    {
        await using var visitor = await on.VisitAsync();

        await visitor.SignInAsync("clerk@changshun.example", "/contracts");

        Assert.Equal("/account", new Uri(visitor.Page.Url).AbsolutePath);
    }

    [Theory, InlineData("phone", true), InlineData("desk", false)]
    public async Task A_worker_refuses_with_a_reason_and_sending_it_twice_does_no_harm(string screen, bool script)
    {
        var contract = await on.Parties.OfferedAsync();
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.SignInAsync(Worker, $"/contracts/{contract}");
        var second = await visitor.SecondWindowAsync($"/contracts/{contract}");

        await DeclineAsync(visitor.Page, "   ");
        Assert.Equal("必填。", await visitor.Page.InnerTextAsync("[role=alert]"));
        Assert.True(await visitor.Page.IsVisibleAsync("#declineReason"));
        await DeclineAsync(visitor.Page, "工资与面谈时说的不一样");
        await DeclineAsync(second, "工资与面谈时说的不一样");

        foreach (var page in (IPage[])[visitor.Page, second])
        {
            Assert.Equal("您已拒绝", await page.InnerTextAsync("#now"));
            Assert.Contains("工资与面谈时说的不一样", await page.InnerTextAsync("main"), StringComparison.Ordinal);
            Assert.Equal(0, await page.Locator("[role=alert]").CountAsync());
        }

        await visitor.PictureAsync("declined");
    }

    [Fact]
    public async Task A_worker_asks_for_a_change_once_however_often_it_is_sent()
    {
        var contract = await on.Parties.OfferedAsync();
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync(Worker, $"/contracts/{contract}");

        foreach (var page in (IPage[])[visitor.Page, await visitor.SecondWindowAsync($"/contracts/{contract}")])
        {
            await page.ClickAsync("details:has(#clause) > summary");
            await page.SelectOptionAsync("#clause", "remuneration.monthlyWage");
            await page.FillAsync("#proposedText", "7000.00");
            if (page == visitor.Page) await visitor.PictureAsync("change");
            await page.TurnAsync("form[action*=change-requests] button");
            await page.WaitForURLAsync($"**/contracts/{contract}");
        }

        var request = Assert.Single((await on.Parties.ViewAsync(contract)).GetProperty("changeRequests").EnumerateArray());
        Assert.Equal("7000.00", request.GetProperty("proposedText").GetString());
        Assert.Contains("每月报酬：7000.00", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("还没有答复", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Theory, InlineData("phone"), InlineData("desk")]
    public async Task A_concluded_contract_is_downloaded_and_asked_for_on_paper(string screen)
    {
        await using var visitor = await on.VisitAsync(Screen.Of(screen));
        await visitor.SignInAsync(Worker, $"/contracts/{on.Contract.Id}");
        Assert.Equal("已订立", await visitor.Page.InnerTextAsync("#now"));

        var pdf = await DownloadAsync(visitor, "document.pdf");
        var proof = await DownloadAsync(visitor, "proof.json");
        await DownloadAsync(visitor, "trail.json");
        using var package = new ZipArchive(new MemoryStream(await DownloadAsync(visitor, "evidence.zip")));
        Assert.Contains("contract.pdf", package.Entries.Select(entry => entry.Name));
        var certificate = await DownloadAsync(visitor, "certificate.pdf");
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(certificate), StringComparison.Ordinal);
        Assert.Equal(on.Contract.Pdf, pdf);
        Assert.Equal(on.Proof, proof);
        foreach (var told in (string[])["您签名", "用人单位盖章", "订立"])
            Assert.Contains(told, await visitor.Page.InnerTextAsync(".history"), StringComparison.Ordinal);

        if (await visitor.Page.Locator("form[action*=paper-copies]").CountAsync() > 0) // the other screen may have asked already
        {
            await visitor.Page.ClickAsync("details:has(form[action*=paper-copies]) > summary");
            await visitor.PictureAsync("concluded");
            await visitor.Page.TurnAsync("form[action*=paper-copies] button");
        }

        Assert.Contains("您已请求盖章的纸质文本", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        var due = (await on.Parties.Employer.GetAsync("/api/v1/deadlines?kind=PaperCopy")).Good().Json.GetProperty("deadlines");
        Assert.Contains(due.EnumerateArray(), deadline => deadline.GetProperty("contractId").GetGuid() == on.Contract.Id);
    }

    [Fact]
    public async Task A_dismissal_is_told_calmly_and_with_what_can_be_done()
    {
        var notice = await NoticeAsync();
        await using var visitor = await on.VisitAsync();

        await visitor.SignInAsync(Worker, $"/contracts/{notice}");

        var page = await visitor.Page.InnerTextAsync("main");
        Assert.Equal("用人单位已作出", await visitor.Page.InnerTextAsync("#now"));
        Assert.Contains("不表示您同意", page, StringComparison.Ordinal);
        Assert.Contains("一年内申请劳动人事争议仲裁", page, StringComparison.Ordinal);
        Assert.Contains("2027年3月31日", await visitor.Page.InnerTextAsync(".facts.key"), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Page.Locator("form[action*=decline]").CountAsync());
        await visitor.PictureAsync("notice");
    }

    [Fact]
    public async Task Large_type_stays_until_it_is_turned_off_and_cuts_nothing()
    {
        await using var visitor = await on.VisitAsync(script: false);
        await visitor.SignInAsync(Worker, $"/contracts/{on.Contract.Id}");

        await visitor.Page.TurnAsync("form.type button");
        await visitor.Page.WaitForURLAsync($"**/contracts/{on.Contract.Id}");
        await visitor.PictureAsync("large");
        foreach (var path in (string[])[$"/contracts/{on.Contract.Id}", "/contracts", "/verify"])
        {
            await visitor.OpenAsync(path);
            Assert.Equal("large", await visitor.Page.GetAttributeAsync("html", "class"));
            Assert.Equal(0, await visitor.OverflowAsync());
        }

        await visitor.Page.TurnAsync("form.type button");
        Assert.Equal("", await visitor.Page.GetAttributeAsync("html", "class") ?? "");
    }

    [Theory]
    [InlineData("zh-CN", true, true), InlineData("zh-CN", false, false), InlineData("en-US", true, false)]
    public async Task The_text_is_read_aloud_where_the_device_has_a_chinese_voice_of_its_own(string language, bool isLocal, bool isOffered)
    {
        await using var visitor = await on.VisitAsync();
        await visitor.Page.AddInitScriptAsync(
            $$"""
            window.said = [];
            speechSynthesis.getVoices = () => [{ lang: "{{language}}", localService: {{(isLocal ? "true" : "false")}} }];
            speechSynthesis.speak = u => { said.push(u); if (said.length < 3) setTimeout(u.onend); };
            window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
            """);
        await visitor.SignInAsync(Worker, $"/contracts/{on.Contract.Id}");
        Assert.Equal(isOffered, await visitor.Page.IsVisibleAsync("[data-read-aloud]"));
        if (!isOffered) return;

        await visitor.Page.ClickAsync("[data-read-aloud]");
        await visitor.Page.WaitForFunctionAsync("() => window.said.length === 3");
        Assert.Contains("劳动合同书", await visitor.Page.EvaluateAsync<string>("() => window.said[0].text"), StringComparison.Ordinal);
        Assert.Equal("停止朗读", await visitor.Page.InnerTextAsync("[data-read-aloud]"));
        await visitor.Page.ClickAsync("[data-read-aloud]");
        Assert.Equal("朗读全文", await visitor.Page.InnerTextAsync("[data-read-aloud]"));
        Assert.Equal(0, await visitor.Page.Locator(".reading").CountAsync());
    }

    [Fact]
    public async Task The_keyboard_alone_opens_a_highlighted_clause_and_refuses()
    {
        var contract = await on.Parties.OfferedAsync();
        await using var visitor = await on.VisitAsync(Screen.Desk);
        await visitor.SignInAsync(Worker, "/contracts");

        await visitor.TabToAsync($".contracts a[href*='{contract}']");
        await visitor.Page.TurnAsync(() => visitor.Page.Keyboard.PressAsync("Enter"));
        await visitor.Page.WaitForURLAsync($"**/contracts/{contract}");
        await visitor.TabToAsync("details.highlighted summary");
        await visitor.Page.Keyboard.PressAsync("Enter");
        Assert.True(await visitor.Page.Locator("details.highlighted p").First.IsVisibleAsync());
        await visitor.TabToAsync("details:has(#declineReason) > summary");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.TabToAsync("#declineReason");
        await visitor.Page.Keyboard.TypeAsync("另有安排");
        await visitor.TabToAsync("form[action*=decline] button");
        await visitor.Page.TurnAsync(() => visitor.Page.Keyboard.PressAsync("Enter"));

        Assert.Equal("您已拒绝", await visitor.Page.InnerTextAsync("#now"));
    }

    [Theory, InlineData(ColorScheme.Light, "zh-CN"), InlineData(ColorScheme.Dark, "zh-CN"), InlineData(ColorScheme.Light, "en")]
    public async Task Every_page_can_be_read_and_handled_and_axe_finds_nothing_serious(ColorScheme theme, string language)
    {
        var (offered, notice, statusAddress) = (await on.Parties.OfferedAsync(), await NoticeAsync(), on.Contract.StatusAddress.AbsolutePath);
        await using var visitor = await on.VisitAsync(theme: theme, language: language);
        foreach (var path in (string[])["/verify", "/sign-in", statusAddress]) await AssertGoodAsync(path);
        await visitor.SignInAsync(Worker);
        foreach (var path in (string[])["/account", "/contracts", $"/contracts/{offered}", $"/contracts/{on.Contract.Id}", $"/contracts/{notice}", $"/contracts/{Guid.NewGuid()}"])
            await AssertGoodAsync(path);
        await visitor.OpenAsync($"/contracts/{offered}");
        await visitor.PictureAsync($"offered-{theme}-{language}");

        async Task AssertGoodAsync(string path)
        {
            await visitor.OpenAsync(path);
            await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            await ReadabilityTests.AssertReadableAsync(visitor);
            await Axe.AssertNothingSeriousAsync(visitor);
        }
    }

    [Theory, InlineData("phone"), InlineData("desk")]
    public async Task No_text_is_cut_at_twice_its_size(string screen)
    {
        var (offered, notice) = (await on.Parties.OfferedAsync(), await NoticeAsync());
        await using var visitor = await on.VisitAsync(Screen.Of(screen));
        await visitor.SignInAsync(Worker);

        foreach (var path in (string[])["/contracts", $"/contracts/{offered}", $"/contracts/{on.Contract.Id}", $"/contracts/{notice}"])
        {
            await visitor.OpenAsync(path);
            await visitor.Page.EvaluateAsync(
                "() => { document.documentElement.style.fontSize = '200%'; document.querySelectorAll('details').forEach(d => d.open = true); }");
            Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(CutTexts));
        }
    }

    /// <summary>Elements whose text runs out of their own box, or out of the window.</summary>
    internal const string CutTexts =
        """
        () => [...document.querySelectorAll("body *")]
          .filter(e => e.innerText?.trim() && e.checkVisibility() && !e.closest(".skip, .unseen") && !e.matches("select, option, textarea"))
          .filter(e => e.getBoundingClientRect().right > innerWidth + 1
            || (getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1))
          .map(e => e.outerHTML.slice(0, 200))
        """;

    private async Task<Guid> NoticeAsync() => await on.Parties.FollowedAsync(
        on.Parties.Employer,
        await on.Parties.ConcludedAsync(),
        "terminations",
        new JsonObject
        {
            ["document"] = "termination-notice",
            ["ending"] = new JsonObject
            {
                ["ground"] = "graveBreach",
                ["lastDay"] = "2027-03-31",
                ["noticeOn"] = "2027-02-20",
                ["reason"] = "按双方书面确认的事实办理。",
                ["unionNotifiedOn"] = "2027-02-18",
                ["post"] = "仓储配送",
                ["serviceSince"] = "2026-12-01",
                ["handover"] = "车辆、钥匙和单据于最后工作日交还。",
            },
        });

    /// <summary>The text as the page shows it, without the sentence that asks to open a clause.</summary>
    private static async Task<string> PaperAsync(Visitor visitor) => PdfText.Tight(await visitor.Page.EvaluateAsync<string>(
        """
        () => {
          const paper = document.getElementById("paper").cloneNode(true);
          for (const summary of paper.querySelectorAll("summary")) summary.remove();
          return paper.textContent;
        }
        """));

    private static async Task DeclineAsync(IPage page, string reason)
    {
        if (!await page.IsVisibleAsync("#declineReason")) await page.ClickAsync("details:has(#declineReason) > summary");
        await page.FillAsync("#declineReason", reason);
        await page.TurnAsync("form[action*=decline] button");
    }

    private static Task<byte[]> DownloadAsync(Visitor visitor, string file) => visitor.DownloadAsync($".files a[href$='{file}']");
}
