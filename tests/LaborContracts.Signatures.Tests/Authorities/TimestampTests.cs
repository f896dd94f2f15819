using System.Net;
using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Timestamps;
using Xunit;

namespace LaborContracts.Signatures.Tests.Authorities;

public sealed class TimestampTests(SigningRoom room)
{
    private static readonly byte[] Digest = SHA256.HashData("contract"u8);

    [Fact]
    public void Openssl_asks_and_verifies_the_answer()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("data", "contract"u8);
        var query = Path.Combine(folder.Path, "query");
        Assert.Equal(0, Tool.Run("openssl", "ts", "-query", "-data", data, "-sha512", "-cert", "-out", query).Code);

        var answer = folder.Write("answer", room.TimestampAuthority.Answer(File.ReadAllBytes(query)));

        var root = folder.Write("root.pem", System.Text.Encoding.ASCII.GetBytes(room.TimestampAuthority.RootPem));
        var at = room.Clock.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (code, output) = Tool.Run(
            "openssl", "ts", "-verify", "-in", answer, "-queryfile", query, "-CAfile", root, "-attime", at);
        Assert.True(code == 0 && output.Contains("Verification: OK", StringComparison.Ordinal), output);
    }

    [Fact]
    public void A_question_without_a_nonce_is_answered_without_one()
    {
        var question = new TimestampRequest(Oids.Sha256, Digest, null, null, true, false).Write();

        var token = TimestampToken.Read(TimestampAnswer.ReadToken(room.TimestampAuthority.Answer(question)));

        Assert.Null(token.Info.Nonce);
    }

    [Fact]
    public async Task Serial_numbers_do_not_repeat()
    {
        var client = room.TimestampClient();
        var tokens = new List<TimestampToken>();
        for (var i = 0; i < 50; i++) tokens.Add(await client.TimestampAsync(Digest, CancellationToken.None));

        Assert.Equal(50, tokens.Select(t => Convert.ToHexString(t.Info.SerialNumber.Span)).Distinct().Count());
        Assert.All(tokens, t => Assert.Equal(room.Clock.Now, t.Time));
    }

    [Theory]
    [InlineData("1.3.14.3.2.26", 20, null, "bad")] // SHA-1
    [InlineData(Oids.Sha256, 31, null, "DataFormat")]
    [InlineData(Oids.Sha256, 32, "2.999.1", "Policy")]
    public void What_cannot_be_served_is_rejected_with_a_reason(
        string digest, int length, string? policy, string reason)
    {
        var request = new TimestampRequest(digest, new byte[length], policy, null, true, false).Write();

        AssertRejected(request, reason switch
        {
            "bad" => "unrecognized or unsupported algorithm",
            "Policy" => "the requested TSA policy is not supported",
            _ => "the data submitted has the wrong format",
        });
    }

    [Theory, InlineData(0), InlineData(3), InlineData(5000)]
    public void What_is_no_request_is_rejected(int length) =>
        AssertRejected(new byte[length], "the data submitted has the wrong format");

    [Fact]
    public async Task Every_wrong_answer_is_no_timestamp()
    {
        var other = room.TimestampAuthority.Answer(TimestampRequest.Over(Digest, new byte[] { 0x42 }).Write());
        var refusal = room.TimestampAuthority.Answer(Array.Empty<byte>());
        Func<HttpRequestMessage, Task<HttpResponseMessage>>[] wires =
        [
            _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)),
            _ => throw new HttpRequestException("no route"),
            _ => throw new IOException("cut off"),
            _ => Task.FromResult(SigningRoom.Reply(other)), // the nonce of another question
            _ => Task.FromResult(SigningRoom.Reply(refusal)),
            _ => Task.FromResult(SigningRoom.Reply([])),
            _ => Task.FromResult(SigningRoom.Reply(new byte[70_000])),
            _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>") }),
            async r =>
                SigningRoom.Reply(Broken(room.TimestampAuthority.Answer(await r.Content!.ReadAsByteArrayAsync()))),
        ];

        foreach (var wire in wires)
            await Assert.ThrowsAsync<TimestampUnavailableException>(
                () => SigningRoom.ClientOf(wire).TimestampAsync(Digest, CancellationToken.None));
    }

    [Fact]
    public async Task An_authority_that_never_answers_is_given_up()
    {
        using var http = new HttpClient(new Silence());
        var client = new TimestampClient(http, [new Uri("http://timestamp.test/")], TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<TimestampUnavailableException>(
            () => client.TimestampAsync(Digest, CancellationToken.None));
    }

    [Fact]
    public async Task Authorities_are_asked_in_order_until_one_gives_a_token_and_no_further()
    {
        var asked = new List<string>();
        using var http = new HttpClient(new Order(async request =>
        {
            asked.Add(request.RequestUri!.Host);
            return request.RequestUri.Host == "first.test"
                ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
                : SigningRoom.Reply(room.TimestampAuthority.Answer(await request.Content!.ReadAsByteArrayAsync()));
        }));
        var client = new TimestampClient(
            http, [new Uri("http://first.test/"), new Uri("http://second.test/"), new Uri("http://third.test/")], TimeSpan.FromSeconds(30));

        await client.TimestampAsync(Digest, TestContext.Current.CancellationToken);

        Assert.Equal(["first.test", "second.test"], asked);
    }

    [Fact]
    public async Task When_no_authority_gives_a_token_there_is_none_and_each_ones_reason_is_said()
    {
        using var http = new HttpClient(new Order(_ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable))));
        var client = new TimestampClient(http, [new Uri("http://first.test/"), new Uri("http://second.test/")], TimeSpan.FromSeconds(30));

        var failure = await Assert.ThrowsAsync<TimestampUnavailableException>(
            () => client.TimestampAsync(Digest, TestContext.Current.CancellationToken));

        Assert.Contains("first.test", failure.Message, StringComparison.Ordinal);
        Assert.Contains("second.test", failure.Message, StringComparison.Ordinal);
    }

    private sealed class Order(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) => answer(request);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_told_so_and_not_of_a_missing_timestamp()
    {
        using var http = new HttpClient(new Silence());
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new TimestampClient(http, [new Uri("http://timestamp.test/")]).TimestampAsync(Digest, gone.Token));
    }

    private void AssertRejected(byte[] request, string reason)
    {
        using var folder = new TemporaryFolder();
        var answer = folder.Write("answer", room.TimestampAuthority.Answer(request));
        var (_, output) = Tool.Run("openssl", "ts", "-reply", "-in", answer, "-text");
        Assert.Contains("Rejected", output, StringComparison.Ordinal);
        Assert.Contains(reason, output, StringComparison.Ordinal);
    }

    private static byte[] Broken(byte[] answer)
    {
        answer[^1] ^= 1;
        return answer;
    }

    private sealed class Silence : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("never reached");
        }
    }
}
