using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LaborContracts.TestKit;
using Microsoft.AspNetCore.Http;

namespace LaborContracts.Api.Tests.Webhooks;

/// <summary>
/// An employer's own program, that takes messages over HTTP and checks them by the rules of Standard Webhooks in its own words: nothing
/// of the platform's code is in it.
/// </summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentQueue<Message> _messages = new();

    private Receiver() => _server = LoopbackServer.Start(AnswerAsync);

    public string Address => $"{_server.Url}hook?token=geheim";

    /// <summary>With what it answers.</summary>
    public int Status { get; set; } = 204;

    /// <summary>What it does between taking a message and answering.</summary>
    public Func<Task> BeforeAnswering { get; set; } = () => Task.CompletedTask;

    public IReadOnlyList<Message> Messages => [.. _messages];

    public static Receiver Start() => new();

    /// <summary>Whether one of a message's signatures is by this secret, over its id, its time and its bytes.</summary>
    public static bool IsSigned(Message message, string secret)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret.Split('_')[1]));
        hmac.TransformBlock(Encoding.ASCII.GetBytes(message.Id + "." + message.Timestamp + "."), 0, message.Id.Length + message.Timestamp.Length + 2, null, 0);
        hmac.TransformFinalBlock(message.Body, 0, message.Body.Length);
        return message.Signatures.Split(' ').Contains("v1," + Convert.ToBase64String(hmac.Hash!));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        _messages.Enqueue(new(
            headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(),
            context.Request.ContentType!, body.ToArray()));
        await BeforeAnswering();
        context.Response.StatusCode = Status;
    }

    internal sealed record Message(string Id, string Timestamp, string Signatures, string ContentType, byte[] Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public string Type => Json.GetProperty("type").GetString()!;

        public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));
    }
}
