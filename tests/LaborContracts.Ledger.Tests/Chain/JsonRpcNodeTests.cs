using System.Net;
using System.Text;
using LaborContracts.Ledger.Chain;
using LaborContracts.TestKit.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

public sealed class JsonRpcNodeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_that_is_down_is_unavailable()
    {
        using var http = new HttpClient();
        var node = new JsonRpcNode(http, new($"http://127.0.0.1:{AnvilNode.FreePort()}"));

        await Assert.ThrowsAsync<ChainUnavailableException>(() => node.ChainIdAsync(Token));
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":"0x5""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":5}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":"5"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":"0x"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":"0x10000000000000000"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":null}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"result":"0x5"}""")]
    [InlineData("""{"jsonrpc":"2.0","result":"0x5"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{}}""")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("")]
    public async Task An_answer_that_makes_no_sense_is_unavailable(string answer)
    {
        var e = await Assert.ThrowsAsync<ChainUnavailableException>(() => Answering(answer).ChainIdAsync(Token));

        Assert.Contains("makes no sense", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sensible_answer_is_read() =>
        Assert.Equal(5u, await Answering("""{"jsonrpc":"2.0","id":1,"result":"0x5"}""").ChainIdAsync(Token));

    [Fact]
    public async Task An_error_of_the_node_keeps_its_code_and_words()
    {
        var node = Answering("""{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no such method"}}""");

        var e = await Assert.ThrowsAsync<JsonRpcErrorException>(() => node.ChainIdAsync(Token));

        Assert.Equal((-32601, "no such method"), (e.Code, e.Error));
    }

    [Fact]
    public async Task An_HTTP_error_is_unavailable()
    {
        var node = Answering("<html>", HttpStatusCode.BadGateway, "text/html");

        var e = await Assert.ThrowsAsync<ChainUnavailableException>(() => node.ChainIdAsync(Token));

        Assert.Contains("502", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_end_is_unavailable_and_not_read_to_the_end()
    {
        var endless = new EndlessStream();
        using var http = new HttpClient(new Answer(_ => Task.FromResult<HttpContent>(new StreamContent(endless))));
        var node = new JsonRpcNode(http, new("http://node.test"));

        await Assert.ThrowsAsync<ChainUnavailableException>(() => node.ChainIdAsync(Token));

        Assert.InRange(endless.Given, 1, 5 * 1024 * 1024);
    }

    [Fact]
    public async Task A_node_that_never_answers_is_unavailable_after_the_time_limit()
    {
        using var http = new HttpClient(new Answer(Never));
        var node = new JsonRpcNode(http, new("http://node.test"), TimeSpan.FromMilliseconds(20));

        await Assert.ThrowsAsync<ChainUnavailableException>(() => node.ChainIdAsync(Token));
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_told_that_the_chain_is_unavailable()
    {
        using var http = new HttpClient(new Answer(Never));
        var node = new JsonRpcNode(http, new("http://node.test"));
        using var caller = new CancellationTokenSource();

        var call = node.ChainIdAsync(caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static async Task<HttpContent> Never(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return new ByteArrayContent([]);
    }

    private static JsonRpcNode Answering(
        string text, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json") =>
        new(new HttpClient(new Answer(_ =>
            Task.FromResult<HttpContent>(new StringContent(text, Encoding.UTF8, mediaType)), status)), new("http://node.test"));

    private sealed class Answer(
        Func<CancellationToken, Task<HttpContent>> content, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            new(status) { Content = await content(cancellationToken) };
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)' ', offset, count);
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
