using System.Net;
using System.Net.Http.Headers;
using LaborContracts.TestKit.Chain;

namespace LaborContracts.TestKit.Platform;

/// <summary>Stands in front of a timestamp authority: lets questions pass, refuses them, or holds an answer that was given.</summary>
public sealed class TimestampGate : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _http = new();
    private readonly Uri _authority;
    private readonly Task _serving;
    private volatile ChainHold? _hold;
    private volatile bool _shut;
    private int _answers;

    private TimestampGate(Uri authority)
    {
        _authority = authority;
        Url = new($"http://127.0.0.1:{AnvilNode.FreePort()}/");
        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where the authority seems to be.</summary>
    public Uri Url { get; }

    /// <summary>Answers that the authority has given.</summary>
    public int Answers => Volatile.Read(ref _answers);

    public static TimestampGate Before(Uri authority) => new(authority);

    /// <summary>From now on every question is answered with 503.</summary>
    public void Shut() => _shut = true;

    public void Open() => _shut = false;

    /// <summary>Holds the next answers after the authority has given them, until told what becomes of them.</summary>
    public ChainHold HoldAnswers() => _hold = new(HoldPoint.AfterTheNode, _ => _hold = null);

    public async ValueTask DisposeAsync()
    {
        _hold?.Drop();
        _listener.Close();
        await _serving;
        _http.Dispose();
    }

    private async Task ServeAsync()
    {
        var questions = new List<Task>();
        while (true)
        {
            try
            {
                questions.Add(CarryAsync(await _listener.GetContextAsync()));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                await Task.WhenAll(questions);
                return;
            }
        }
    }

    private async Task CarryAsync(HttpListenerContext context)
    {
        try
        {
            if (_shut)
            {
                context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
                context.Response.Close();
                return;
            }

            var answer = await AskAsync(context.Request);
            Interlocked.Increment(ref _answers);
            if (_hold is { } hold && !await hold.PassesAsync()) { context.Response.Abort(); return; }
            context.Response.ContentType = "application/timestamp-reply";
            await context.Response.OutputStream.WriteAsync(answer);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpRequestException or HttpListenerException or IOException or ObjectDisposedException)
        {
            context.Response.Abort(); // the authority or the asker is gone: the other side sees a broken connection
        }
    }

    private async Task<byte[]> AskAsync(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        using var question = new ByteArrayContent(body.ToArray());
        question.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType ?? "");
        using var response = await _http.PostAsync(_authority, question);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }
}
