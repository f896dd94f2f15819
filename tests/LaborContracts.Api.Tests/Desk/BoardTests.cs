using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaborContracts.Api.Tests.Lifecycle;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Api.Tests.SignIn;
using LaborContracts.TestKit;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Desk;

/// <summary>The board counts, for an employer's people, what waits, what expires and what the law sets a day for.</summary>
public sealed partial class BoardTests : IAsyncLifetime
{
    private InProcessPlatform _platform = null!;
    private Parties _parties = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await InProcessPlatform.StartAsync();
        _parties = await _platform.PartiesAsync();
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task What_waits_is_counted_by_whom_it_waits_for()
    {
        await _parties.DraftAsync();
        await _parties.DraftAsync();
        await _parties.SignedByWorkerAsync();
        await AskForChangeAsync(await _parties.OfferedAsync());
        var concluded = await _parties.ConcludedAsync();
        await Parties.DraftedAsync(_parties.Worker, concluded, "terminations", Bodies.Resignation());
        var notice = await Parties.DraftedAsync(_parties.Employer, concluded, "terminations", Bodies.Notice());
        await Parties.OfferAsync(_parties.Employer, notice);

        var board = await BoardAsync();

        Assert.Equal("2", board["草稿，还没有发出"]); // not the worker's own of a resignation
        Assert.Equal("1", board["等劳动者签署"]);
        Assert.Equal("2", board["等您单位盖章"]); // what the worker signed, and the notice that the employer alone seals
        Assert.Equal("1", board["劳动者请求修改，等您答复"]);
        Assert.Equal(5, await ListedAsync("/desk/contracts?what=drafts") + await ListedAsync("/desk/contracts?what=seal") + await ListedAsync("/desk/contracts?what=changes"));
        Assert.Equal(0, (await BoardAsync("hr@yunhe.example")).Values.Sum(count => int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task The_third_partys_seal_waits_on_its_own_board_and_stands_on_the_employers()
    {
        var terms = JsonNode.Parse(await File.ReadAllBytesAsync(
            Path.Combine(Repository.Root, "docs", "examples", "platform-agreement-three-party.json"), TestContext.Current.CancellationToken))!.AsObject();
        var contract = await _parties.SignedByWorkerAsync(terms);
        (await _parties.SignAsync(_parties.Employer, contract)).Good();
        await _parties.InStateAsync(contract, "signedByEmployer");

        Assert.Equal("1", (await BoardAsync())["等合作企业盖章"]);
        Assert.Equal("1", (await BoardAsync("hr@yunhe.example"))["作为合作企业，等您盖章"]);
        Assert.Equal(1, await ListedAsync("/desk/contracts?what=partner-seal", "hr@yunhe.example"));
    }

    [Fact]
    public async Task An_answered_request_waits_no_more()
    {
        var contract = await _parties.OfferedAsync();
        await AskForChangeAsync(contract);
        var request = (await _parties.ViewAsync(contract)).GetProperty("changeRequests")[0].GetProperty("id").GetGuid();

        (await _parties.Employer.PostAsync(
            $"{Parties.PathOf(contract)}/change-requests/{request}/answer", new JsonObject { ["accepted"] = true })).Good();

        Assert.Equal("0", (await BoardAsync())["劳动者请求修改，等您答复"]);
    }

    [Fact]
    public async Task A_month_of_work_without_a_contract_is_told_before_and_after()
    {
        await _parties.DraftAsync(); // work begins on 1 December 2026
        Assert.Equal(("0", "0"), Unwritten(await BoardAsync()));

        _platform.Clock.Advance(TimeSpan.FromDays(28)); // 22 December
        Assert.Equal(("1", "0"), Unwritten(await BoardAsync()));
        Assert.Equal(1, await ListedAsync("/desk/contracts?what=unwritten-soon"));

        _platform.Clock.Advance(TimeSpan.FromDays(11)); // 2 January 2027
        Assert.Equal(("0", "1"), Unwritten(await BoardAsync()));
        Assert.Equal(1, await ListedAsync("/desk/contracts?what=unwritten"));

        static (string Soon, string Late) Unwritten(Dictionary<string, string> board) =>
            (board["用工满一个月的日子不到十天"], board["用工已满一个月，还没有书面合同"]);
    }

    [Fact]
    public async Task Terms_that_end_are_counted_in_their_spans_and_once_they_are_over()
    {
        var terms = Parties.RepeatableTerms();
        terms["term"] = new JsonObject { ["start"] = "2026-12-01", ["end"] = "2027-01-15" }; // in 52 days
        await _parties.ConcludedAsync(terms);

        var board = await BoardAsync();
        Assert.Equal(["0", "0", "1", "1"], Expiring(board));
        Assert.Equal("0", board["期限已满，没有续订也没有终止"]);

        _platform.Clock.Advance(TimeSpan.FromDays(60));
        board = await BoardAsync();
        Assert.Equal(["0", "0", "0", "0"], Expiring(board));
        Assert.Equal("1", board["期限已满，没有续订也没有终止"]);
        Assert.Contains("90 天内没有期满的合同", await PageAsync("/desk", "hr@changshun.example"), StringComparison.Ordinal);

        static string[] Expiring(Dictionary<string, string> board) => [.. ((int[])[7, 30, 60, 90]).Select(days => board.GetValueOrDefault($"{days} 天内期满", "0"))];
    }

    [Fact]
    public async Task What_is_no_contract_of_employment_is_not_told_what_the_law_says_of_these()
    {
        var terms = JsonNode.Parse(await File.ReadAllBytesAsync(
            Path.Combine(Repository.Root, "docs", "examples", "platform-agreement.json"), TestContext.Current.CancellationToken))!.AsObject();
        terms["term"] = new JsonObject { ["start"] = "2026-12-01", ["end"] = "2027-01-15" };
        await _parties.ConcludedAsync(terms);
        Assert.Equal("1", (await BoardAsync())["60 天内期满"]);

        _platform.Clock.Advance(TimeSpan.FromDays(60));

        Assert.Equal("0", (await BoardAsync())["期限已满，没有续订也没有终止"]);
        Assert.Equal(0, await ListedAsync("/desk/contracts?what=over"));
    }

    [Fact]
    public async Task The_charts_figures_stand_in_tables()
    {
        await _parties.DraftAsync(); // never sent: in no chart
        await _parties.OfferedAsync();
        await _parties.ConcludedAsync();
        var withdrawn = await _parties.OfferedAsync();
        (await _parties.Employer.PostAsync($"{Parties.PathOf(withdrawn)}/withdraw")).Good();

        var page = await PageAsync("/desk", "hr@changshun.example");

        Assert.Contains("发出过 3 份，已订立 1 份（33%）", page, StringComparison.Ordinal);
        var figures = Rows().Matches(page).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value);
        Assert.Equal(
            ("1", "1", "1", "1", "0", "1", "1"),
            (figures["已订立"], figures["还在签署"], figures["没有订立"], figures["不到 1 天"], figures["14 天以上"], figures["劳动合同书"], figures["常州市新北区"]));
    }

    private async Task AskForChangeAsync(Guid contract) => (await _parties.Worker.PostAsync(
        $"{Parties.PathOf(contract)}/change-requests", new JsonObject { ["clause"] = "workContent", ["proposedText"] = "仓储管理" })).Good();

    private async Task<Dictionary<string, string>> BoardAsync(string userName = "hr@changshun.example")
    {
        var page = await PageAsync("/desk", userName);
        var board = Matters().Matches(page).ToDictionary(matter => matter.Groups[2].Value, matter => matter.Groups[1].Value);
        foreach (var none in None().Matches(page).SelectMany(match => match.Groups[1].Value.Split('；'))) board.Add(none, "0");
        return board;
    }

    private async Task<int> ListedAsync(string path, string userName = "hr@changshun.example") => Lines().Count(await PageAsync(path, userName));

    private async Task<string> PageAsync(string path, string userName)
    {
        using var visitor = new PageVisitor(_platform);
        using var signedIn = await visitor.SignInAsync(userName, "demonstration");
        using var page = await visitor.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await PageVisitor.TextAsync(page);
    }

    [GeneratedRegex("""count">([\d,]+)</b>\s*<div>\s*<p class="name"><a[^>]*>([^<]+)""")]
    private static partial Regex Matters();

    [GeneratedRegex("""<p class="hint none">没有：([^<]+)。</p>""")]
    private static partial Regex None();

    [GeneratedRegex("""<th scope="row">([^<]+)</th>\s*<td>\s*<span>([\d,]+)</span>""")]
    private static partial Regex Rows();

    [GeneratedRegex("""<li class="card""")]
    private static partial Regex Lines();
}
