using System.Net.Http.Headers;
using LaborContracts.TestKit.Chain;
using Microsoft.AspNetCore.Http;

namespace LaborContracts.TestKit.Platform;

/// <summary>Stands in front of a timestamp authority: lets questions pass, refuses them, or holds an answer that was given.</summary>
public sealed class TimestampGate : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly HttpClient _http = new();
    private readonly Uri _authority;
    private volatile ChainHold? _hold;
    private volatile bool _shut;
    private int _answers;

    private TimestampGate(Uri authority)
    {
        _authority = authority;
        _server = LoopbackServer.Start(AnswerAsync);
    }

    /// <summary>Where the authority seems to be.</summary>
    public Uri Url => _server.Url;

    /// <summary>Answers that the authority has given.</summary>
    public int Answers => Volatile.Read(ref _answers);

    public static TimestampGate Before(Uri authority) => new(authority);

    /// <summary>From now on every question is answered with 503.</summary>
    public void Shut() => _shut = true;

    public void Open() => _shut = false;

    /// <summary>Holds the next answers after the authority has given them, until told what becomes of them.</summary>
    public ChainHold HoldAnswers() => _hold = new("a timestamp", HoldPoint.AfterTheNode, _ => _hold = null);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (_shut)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        try
        {
            var answer = await AskAsync(context.Request);
            Interlocked.Increment(ref _answers);
            if (_hold is { } hold && !await hold.PassesAsync(context.RequestAborted)) { context.Abort(); return; }
            context.Response.ContentType = "application/timestamp-reply";
            await context.Response.Body.WriteAsync(answer);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            context.Abort(); // the authority or the asker is gone: the other side sees a broken connection
        }
    }

    private async Task<byte[]> AskAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        using var question = new ByteArrayContent(body.ToArray());
        question.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType ?? "");
        using var response = await _http.PostAsync(_authority, question);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }
}
