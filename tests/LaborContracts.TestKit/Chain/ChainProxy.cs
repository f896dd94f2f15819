using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.TestKit.Platform;

namespace LaborContracts.TestKit.Chain;

/// <summary>
/// Stands in front of a node and lets calls pass, or holds or drops those of one JSON-RPC method, before the node sees them or
/// after it has answered. A test learns when a call has come to that point, so it can kill or cut at exactly that moment.
/// It can also answer calls of a method itself, as a node does that is wrong or lies. Every call has a connection of its own, so that a broken one breaks no other call.
/// </summary>
public sealed class ChainProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly HttpClient _http = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentDictionary<string, ChainHold> _holds = new();
    private readonly ConcurrentDictionary<string, OwnAnswer> _lies = new();
    private readonly ConcurrentDictionary<string, Action<JsonObject>> _changes = new();
    private readonly Uri _node;
    private readonly Task _serving;

    private ChainProxy(Uri node)
    {
        _node = node;
        _listener.Start();
        Url = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _serving = ServeAsync();
    }

    /// <summary>Where the node seems to be.</summary>
    public Uri Url { get; }

    public static ChainProxy Before(Uri node) => new(node);

    /// <summary>Holds the next calls of a method at a point, until told what becomes of them.</summary>
    public ChainHold Hold(string method, HoldPoint point) =>
        _holds[method] = new(method, point, hold => _holds.TryRemove(new(method, hold)));

    /// <summary>From now on answers a method's calls itself.</summary>
    /// <param name="result">The result as JSON, or anything else for an answer that makes no sense.</param>
    public void Lie(string method, string result) => _lies[method] = new(result, new());

    /// <summary>The same with each result in turn, for one call each; then the method's calls go through again.</summary>
    public async Task LieInTurnAsync(string method, params IReadOnlyList<string> results)
    {
        foreach (var result in results)
        {
            Lie(method, result);
            await Eventually.HappenedAsync($"a call of {method}", _lies[method].Told.Task);
        }
        TellTheTruth(method);
    }

    /// <summary>Lets a method's calls through again.</summary>
    public void TellTheTruth(string method) => _lies.TryRemove(method, out _);

    /// <summary>From now on changes what the node answers to a method's calls; the whole reply is handed over.</summary>
    public void Change(string method, Action<JsonObject> change) => _changes[method] = change;

    /// <summary>How long each answer is kept back.</summary>
    public TimeSpan Delay { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync(); // cuts what still waits: held calls, and callers that connected and never asked
        await _serving;
        _listener.Dispose();
        _http.Dispose();
        _ending.Dispose();
    }

    private async Task ServeAsync()
    {
        var calls = new List<Task>();
        try
        {
            while (true) calls.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(calls);
        }
    }

    private async Task CarryAsync(TcpClient caller)
    {
        using var connection = caller;
        connection.LingerState = new LingerOption(enable: true, seconds: 0); // closing without an answer resets the connection
        try
        {
            var stream = connection.GetStream();
            var call = await ReadRequestAsync(stream);
            _holds.TryGetValue(MethodOf(call), out var hold);

            await Task.Delay(Delay, _ending.Token);
            if (hold?.Point == HoldPoint.BeforeTheNode && !await hold.PassesAsync(_ending.Token)) return;
            var answer = _lies.TryGetValue(MethodOf(call), out var lie) ? AnswerWith(lie.Result, call) : await ForwardAsync(call);
            if (_changes.TryGetValue(MethodOf(call), out var change)) answer = Changed(answer, change);
            if (hold?.Point == HoldPoint.AfterTheNode && !await hold.PassesAsync(_ending.Token)) return;

            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n\r\n")));
            await stream.WriteAsync(answer);
            connection.LingerState = new LingerOption(enable: true, seconds: 5);
            lie?.Told.TrySetResult();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The node, the caller or this proxy is gone: the other side sees a broken connection.
        }
    }

    /// <summary>The body of a request with a Content-Length, which is how our client and HttpClient send theirs.</summary>
    private async Task<byte[]> ReadRequestAsync(NetworkStream stream)
    {
        var read = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            var bytes = read.ToArray();
            var headEnd = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
            if (headEnd >= 0)
            {
                var length = Encoding.ASCII.GetString(bytes, 0, headEnd).Split("\r\n")
                    .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    .Select(line => int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture)).Single();
                if (bytes.Length >= headEnd + 4 + length) return bytes[(headEnd + 4)..(headEnd + 4 + length)];
            }
            var count = await stream.ReadAsync(buffer, _ending.Token);
            if (count == 0) throw new IOException("the caller hung up");
            read.AddRange(buffer.AsSpan(0, count));
        }
    }

    private async Task<byte[]> ForwardAsync(byte[] call)
    {
        using var content = new ByteArrayContent(call);
        content.Headers.ContentType = new("application/json");
        using var response = await _http.PostAsync(_node, content, _ending.Token);
        return await response.Content.ReadAsByteArrayAsync(_ending.Token);
    }

    private static byte[] AnswerWith(string result, byte[] call)
    {
        using var json = JsonDocument.Parse(call);
        return Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":{{json.RootElement.GetProperty("id").GetRawText()}},"result":{{result}} }""");
    }

    private static byte[] Changed(byte[] answer, Action<JsonObject> change)
    {
        var reply = JsonNode.Parse(answer)!.AsObject();
        change(reply);
        return Encoding.UTF8.GetBytes(reply.ToJsonString());
    }

    private sealed record OwnAnswer(string Result, TaskCompletionSource Told);

    private static string MethodOf(byte[] call)
    {
        using var json = JsonDocument.Parse(call);
        return json.RootElement.GetProperty("method").GetString() ?? "";
    }
}

/// <summary>Where a call is held.</summary>
public enum HoldPoint
{
    /// <summary>The node has not seen the call.</summary>
    BeforeTheNode,

    /// <summary>The node has done it; the caller does not know.</summary>
    AfterTheNode,
}

/// <summary>Calls of one method that wait. It ends for calls to come as soon as it is decided for those that wait.</summary>
public sealed class ChainHold(string what, HoldPoint point, Action<ChainHold> remove)
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HoldPoint Point => point;

    /// <summary>Done when a first call waits at the point.</summary>
    /// <exception cref="TimeoutException">None came.</exception>
    public Task Arrived => Eventually.HappenedAsync($"a call to hold: {what}", _arrived.Task);

    /// <summary>Lets the waiting calls go on.</summary>
    public void Release() => Decide(passes: true);

    /// <summary>Breaks the connections of the waiting calls.</summary>
    public void Drop() => Decide(passes: false);

    internal Task<bool> PassesAsync(CancellationToken cancellationToken)
    {
        _arrived.TrySetResult();
        return _decided.Task.WaitAsync(cancellationToken);
    }

    private void Decide(bool passes)
    {
        remove(this);
        _decided.TrySetResult(passes);
    }
}
