using System.Net;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

[Collection(OnThePages.Name)]
public sealed class WithoutScriptTests(PagesFixture on)
{
    private const int TooLarge = (64 << 20) + 1;

    [Fact]
    public async Task An_authentic_contract_is_said_to_be_authentic()
    {
        await using var visitor = await on.VisitAsync(script: false);
        await visitor.OpenAsync("/verify");

        await visitor.ChooseAsync(on.Contract.Pdf);
        await visitor.VerifyAsync();

        Assert.Equal("真实", await visitor.VerdictAsync());
        Assert.Equal(0, await visitor.Page.Locator(".if-script:visible").CountAsync());
    }

    [Fact]
    public async Task An_altered_contract_is_said_to_be_altered()
    {
        await using var visitor = await on.VisitAsync(script: false);
        await visitor.OpenAsync("/verify");

        await visitor.ChooseAsync(on.Contract.Altered());
        await visitor.VerifyAsync();

        Assert.Equal("被改动，或不是原件", await visitor.VerdictAsync());
    }

    [Fact]
    public async Task A_proof_can_be_given()
    {
        await using var visitor = await on.VisitAsync(script: false);
        await visitor.OpenAsync("/verify");

        await visitor.ChooseAsync(on.Contract.Pdf);
        await visitor.ChooseProofAsync(on.Proof);
        await visitor.VerifyAsync();

        Assert.Equal("真实", await visitor.VerdictAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_file_beyond_the_limit_gets_a_sentence(bool script)
    {
        var path = Path.GetTempFileName();
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
            Options = FileOptions.DeleteOnClose,
        });
        file.SetLength(TooLarge + (2 << 20)); // holes: nothing is written
        await using var visitor = await on.VisitAsync(script: script);
        await visitor.OpenAsync("/verify");

        await visitor.Page.SetInputFilesAsync("#file", path);
        await visitor.Page.ClickAsync("button[type=submit]");

        var sentence = visitor.Page.Locator(script ? "[role=alert]" : "#result .sentence");
        await sentence.WaitForAsync();
        Assert.StartsWith("文件超过 64 MiB", await sentence.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(!script, visitor.Calls.Count(call => call.AbsolutePath == "/verify") > 1); // with script it is not even sent
    }

    [Fact]
    public async Task A_form_without_a_file_gets_a_sentence()
    {
        using var form = new MultipartFormDataContent { { new StringContent(""), "file" } };

        using var answer = await on.Platform.Http.PostAsync("verify", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("没有选择文件", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_form_gets_a_sentence()
    {
        using var nonsense = new StringContent("nonsense");
        nonsense.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };

        using var answer = await on.Platform.Http.PostAsync("verify", nonsense, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory, InlineData("verify"), InlineData("v/nothing")]
    public async Task A_page_may_load_its_own_files_alone_and_leaves_nothing_behind(string path)
    {
        using var answer = await on.Platform.Http.GetAsync(path, TestContext.Current.CancellationToken);

        string Header(string name) => string.Join(", ", answer.Headers.TryGetValues(name, out var values) ? values : []);
        var policy = Header("Content-Security-Policy").Split("; ");
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("style-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("no-store", Header("Cache-Control"));
        Assert.Empty(Header("Set-Cookie"));
    }
}
