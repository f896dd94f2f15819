using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.TestKit.Platform;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>A clerk who has never seen it draws up an agreement with the form, and sends it.</summary>
[Collection(OnTheDesk.Name)]
public sealed class DraftPagesTests(PagesFixture on)
{
    private const string Clerk = "clerk@changshun.example";
    private const int MostInteractions = 25;

    /// <summary>The form, sent by a script as its button would send it: what the answer is.</summary>
    private const string Send =
        """
        async ([action, act]) => {
          const form = document.getElementById("draft");
          const body = new URLSearchParams(new FormData(form));
          if (act) body.set("act", act);
          const answer = await fetch(action || form.action, { method: "POST", body });
          const bytes = new Uint8Array(await answer.arrayBuffer());
          return [String(answer.status), answer.headers.get("content-type"), String.fromCharCode(...bytes.slice(0, 5)), answer.url];
        }
        """;

    private const string ForgetEmployer =
        """
        () => document.querySelectorAll("[name^='employer.']:not([readonly], [type=hidden])").forEach(field => {
          field.value = field.type === "checkbox" ? field.value : "";
          field.checked = false;
        })
        """;

    private static readonly (string Path, string Text)[] Worker =
    [
        ("worker.name", "林知遥"), ("worker.idNumber", "320499199805120026"), ("worker.phone", "13900000021"),
        ("worker.address", "江苏省常州市新北区样例花园 5 幢 801 室"),
    ];

    private static readonly (string Path, string Text)[] Work =
    [
        ("workContent", "仓库文员：登记出入库，核对单据。"), ("workplace.address", "江苏省常州市新北区通江中路 199 号"),
        ("remuneration.monthlyWage", "8,000.00"), ("occupationalHazards", "本岗位无国家规定的职业病危害因素。"),
    ];

    [Theory, InlineData("phone", true), InlineData("desk", true), InlineData("phone", false), InlineData("desk", false)]
    public async Task A_clerk_draws_up_a_lawful_contract_and_sends_it_in_few_steps(string screen, bool script)
    {
        await using var visitor = await on.VisitAsync(Screen.Of(screen), script);
        await visitor.SignInAsync(Clerk, "/account");
        var hand = new Hand(visitor.Page);

        await hand.TurnAsync("nav.site a[href='/desk/draft']");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("起草合同");
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync("draft-choose");
        await hand.TurnAsync("main a[href='/desk/draft/labor-contract']");
        foreach (var (path, text) in Worker.Concat(Work)) await hand.FillAsync(path, text);
        await hand.SelectAsync("workplace.district", "320411");
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync(script ? "draft-filled" : "draft-filled-plain");
        await hand.TurnAsync("[value=send]");
        await visitor.Page.WaitForURLAsync("**/desk/draft/done/*");

        Assert.Equal("已发出，等待签署", await visitor.Page.InnerTextAsync("h1"));
        Assert.InRange(hand.Count, 1, MostInteractions - 1);
        await visitor.PictureAsync("draft-sent");
        Assert.Empty(visitor.Complaints);
        var view = await on.Parties.ViewAsync(Made(visitor.Page));
        Assert.Equal("offered", view.GetProperty("state").GetString());
        Assert.Equal("8000.00", view.GetProperty("terms").GetProperty("remuneration").GetProperty("monthlyWage").GetString());
        Assert.Equal("91320411MACY000187", view.GetProperty("terms").GetProperty("employer").GetProperty("creditCode").GetString());
    }

    [Fact]
    public async Task What_the_statutes_say_appears_at_the_field_while_one_types_and_goes_when_it_is_mended()
    {
        await using var visitor = await on.VisitAsync(Screen.Desk);
        await OpenAsync(visitor);
        await visitor.Page.ClickAsync("details:has([id='probation.term.end']) > summary");
        foreach (var (path, text) in Worker) await visitor.Page.FillAsync(Of(path), text);
        await visitor.Page.FillAsync(Of("probation.term.start"), await visitor.Page.InputValueAsync(Of("term.start")));
        await visitor.Page.FillAsync(Of("probation.monthlyWage"), "8000");

        var remark = visitor.Page.Locator("[id='said-probation.term.start'] .block");
        await visitor.Page.FillAsync(Of("probation.term.end"), AfterMonths(await visitor.Page.InputValueAsync(Of("term.start")), 9));
        await Assertions.Expect(remark).ToContainTextAsync("试用期最长 6 个月");
        await Assertions.Expect(visitor.Page.Locator("#standing")).ToContainTextAsync("须改正");
        Assert.Equal("true", await visitor.Page.GetAttributeAsync(Of("probation.term.start"), "aria-invalid"));
        await visitor.PictureAsync("draft-finding");
        await visitor.Page.FillAsync(Of("probation.term.end"), AfterMonths(await visitor.Page.InputValueAsync(Of("term.start")), 3));

        await Assertions.Expect(remark).ToHaveCountAsync(0);
        Assert.Null(await visitor.Page.GetAttributeAsync(Of("probation.term.start"), "aria-invalid"));
        Assert.Empty(visitor.Complaints);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_warning_asks_for_its_reason_at_the_field_and_keeps_it(bool script)
    {
        await using var visitor = await on.VisitAsync(script: script);
        await OpenAsync(visitor);
        await FillAsync(visitor.Page);
        await visitor.Page.FillAsync(Of("remuneration.monthlyWage"), "2600");
        var reason = visitor.Page.Locator("[id='said-remuneration.monthlyWage'] textarea");

        if (!script) await visitor.Page.TurnAsync("[value=send]");
        await reason.FillAsync("试行岗位，已与劳动者说明并确认。");
        if (!script) Assert.Contains("还没有发出，也没有保存", await visitor.Page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await visitor.PictureAsync("draft-reason");
        await visitor.Page.TurnAsync("[value=send]");
        await visitor.Page.WaitForURLAsync("**/desk/draft/done/*");

        Assert.Equal("已发出，等待签署", await visitor.Page.InnerTextAsync("h1"));
        Assert.Contains("试行岗位，已与劳动者说明并确认。", await TrailAsync(Made(visitor.Page)), StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_cannot_be_read_is_said_at_its_field_and_what_was_written_stays(bool script)
    {
        await using var visitor = await on.VisitAsync(script: script);
        await OpenAsync(visitor);
        await FillAsync(visitor.Page);
        await visitor.Page.FillAsync(Of("worker.phone"), "12345");
        await visitor.Page.FillAsync(Of("remuneration.monthlyWage"), "八千");
        await visitor.Page.FillAsync(Of("otherAgreements[0]"), "提供午餐。");
        var before = await CountAsync();

        await visitor.Page.TurnAsync("[value=send]");
        await visitor.Page.Locator("[role=alert]").WaitForAsync();

        Assert.Contains("手机号码", await visitor.Page.InnerTextAsync("[id='said-worker.phone']"), StringComparison.Ordinal);
        Assert.Contains("金额", await visitor.Page.InnerTextAsync("[id='said-remuneration.monthlyWage']"), StringComparison.Ordinal);
        Assert.Equal("12345", await visitor.Page.InputValueAsync(Of("worker.phone")));
        Assert.Equal("八千", await visitor.Page.InputValueAsync(Of("remuneration.monthlyWage")));
        Assert.Equal("提供午餐。", await visitor.Page.InputValueAsync(Of("otherAgreements[0]")));
        Assert.Equal("320411", await visitor.Page.InputValueAsync(Of("workplace.district")));
        Assert.Equal(before, await CountAsync());
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync("draft-refused");
    }

    [Fact]
    public async Task The_real_document_is_shown_before_anything_is_stored()
    {
        await using var visitor = await on.VisitAsync();
        await OpenAsync(visitor);
        var before = await CountAsync();
        var preview = await visitor.Page.GetAttributeAsync("[formtarget=_blank]", "formaction");

        Assert.Equal(["422", "text/html; charset=utf-8"], (await visitor.Page.EvaluateAsync<string[]>(Send, new[] { preview, "" }))[..2]);
        await FillAsync(visitor.Page);
        Assert.Equal(["200", "application/pdf", "%PDF-"], (await visitor.Page.EvaluateAsync<string[]>(Send, new[] { preview, "" }))[..3]);

        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_contract_and_a_changed_one_says_so_first()
    {
        await using var visitor = await on.VisitAsync();
        await OpenAsync(visitor);
        await FillAsync(visitor.Page);
        var before = await CountAsync();

        var first = await visitor.Page.EvaluateAsync<string[]>(Send, new[] { "", "save" });
        var second = await visitor.Page.EvaluateAsync<string[]>(Send, new[] { "", "save" });
        Assert.Equal(first[3], second[3]);
        Assert.Equal(before + 1, await CountAsync());
        await visitor.Page.FillAsync(Of("workContent"), "仓库主管。");
        await visitor.Page.TurnAsync("[value=save]");
        Assert.Contains("已经生成过一份不同的文件", await visitor.Page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await visitor.Page.TurnAsync("[value=save]");
        await visitor.Page.WaitForURLAsync("**/desk/draft/done/*");

        Assert.Equal(before + 2, await CountAsync());
    }

    [Fact]
    public async Task A_draft_is_kept_shown_on_paper_copied_and_sent_later()
    {
        await using var visitor = await on.VisitAsync(Screen.Desk);
        await OpenAsync(visitor);
        await FillAsync(visitor.Page);
        await visitor.Page.FillAsync(Of("remuneration.monthlyWage"), "2600");
        await visitor.Page.TurnAsync("[value=save]");
        await visitor.Page.WaitForURLAsync("**/desk/draft/done/*");
        Assert.Equal("已存为草稿", await visitor.Page.InnerTextAsync("h1"));
        var draft = Made(visitor.Page);
        await visitor.PictureAsync("draft-kept");

        await visitor.Page.TurnAsync("main form button");
        await Assertions.Expect(visitor.Page.Locator("[role=alert]")).ToContainTextAsync("理由");
        var pdf = await visitor.Page.EvaluateAsync<string>(
            "async () => { const answer = await fetch(document.querySelector('a[target=_blank]').href); return answer.headers.get('content-type'); }");
        Assert.Equal("application/pdf", pdf);
        await visitor.Page.FillAsync("main form textarea", "已与劳动者说明并确认。");
        await visitor.Page.TurnAsync("main form button");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("已发出，等待签署");
        await visitor.Page.TurnAsync($"a[href*='from={draft}']");

        Assert.Equal("2600.00", await visitor.Page.InputValueAsync(Of("remuneration.monthlyWage")));
        Assert.Equal("林知遥", await visitor.Page.InputValueAsync(Of("worker.name")));
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using var visitor = await on.VisitAsync(Screen.Desk);
        await visitor.SignInAsync(Clerk, "/desk/draft");
        await visitor.TabToAsync("a[href='/desk/draft/labor-contract']");
        await visitor.Page.TurnAsync(() => visitor.Page.Keyboard.PressAsync("Enter"));
        await visitor.Page.Locator("#draft").WaitForAsync();
        foreach (var (path, text) in Worker.Concat(Work))
        {
            if (path == "workplace.address")
            {
                await visitor.TabToAsync(Of("workplace.district"));
                for (var down = 0; down < 3; down++) await visitor.Page.Keyboard.PressAsync("ArrowDown");
            }

            await visitor.TabToAsync(Of(path));
            await visitor.Page.Keyboard.TypeAsync(text);
        }

        await visitor.TabToAsync("[value=send]");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/desk/draft/done/*");
        Assert.Equal("已发出，等待签署", await visitor.Page.InnerTextAsync("h1"));
    }

    [Theory]
    [InlineData("labor-contract?term=openEnded"), InlineData("labor-contract?term=task"), InlineData("dispatch-contract"), InlineData("part-time-agreement")]
    [InlineData("platform-labor-contract"), InlineData("platform-agreement"), InlineData("platform-agreement-three-party"), InlineData("post-retirement-agreement")]
    [InlineData("non-compete-agreement"), InlineData("training-agreement")]
    public async Task Each_kind_of_agreement_can_be_drawn_up(string kind)
    {
        var example = Example(kind.Split('?') is [_, var term] ? $"labor-contract-{(term == "term=task" ? "task" : "open-ended")}" : kind);
        await using var visitor = await on.VisitAsync();
        await visitor.SignInAsync(Clerk, $"/desk/draft/{kind}");
        await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.Equal(0, await visitor.OverflowAsync());
        await visitor.PictureAsync($"draft-{kind.Replace("?term=", "-", StringComparison.Ordinal)}");
        await visitor.Page.EvaluateAsync(ForgetEmployer); // whom an earlier document named
        foreach (var (path, text) in Flat(example, "").Where(field => field.Path is not "kind" and not "employer.creditCode"))
        {
            if (await visitor.Page.Locator(Of(path)).CountAsync() == 0) await CheckAsync(visitor.Page); // which adds places to a list that is full
            await PutAsync(visitor.Page, path, text);
        }

        await visitor.Page.TurnAsync("[value=save]");
        await visitor.Page.WaitForURLAsync("**/desk/draft/done/*");

        example["employer"]!["creditCode"] = "91320411MACY000187"; // the clerk's own firm, whatever is typed
        var expected = await on.Parties.ViewAsync(await on.Parties.DraftAsync(example.AsObject()));
        Assert.Equal(
            expected.GetProperty("terms").GetRawText(), (await on.Parties.ViewAsync(Made(visitor.Page))).GetProperty("terms").GetRawText());
    }

    [Theory, InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task Each_page_can_be_read_and_handled_and_cuts_nothing(ColorScheme theme)
    {
        await using var visitor = await on.VisitAsync(theme: theme);
        await visitor.SignInAsync(Clerk, "/desk/draft");
        await AssertGoodAsync();
        foreach (var kind in (string[])["labor-contract", "platform-agreement-three-party"])
        {
            await visitor.OpenAsync($"/desk/draft/{kind}");
            await AssertGoodAsync();
        }

        await visitor.OpenAsync("/desk/draft/labor-contract");
        await visitor.Page.TurnAsync("[value=check]");
        await Assertions.Expect(visitor.Page.Locator("[id='said-worker.name'] .block")).ToBeVisibleAsync();
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(visitor.Page.Locator("[id='said-worker.name'] .block")).ToBeVisibleAsync(); // the script takes nothing back
        await visitor.PictureAsync($"draft-checked-{theme}");
        await AssertGoodAsync();
        await FillAsync(visitor.Page);
        await visitor.Page.FillAsync(Of("remuneration.monthlyWage"), "2600");
        await visitor.Page.TurnAsync("[value=save]");
        await visitor.Page.WaitForURLAsync("**/desk/draft/done/*");
        await AssertGoodAsync();

        async Task AssertGoodAsync()
        {
            await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            await ReadabilityTests.AssertReadableAsync(visitor);
            await Axe.AssertNothingSeriousAsync(visitor);
            await visitor.Page.EvaluateAsync("() => document.documentElement.style.fontSize = '200%'");
            Assert.Equal(0, await visitor.OverflowAsync());
            await visitor.Page.EvaluateAsync("() => document.documentElement.style.fontSize = ''");
        }
    }

    [Fact]
    public async Task Who_only_seals_draws_up_nothing_and_another_firm_finds_nothing()
    {
        var draft = await on.Parties.DraftAsync();
        await using var sealing = await on.VisitAsync();
        await sealing.SignInAsync("seal@changshun.example", "/account");
        Assert.Equal(0, await sealing.Page.Locator("a[href='/desk/draft']").CountAsync());
        await sealing.OpenAsync("/desk/draft");
        Assert.Equal("/account", new Uri(sealing.Page.Url).AbsolutePath);
        await using var other = await on.VisitAsync();
        await other.SignInAsync("hr@yunhe.example", "/account");

        Assert.Equal(404, (await other.OpenAsync($"/desk/draft/done/{draft}")).Status);
        Assert.Equal(404, (await other.OpenAsync($"/desk/draft/done/{draft}/document.pdf")).Status);
        await other.OpenAsync($"/desk/draft/labor-contract?from={draft}");
        Assert.Equal("", await other.Page.InputValueAsync(Of("worker.name")));
    }

    private static async Task OpenAsync(Visitor visitor)
    {
        await visitor.SignInAsync(Clerk, "/desk/draft/labor-contract");
        await visitor.Page.Locator("#draft").WaitForAsync();
    }

    private static async Task FillAsync(IPage page)
    {
        foreach (var (path, text) in Worker.Concat(Work)) await page.FillAsync(Of(path), text);
        await page.SelectOptionAsync(Of("workplace.district"), "320411");
    }

    private static async Task CheckAsync(IPage page)
    {
        await page.TurnAsync("[value=check]");
        await page.Locator("#standing ul, #standing p").First.WaitForAsync();
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
    }

    private static async Task PutAsync(IPage page, string path, string text)
    {
        var field = page.Locator(Of(path));
        switch (await field.EvaluateAsync<string>("field => field.type"))
        {
            case "checkbox":
                await field.SetCheckedAsync(text == "true");
                break;
            case "select-one":
                await field.SelectOptionAsync(text);
                break;
            default:
                await field.FillAsync(text);
                break;
        }
    }

    private static string Of(string path) => $"[id='{path}']";

    private static Guid Made(IPage page) => Guid.Parse(new Uri(page.Url).Segments[^1]);

    private static string AfterMonths(string day, int months) =>
        DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddMonths(months).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonNode Example(string name) =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(TestKit.Repository.Root, "docs", "examples", $"{name}.json")))!;

    private static IEnumerable<(string Path, string Text)> Flat(JsonNode node, string path) => node switch
    {
        JsonObject group => group.SelectMany(member => Flat(member.Value!, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray list => list.SelectMany((item, index) => Flat(item!, $"{path}[{index}]")),
        _ => [(path, node.GetValueKind() == JsonValueKind.String ? (string)node! : node.ToJsonString())],
    };

    private async Task<int> CountAsync()
    {
        var count = 0;
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await on.Parties.Employer.GetAsync($"/api/v1/contracts?limit=100{cursor}")).Good().Json;
            count += page.GetProperty("contracts").GetArrayLength();
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : null;
        }

        return count;
    }

    private async Task<string> TrailAsync(Guid contract) =>
        string.Join('\n', (await on.Parties.Employer.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Json.GetProperty("entries").EnumerateArray()
            .Select(entry => JsonNode.Parse(entry.GetProperty("event").GetString()!)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));

    /// <summary>A hand that counts what it does: each field filled in, each choice, each press.</summary>
    private sealed class Hand(IPage page)
    {
        public int Count { get; private set; }

        public Task TurnAsync(string selector)
        {
            Count++;
            return page.TurnAsync(selector);
        }

        public Task FillAsync(string path, string text)
        {
            Count++;
            return page.FillAsync(Of(path), text);
        }

        public async Task SelectAsync(string path, string value)
        {
            Count++;
            await page.SelectOptionAsync(Of(path), value);
        }
    }
}
