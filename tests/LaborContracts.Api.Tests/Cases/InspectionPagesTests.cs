using System.Net;
using System.Text.Json;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Api.Tests.SignIn;
using Xunit;

namespace LaborContracts.Api.Tests.Cases;

/// <summary>The pages let in whom the API lets in: every other look is refused in words, shows nothing of the contract, and is recorded.</summary>
public sealed class InspectionPagesTests
{
    private const string Inspector = "inspector@bureau.example";

    private static readonly string[] Looks = ["", "/document.pdf", "/evidence.zip"];

    [Fact]
    public async Task Without_a_case_of_ones_own_nothing_is_shown()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var (authority, parties) = (new Authority(platform), await platform.PartiesAsync());
        var contract = await parties.OfferedAsync();
        var anothers = await Authority.OpenAsync(await authority.AsAsync("chief@bureau.example"));
        using var inspector = await SignedInAsync(platform, Inspector);

        foreach (var opened in (Guid[])[anothers, Guid.NewGuid()])
        {
            foreach (var look in Looks)
                await AssertRefusedAsync(await inspector.OpenAsync($"/inspection/{opened}/contracts/{contract}{look}"), HttpStatusCode.NotFound, "没有这个案件");
            await AssertRefusedAsync(await inspector.OpenAsync($"/inspection/{opened}"), HttpStatusCode.NotFound, "没有这个案件");
            await AssertRefusedAsync(await inspector.OpenAsync($"/inspection/{opened}/comparisons"), HttpStatusCode.NotFound, "没有这个案件");
        }

        Assert.Equal(Enumerable.Repeat("case.not-found", 10), Codes(await authority.RefusalsAsync()));
        Assert.Empty(await Authority.LooksAsync(parties.Worker, contract));
    }

    [Fact]
    public async Task The_parties_own_pages_are_closed_to_the_authority_and_the_try_is_recorded()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var (authority, parties) = (new Authority(platform), await platform.PartiesAsync());
        var contract = await parties.OfferedAsync();
        using var inspector = await SignedInAsync(platform, Inspector);

        Assert.Equal(HttpStatusCode.Redirect, (await inspector.OpenAsync($"/contracts/{contract}")).StatusCode);

        var refusal = Assert.Single(await authority.RefusalsAsync());
        Assert.Equal(
            ("request.forbidden", $"GET /contracts/{contract}", Inspector),
            (refusal.GetProperty("code").GetString(), refusal.GetProperty("call").GetString(), refusal.GetProperty("account").GetString()));
    }

    [Fact]
    public async Task Before_its_approval_a_case_shows_nothing_and_its_inspector_does_not_approve_it()
    {
        await using var platform = await InProcessPlatform.StartAsync(new Dictionary<string, string> { ["Platform:Cases:Approval"] = "true" });
        var (authority, parties) = (new Authority(platform), await platform.PartiesAsync());
        var contract = await parties.OfferedAsync();
        var opened = await Authority.OpenAsync(await authority.AsAsync("chief@bureau.example"));
        using var chief = await SignedInAsync(platform, "chief@bureau.example");
        using var supervisor = await SignedInAsync(platform, "supervisor@bureau.example");

        var page = await PageVisitor.TextAsync(await chief.OpenAsync($"/inspection/{opened}"));
        await AssertRefusedAsync(await chief.OpenAsync($"/inspection/{opened}/contracts/{contract}"), HttpStatusCode.Conflict, "尚未经负责人批准");
        Assert.DoesNotContain("/approve", page, StringComparison.Ordinal);
        await supervisor.SubmitAsync(await PageVisitor.TextAsync(await supervisor.OpenAsync($"/inspection/{opened}")));

        Assert.Equal(HttpStatusCode.OK, (await chief.OpenAsync($"/inspection/{opened}/contracts/{contract}")).StatusCode);
        Assert.Equal(["case.awaiting-approval"], Codes(await authority.RefusalsAsync()));
        Assert.Equal("contract", Assert.Single(await Authority.LooksAsync(parties.Worker, contract)).Details["what"]);
    }

    [Fact]
    public async Task Outside_the_district_and_after_the_last_day_nothing_is_shown()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var (authority, parties) = (new Authority(platform), await platform.PartiesAsync());
        var contract = await parties.OfferedAsync();
        var body = Authority.Body();
        (body["district"], body["endsOn"]) = ("320412", "2026-11-25");
        var opened = await Authority.OpenAsync(await authority.AsAsync("inspector@wujin.example"), body);
        using (var wujin = await SignedInAsync(platform, "inspector@wujin.example"))
            await AssertRefusedAsync(await wujin.OpenAsync($"/inspection/{opened}/contracts/{contract}"), HttpStatusCode.Conflict, "不在案件的管辖区域内");

        platform.Clock.Advance(TimeSpan.FromHours(39)); // 0:00 of the day after in China
        using var later = await SignedInAsync(platform, "inspector@wujin.example");
        await AssertRefusedAsync(await later.OpenAsync($"/inspection/{opened}/contracts/{contract}"), HttpStatusCode.Conflict, "查看期限已过");

        Assert.Equal(["case.ended", "case.contract-outside-district"], Codes(await authority.RefusalsAsync()));
        Assert.Empty(await Authority.LooksAsync((await platform.PartiesAsync()).Worker, contract));
    }

    [Fact]
    public async Task A_search_for_somebody_else_is_refused_and_a_mistyped_one_keeps_what_was_filled_in()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var (authority, parties) = (new Authority(platform), await platform.PartiesAsync());
        var contract = await parties.OfferedAsync();
        var opened = await Authority.OpenAsync(await authority.InspectorAsync());
        using var inspector = await SignedInAsync(platform, Inspector);
        var page = await PageVisitor.TextAsync(await inspector.OpenAsync($"/inspection/{opened}"));

        await AssertRefusedAsync(await inspector.SubmitAsync(page, ("idNumber", Authority.OtherWorker)), HttpStatusCode.Forbidden, "不是这个案件的当事人");
        var mistyped = await inspector.SubmitAsync(page, ("phone", "12345"));
        var found = await PageVisitor.TextAsync(await inspector.SubmitAsync(page, ("idNumber", Authority.Worker)));

        Assert.Equal(HttpStatusCode.BadRequest, mistyped.StatusCode);
        Assert.Contains("value=\"12345\"", await PageVisitor.TextAsync(mistyped), StringComparison.Ordinal);
        Assert.Contains($"/inspection/{opened}/contracts/{contract}", found, StringComparison.Ordinal);
        Assert.Equal("search", Assert.Single(await Authority.LooksAsync(parties.Worker, contract)).Details["what"]);
        Assert.Equal(["case.not-a-party"], Codes(await authority.RefusalsAsync()));
    }

    [Fact]
    public async Task A_case_is_opened_once_however_often_its_form_is_sent_and_closed_for_good()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        using var inspector = await SignedInAsync(platform, Inspector);
        var form = await PageVisitor.TextAsync(await inspector.OpenAsync("/inspection/open"));
        (string, string)[] typed =
        [
            ("once", "4f1c"), ("number", Authority.Number), ("basis", "complaint"), ("district", "320411"), ("endsOn", "2026-12-31"),
            ("employers", Authority.Employer), ("workers", $"{Authority.Worker}\r\n"),
        ];

        var refused = await inspector.SubmitAsync(form, [.. typed.Where(field => field.Item1 != "number"), ("number", "")]);
        var first = await inspector.SubmitAsync(form, typed);
        var second = await inspector.SubmitAsync(form, typed);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("编号：必填。", await PageVisitor.TextAsync(refused), StringComparison.Ordinal);
        Assert.Contains(Authority.Worker, await PageVisitor.TextAsync(refused), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        var page = await PageVisitor.TextAsync(await inspector.OpenAsync($"{first.Headers.Location}"));
        Assert.DoesNotContain(Authority.Worker, page, StringComparison.Ordinal); // masked
        var closed = await inspector.SubmitAsync(page[page.IndexOf("id=\"close\"", StringComparison.Ordinal)..]);
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        Assert.Contains("已关闭", await PageVisitor.TextAsync(await inspector.OpenAsync($"{first.Headers.Location}")), StringComparison.Ordinal);
    }

    private static async Task<PageVisitor> SignedInAsync(InProcessPlatform platform, string account)
    {
        var visitor = new PageVisitor(platform);
        (await visitor.SignInAsync(account, "demonstration")).EnsureSuccessStatusCode();
        return visitor;
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string sentence)
    {
        var page = await PageVisitor.TextAsync(answer);
        Assert.Equal((status, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains("已经记录", page, StringComparison.Ordinal);
        Assert.DoesNotContain("6,500.00", page, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Codes(IEnumerable<JsonElement> refusals) => refusals.Select(refusal => refusal.GetProperty("code").GetString());
}
