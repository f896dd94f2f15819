using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace LaborContracts.TestKit.Chain;

/// <summary>
/// Stands in front of a node and lets calls pass, or holds or drops those of one JSON-RPC method, before the node sees them or
/// after it has answered. A test learns when a call has come to that point, so it can kill or cut at exactly that moment.
/// </summary>
public sealed class ChainProxy : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _http = new();
    private readonly ConcurrentDictionary<string, ChainHold> _holds = new();
    private readonly Uri _node;
    private readonly Task _serving;

    private ChainProxy(Uri node)
    {
        _node = node;
        Url = new($"http://127.0.0.1:{AnvilNode.FreePort()}/");
        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where the node seems to be.</summary>
    public Uri Url { get; }

    public static ChainProxy Before(Uri node) => new(node);

    /// <summary>Holds the next calls of a method at a point, until told what becomes of them.</summary>
    public ChainHold Hold(string method, HoldPoint point) =>
        _holds[method] = new(point, hold => _holds.TryRemove(new(method, hold)));

    public async ValueTask DisposeAsync()
    {
        foreach (var hold in _holds.Values) hold.Drop();
        _listener.Close();
        await _serving;
        _http.Dispose();
    }

    private async Task ServeAsync()
    {
        var calls = new List<Task>();
        while (true)
        {
            try
            {
                calls.Add(CarryAsync(await _listener.GetContextAsync()));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                await Task.WhenAll(calls);
                return;
            }
        }
    }

    private async Task CarryAsync(HttpListenerContext context)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var call = body.ToArray();
            _holds.TryGetValue(MethodOf(call), out var hold);

            if (hold?.Point == HoldPoint.BeforeTheNode && !await hold.PassesAsync()) { context.Response.Abort(); return; }
            var answer = await ForwardAsync(call);
            if (hold?.Point == HoldPoint.AfterTheNode && !await hold.PassesAsync()) { context.Response.Abort(); return; }

            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(answer);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpRequestException or HttpListenerException or IOException or ObjectDisposedException)
        {
            context.Response.Abort(); // the node or the caller is gone: the other side sees a broken connection
        }
    }

    private async Task<byte[]> ForwardAsync(byte[] call)
    {
        using var content = new ByteArrayContent(call);
        content.Headers.ContentType = new("application/json");
        using var response = await _http.PostAsync(_node, content);
        return await response.Content.ReadAsByteArrayAsync();
    }

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
public sealed class ChainHold(HoldPoint point, Action<ChainHold> remove)
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HoldPoint Point => point;

    /// <summary>Done when a first call waits at the point.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>Lets the waiting calls go on.</summary>
    public void Release() => Decide(passes: true);

    /// <summary>Breaks the connections of the waiting calls.</summary>
    public void Drop() => Decide(passes: false);

    internal Task<bool> PassesAsync()
    {
        _arrived.TrySetResult();
        return _decided.Task;
    }

    private void Decide(bool passes)
    {
        remove(this);
        _decided.TrySetResult(passes);
    }
}
