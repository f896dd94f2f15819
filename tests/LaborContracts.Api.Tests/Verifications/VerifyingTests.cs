using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Verifications;

/// <summary>What anyone may bring to be verified, and what the platform makes of it.</summary>
public sealed class VerifyingTests(InProcessPlatform platform)
{
    private const string Path = "/api/v1/verifications";

    [Theory]
    [InlineData("")]
    [InlineData("not a PDF")]
    [InlineData("%PDF-1.7\n%%EOF")]
    public async Task A_file_that_is_no_readable_PDF_gets_no_report(string file)
    {
        var answer = await Anyone().VerifyAsync(Encoding.ASCII.GetBytes(file));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith("document.", answer.Code, StringComparison.Ordinal);
        A.Problem(answer, HttpStatusCode.UnprocessableEntity, answer.Code!);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("not JSON")]
    public async Task A_proof_that_cannot_be_read_is_refused(string proof)
    {
        var parties = await platform.PartiesAsync();
        var pdf = await parties.DocumentAsync(await parties.OfferedAsync());

        A.Problem(
            await parties.Anyone.VerifyAsync(pdf, Encoding.UTF8.GetBytes(proof)),
            HttpStatusCode.UnprocessableEntity, "verification.unreadable-proof");
    }

    [Theory]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("multipart/form-data; boundary=x", "no section")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\ncut")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\ntext\r\n--x--\r\n")]
    public async Task A_body_without_a_file_is_refused(string type, string body)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        A.Problem(
            await Anyone().SendAsync(HttpMethod.Post, Path, content), HttpStatusCode.BadRequest, "verification.no-file");
    }

    [Theory]
    [InlineData("application/pdf", "%PDF-1.7")]
    [InlineData("application/x-www-form-urlencoded", "file=text")]
    public async Task A_body_of_another_type_is_not_supported(string type, string body)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        A.Problem(
            await Anyone().SendAsync(HttpMethod.Post, Path, content),
            HttpStatusCode.UnsupportedMediaType, "request.not-supported");
    }

    [Fact]
    public async Task A_PDF_of_ours_does_not_pass_wherever_it_was_changed()
    {
        var parties = await platform.PartiesAsync();
        var pdf = await parties.DocumentAsync(await parties.ConcludedAsync());
        Assert.Equal("PENDING", await VerdictAsync(pdf));

        for (var part = 1; part < 8; part++)
        {
            var altered = pdf.ToArray();
            altered[altered.Length / 8 * part] ^= 1;
            Assert.NotEqual("PENDING", await VerdictAsync(altered));
        }

        var longer = await VerdictAsync([.. pdf, .. "\n% one more line\n"u8]);
        Assert.Equal("ALTERED", longer);
    }

    [Fact]
    public async Task A_report_for_anyone_names_nobody()
    {
        var parties = await platform.PartiesAsync();
        var pdf = await parties.DocumentAsync(await parties.ConcludedAsync());

        var report = (await parties.Anyone.VerifyAsync(pdf)).Good().Text;

        Assert.DoesNotContain("常顺", report, StringComparison.Ordinal);
        Assert.DoesNotContain("王", report, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u738b", report, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("320499199003070012", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hash_shows_whether_it_is_registered_and_nothing_more()
    {
        var parties = await platform.PartiesAsync();
        var pdf = await parties.DocumentAsync(await parties.ConcludedAsync());
        var hash = Convert.ToHexString(SHA256.HashData(pdf));

        var known = (await parties.Anyone.PostAsync($"{Path}/hash", new JsonObject { ["sha256"] = hash })).Good().Json;
        var unknown = (await parties.Anyone.PostAsync($"{Path}/hash", new JsonObject { ["sha256"] = new string('0', 64) })).Good().Json;

        Assert.True(known.GetProperty("registered").GetBoolean());
        Assert.Equal("concluded", known.GetProperty("state").GetString());
        Assert.False(known.GetProperty("newerExists").GetBoolean());
        Assert.Equal(JsonValueKind.Null, known.GetProperty("anchor").ValueKind);
        Assert.False(unknown.GetProperty("registered").GetBoolean());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"sha256": "xyz"}""")]
    [InlineData("""{"sha256": "0x00000000000000000000000000000000000000000000000000000000000000"}""")]
    public async Task What_is_no_hash_is_refused(string body) =>
        A.Problem(await Anyone().PostTextAsync($"{Path}/hash", body), HttpStatusCode.BadRequest, "verification.hash");

    [Fact]
    public async Task The_code_on_paper_shows_the_state_and_names_nobody()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var code = (await parties.ViewAsync(contract)).GetProperty("statusAddress").GetString()!.Split('/')[^1];

        var card = (await parties.Anyone.GetAsync($"{Path}/{code}")).Good();

        Assert.Equal("concluded", card.Json.GetProperty("state").GetString());
        Assert.False(card.Json.GetProperty("anchored").GetBoolean());
        Assert.DoesNotContain("320499199003070012", card.Text, StringComparison.Ordinal);
        A.Problem(
            await parties.Anyone.GetAsync($"{Path}/{new string('a', 26)}"), HttpStatusCode.NotFound, "status.not-found");
    }

    [Fact]
    public async Task A_drafts_code_shows_nothing()
    {
        var parties = await platform.PartiesAsync();
        var draft = await parties.DraftAsync();
        var code = (await parties.ViewAsync(draft)).GetProperty("statusAddress").GetString()!.Split('/')[^1];

        A.Problem(await parties.Anyone.GetAsync($"{Path}/{code}"), HttpStatusCode.NotFound, "status.not-found");
    }

    [Theory]
    [InlineData("0x00")]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_root_that_is_no_batch_is_not_found(string root) =>
        A.Problem(await Anyone().GetAsync($"/api/v1/anchors/{root}"), HttpStatusCode.NotFound, "anchor.not-found");

    [Fact]
    public async Task Without_a_node_the_chain_has_no_head_and_the_lag_is_told()
    {
        var parties = await platform.PartiesAsync();
        await parties.ConcludedAsync();

        var chain = (await parties.Anyone.GetAsync("/api/v1/chain")).Good().Json;

        Assert.Equal(JsonValueKind.Null, chain.GetProperty("head").ValueKind);
        Assert.True(chain.GetProperty("lag").GetProperty("waiting").GetInt32() > 0);
    }

    private ApiCaller Anyone() => new(platform.CreateClient());

    private async Task<string?> VerdictAsync(byte[] pdf)
    {
        var answer = await Anyone().VerifyAsync(pdf);
        return answer.Status == HttpStatusCode.UnprocessableEntity
            ? "no report"
            : answer.Good().Json.GetProperty("verdict").GetString();
    }
}
