using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LaborContracts.TestKit.Platform;

/// <summary>An SMS gateway at the other end of the platform's wire: it takes messages, refuses them, is ill, or does not answer.</summary>
public sealed class SmsDesk : IAsyncDisposable
{
    private readonly ConcurrentQueue<JsonElement> _calls = new();
    private readonly LoopbackServer _server;
    private volatile int _status = StatusCodes.Status200OK;

    public SmsDesk() => _server = LoopbackServer.Start(AnswerAsync);

    public Uri Url => _server.Url;

    /// <summary>A template of which every message is taken, whatever the gateway's state, and none counted: where the test is about others.</summary>
    public string? Unnoticed { get; init; }

    /// <summary>What it answers from now on; null to answer nothing.</summary>
    public HttpStatusCode? Answer
    {
        set => _status = (int?)value ?? 0;
    }

    /// <summary>Every call that came, answered or not.</summary>
    public IReadOnlyList<JsonElement> Calls => [.. _calls];

    /// <summary>The messages that came: a repeat under the same id is the same one.</summary>
    public IReadOnlyList<JsonElement> Messages => [.. _calls.DistinctBy(call => call.GetProperty("id").GetGuid())];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext call)
    {
        var message = (await JsonDocument.ParseAsync(call.Request.Body)).RootElement;
        if (call.Request.Headers["Idempotency-Key"] != message.GetProperty("id").GetString())
            throw new InvalidOperationException("The header names another message than the body.");
        if (Unnoticed is not null && message.GetProperty("template").GetString() == Unnoticed)
        {
            await call.Response.WriteAsJsonAsync(new { id = "unnoticed" });
            return;
        }

        _calls.Enqueue(message);
        if (_status == 0) await Task.Delay(Timeout.Infinite, call.RequestAborted);
        call.Response.StatusCode = _status;
        if (_status == StatusCodes.Status200OK) await call.Response.WriteAsJsonAsync(new { id = $"G-{message.GetProperty("id").GetGuid():N}" });
    }
}
