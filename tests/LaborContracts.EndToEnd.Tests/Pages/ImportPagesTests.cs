using LaborContracts.TestKit.Platform;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>Documents that were signed elsewhere, as an employer brings them, and as worker, inspector and anybody see them.</summary>
[Collection(OnThePages.Name)]
public sealed class ImportPagesTests(PagesFixture on)
{
    private const string Clerk = "clerk@changshun.example", SealHolder = "seal@changshun.example", Worker = "wang@worker.example", Inspector = "inspector@bureau.example";

    [Theory, InlineData("phone", true), InlineData("desk", true), InlineData("phone", false)]
    public async Task A_clerk_brings_one_and_the_worker_the_inspector_and_whoever_has_the_file_see_what_it_is(string screen, bool script)
    {
        var parties = await Parties.SignInAsync(on.Platform.Http);
        var file = new FilePayload { Name = "contract.pdf", MimeType = "application/pdf", Buffer = await Imports.SignedAsync(parties.Employer, await parties.ConcludedAsync()) };
        await using (var clerk = await on.VisitAsync(Screen.Of(screen), script))
        {
            await clerk.SignInAsync(Clerk, "/desk/imports");
            await FillAsync(clerk.Page, file);
            await clerk.Page.TurnAsync("main form button");

            var card = clerk.Page.Locator("li.card").First;
            await Assertions.Expect(card).ToContainTextAsync("收到时：文件中的签名均通过技术核验");
            await Assertions.Expect(card).ToContainTextAsync("3204**********0012");
            await Assertions.Expect(card).ToContainTextAsync("2025年11月1日");
            await LooksWellAsync(clerk, "imports-desk", script);
        }

        await using (var worker = await on.VisitAsync(Screen.Of(screen), script))
        {
            await worker.SignInAsync(Worker, "/contracts");
            await worker.Page.TurnAsync("main a[href*='/contracts/imports']");

            Assert.Equal(file.Buffer, await worker.DownloadAsync("li.card:first-child a[href*='document.pdf']"));
            await LooksWellAsync(worker, "imports-worker", script);
        }

        await using (var inspector = await on.VisitAsync(Screen.Of(screen), script))
        {
            await inspector.SignInAsync(Inspector, $"/inspection/{await on.OpenCaseAsync(Inspector)}");
            await inspector.Page.TurnAsync("main a[href$='/imports']");

            await Assertions.Expect(inspector.Page.Locator("li.card").First).ToContainTextAsync("HT-2025-0113");
            await Assertions.Expect(inspector.Page.Locator("main")).ToContainTextAsync("每次查看都已记录");
            await LooksWellAsync(inspector, "imports-inspector", script);
        }

        await Eventually.TrueAsync("the import on chain", async () =>
            (await parties.Employer.GetAsync($"{Imports.Path}?limit=1")).Good().Json.GetProperty("imports")[0].GetProperty("anchored").GetBoolean());
        await using var anyone = await on.VisitAsync(Screen.Of(screen), script);
        await anyone.OpenAsync("/verify");
        await anyone.ChooseAsync(file.Buffer);
        if (script)
        {
            await anyone.LookUpAsync();
            Assert.Contains("在别处制作和签署", await anyone.SentenceAsync(), StringComparison.Ordinal);
            await anyone.ChooseAsync(file.Buffer);
        }

        await anyone.VerifyAsync();
        await Assertions.Expect(anyone.Page.Locator("main")).ToContainTextAsync("不证明签名有效");
        await Assertions.Expect(anyone.Page.Locator("#result")).ToContainTextAsync("平台按收到时的样子登记了它");
        Assert.NotEqual("真实", await anyone.VerdictAsync());
        await anyone.PictureAsync($"imports-verified-{(script ? "script" : "plain")}");
    }

    [Fact]
    public async Task What_is_refused_is_told_beside_the_form_and_what_was_filled_in_stays()
    {
        await using var clerk = await on.VisitAsync();
        await clerk.SignInAsync(Clerk, "/desk/imports");
        await FillAsync(clerk.Page, new() { Name = "scan.pdf", MimeType = "application/pdf", Buffer = "scan"u8.ToArray() });
        await clerk.Page.TurnAsync("main form button");

        await Assertions.Expect(clerk.Page.Locator("[role=alert]:visible")).ToContainTextAsync("PDF");
        await Assertions.Expect(clerk.Page.Locator("#workerName")).ToHaveValueAsync("王䶮");
        await clerk.PictureAsync("imports-refused");
    }

    [Fact]
    public async Task A_seal_holder_sees_the_list_and_brings_none()
    {
        await using var holder = await on.VisitAsync();
        await holder.SignInAsync(SealHolder, "/desk/imports");

        Assert.Equal(0, await holder.Page.Locator("main form").CountAsync());
    }

    private static async Task FillAsync(IPage page, FilePayload file)
    {
        await page.SetInputFilesAsync("#file", file);
        await page.SelectOptionAsync("#district", "320411");
        foreach (var (field, value) in (IEnumerable<(string, string)>)
            [
                ("employerName", "常州长顺物流有限公司"), ("workerName", "王䶮"), ("idNumber", "320499199003070012"), ("phone", "13800000001"),
                ("number", "HT-2025-0113"), ("concludedOn", "2025-11-01"),
            ])
            await page.FillAsync($"#{field}", value);
    }

    private static async Task LooksWellAsync(Visitor visitor, string picture, bool script)
    {
        Assert.Equal(0, await visitor.OverflowAsync());
        Assert.Empty(visitor.Complaints);
        await visitor.PictureAsync($"{picture}-{(script ? "script" : "plain")}");
        if (script) await Axe.AssertNothingSeriousAsync(visitor);
    }
}
