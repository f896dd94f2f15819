using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

[Collection(OnThePages.Name)]
public sealed class VerifyPageTests(PagesFixture on)
{
    [Theory, InlineData("phone"), InlineData("desk")]
    public async Task An_authentic_contract_is_said_to_be_authentic(string screen)
    {
        await using var visitor = await on.VisitAsync(Screen.Of(screen));
        await visitor.OpenAsync("/verify");

        await visitor.DropAsync(Visitor.Contract(on.Contract.Pdf));
        await visitor.VerifyAsync();

        Assert.Equal("真实", await visitor.VerdictAsync());
        Assert.Equal("文件真实、完整，自登记时起没有改动。", await visitor.SentenceAsync());
        await AssertNoTroubleAsync(visitor);
    }

    [Theory, InlineData("phone"), InlineData("desk")]
    public async Task An_altered_contract_is_said_to_be_altered(string screen)
    {
        await using var visitor = await on.VisitAsync(Screen.Of(screen));
        await visitor.OpenAsync("/verify");

        await visitor.DropAsync(Visitor.Contract(on.Contract.Altered()));
        await visitor.VerifyAsync();

        Assert.Equal("被改动，或不是原件", await visitor.VerdictAsync());
        Assert.Equal("文件被改动过，或者不是登记的那一份。", await visitor.SentenceAsync());
        Assert.Contains("这份合同登记的那份文件的记录，不是手中这份文件的", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await AssertNoTroubleAsync(visitor);
    }

    [Theory, InlineData("phone"), InlineData("desk")]
    public async Task A_registration_is_found_although_only_the_hash_leaves_the_browser_and_the_file_can_then_be_checked_in_full(string screen)
    {
        await using var visitor = await on.VisitAsync(Screen.Of(screen));
        await visitor.OpenAsync("/verify");
        List<byte[]?> sent = [];
        visitor.Page.Request += (_, request) =>
        {
            if (request.Method != "GET") sent.Add(request.PostDataBuffer);
        };

        await visitor.DropAsync(Visitor.Contract(on.Contract.Pdf));
        await visitor.LookUpAsync();

        Assert.Equal("登记过", await visitor.VerdictAsync());
        Assert.Contains("这不是核验结论", await visitor.Page.InnerTextAsync("#result"), StringComparison.Ordinal);
        Assert.Contains("已上链：第 ", await visitor.Page.InnerTextAsync("#result"), StringComparison.Ordinal);
        Assert.Equal($"sha256={Convert.ToHexStringLower(SHA256.HashData(on.Contract.Pdf))}", Encoding.ASCII.GetString(Assert.Single(sent)!));
        await AssertNoTroubleAsync(visitor);

        await visitor.VerifyAsync("真实");
    }

    [Fact]
    public async Task An_altered_copy_has_no_registration_and_is_not_called_false_by_its_hash_alone()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync("/verify");

        await visitor.ChooseAsync(on.Contract.Altered());
        await visitor.LookUpAsync();

        Assert.Equal("没有查到登记", await visitor.VerdictAsync());
        Assert.Contains("这不表示文件是假的", await visitor.Page.InnerTextAsync("#result"), StringComparison.Ordinal);

        await visitor.VerifyAsync("被改动，或不是原件");
    }

    [Fact]
    public async Task Without_a_file_there_is_nothing_to_look_up()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync("/verify");

        await visitor.Page.ClickAsync("#by-hash");

        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.matches('#file:invalid')"));
        Assert.DoesNotContain(visitor.Calls, call => call.AbsolutePath == "/verify/hash");
    }

    [Fact]
    public async Task What_is_no_pdf_gets_a_sentence_and_no_verdict()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync("/verify");

        await visitor.ChooseAsync("not a document"u8.ToArray());
        await visitor.VerifyAsync();

        Assert.Equal("这个文件没有核验", await visitor.VerdictAsync());
        Assert.Equal("这不是 PDF 文件。", await visitor.SentenceAsync());
        Assert.Equal(0, await visitor.OverflowAsync());
    }

    [Fact]
    public async Task The_result_is_announced_and_takes_the_focus()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync("/verify");

        await visitor.ChooseAsync(on.Contract.Pdf);
        await visitor.VerifyAsync();

        Assert.Equal("真实 文件真实、完整，自登记时起没有改动。", await visitor.Page.Locator("[role=status]").TextContentAsync());
        Assert.Equal("result", await visitor.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.StartsWith("真实 · ", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keyboard_alone_suffices()
    {
        await using var visitor = await on.VisitAsync();
        // The browser is told to hand over its file chooser before the page opens: told at the key press, it may be too late.
        var choosing = visitor.Page.WaitForFileChooserAsync();
        await visitor.OpenAsync("/verify");
        var keys = visitor.Page.Keyboard;

        await visitor.TabToAsync("#file");
        await keys.PressAsync("Enter");
        var chooser = await choosing;
        await chooser.SetFilesAsync(Visitor.Contract(on.Contract.Pdf));
        await visitor.TabToAsync("button[type=submit]");
        await keys.PressAsync("Enter");
        await visitor.Page.Locator("#result").WaitForAsync();

        Assert.Equal("真实", await visitor.VerdictAsync());
    }

    [Fact]
    public async Task Contract_and_proof_can_be_dropped_together()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync("/verify");

        await visitor.DropAsync(
            new FilePayload { Name = "proof.json", MimeType = "application/json", Buffer = on.Proof },
            Visitor.Contract(on.Contract.Pdf));

        Assert.StartsWith("contract.pdf · ", await visitor.Page.InnerTextAsync("output[for=file]"), StringComparison.Ordinal);
        Assert.StartsWith("proof.json · ", await visitor.Page.InnerTextAsync("output[for=proof]"), StringComparison.Ordinal);
        await visitor.VerifyAsync();
        Assert.Equal("真实", await visitor.VerdictAsync());
    }

    [Fact]
    public async Task A_proof_that_cannot_be_read_says_nothing_about_the_contract()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync("/verify");

        await visitor.ChooseAsync(on.Contract.Pdf);
        await visitor.ChooseProofAsync("{}"u8.ToArray());
        await visitor.VerifyAsync();

        Assert.Equal("这个文件没有核验", await visitor.VerdictAsync());
        Assert.StartsWith("登记证明无法读取", await visitor.SentenceAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_connection_is_not_held_against_the_file()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync("/verify");
        await visitor.Page.RouteAsync("**/verify", route => route.AbortAsync());

        await visitor.ChooseAsync(on.Contract.Pdf);
        await visitor.Page.ClickAsync("button[type=submit]");

        var problem = visitor.Page.Locator("[role=alert]");
        await problem.WaitForAsync();
        Assert.Contains("这与文件的真假无关", await problem.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Page.Locator("#result").CountAsync());
    }

    [Fact]
    public async Task No_name_of_a_party_is_shown()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync("/verify");

        await visitor.ChooseAsync(on.Contract.Pdf);
        await visitor.VerifyAsync();

        var page = await visitor.Page.ContentAsync();
        Assert.DoesNotContain("王䶮", page, StringComparison.Ordinal);
        Assert.DoesNotContain("常顺", page, StringComparison.Ordinal);
        Assert.DoesNotContain("320499199003070012", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_prefers_English_reads_English_and_can_change_to_Chinese_and_stay()
    {
        await using var visitor = await on.VisitAsync(language: "en-GB");
        await visitor.OpenAsync("/verify");
        Assert.Equal("Verify a labor contract", await visitor.Page.InnerTextAsync("h1"));

        await visitor.Page.TurnAsync("a.language");
        await visitor.ChooseAsync(on.Contract.Pdf);
        await visitor.VerifyAsync();

        Assert.Equal("真实", await visitor.VerdictAsync());
        Assert.Equal("zh-CN", await visitor.Page.GetAttributeAsync("html", "lang"));
    }

    /// <summary>Nothing sideways, nothing on the console, no call to any other host.</summary>
    private async Task AssertNoTroubleAsync(Visitor visitor)
    {
        Assert.Equal(0, await visitor.OverflowAsync());
        Assert.Empty(visitor.Complaints);
        Assert.All(visitor.Calls, call => Assert.Equal(on.Platform.Address.Authority, call.Authority));
    }
}
