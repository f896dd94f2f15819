using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit;
using Microsoft.AspNetCore.Http;

namespace LaborContracts.Api.Tests.BeforeSigning;

/// <summary>A register at the other end of a real wire, which answers as the test says, and a platform that asks it.</summary>
internal sealed class RegisterDesk : IAsyncDisposable
{
    private const string Secret = "register's secret";
    private readonly ConcurrentQueue<JsonObject> _questions = new();
    private readonly LoopbackServer _server;
    private readonly string _secretFile = Path.GetTempFileName();

    public RegisterDesk()
    {
        File.WriteAllText(_secretFile, $"{Secret}\n");
        _server = LoopbackServer.Start(AnswerAsync);
    }

    /// <summary>What it answers; null to let the question hang until the platform gives up.</summary>
    public JsonObject? Answer { get; set; } = Found("match");

    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>What it was asked.</summary>
    public IReadOnlyCollection<JsonObject> Questions => _questions;

    public static JsonObject Found(string result, string? requestId = "R-20261124-1") => new() { ["result"] = result, ["requestId"] = requestId };

    /// <summary>One for a test of its own.</summary>
    public Task<InProcessPlatform> PlatformAsync(params (string Name, string Value)[] settings) => InProcessPlatform.StartAsync(
        new Dictionary<string, string>(settings.ToDictionary(s => s.Name, s => s.Value))
        {
            ["Platform:Identity:Registers:operator-register:Address"] = _server.Url.ToString(),
            ["Platform:Identity:Registers:operator-register:Provider"] = "常州运营商核验",
            ["Platform:Identity:Registers:operator-register:SecretFile"] = _secretFile,
            ["Platform:Identity:Registers:operator-register:Timeout"] = "00:00:01",
            ["Platform:Identity:Registers:social-security-card:Address"] = _server.Url.ToString(),
            ["Platform:Identity:Registers:social-security-card:Provider"] = "电子社会保障卡",
            ["Platform:Identity:Registers:social-security-card:SecretFile"] = _secretFile,
        });

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        File.Delete(_secretFile);
    }

    private async Task AnswerAsync(HttpContext call)
    {
        if (call.Request.Headers.Authorization != $"Bearer {Secret}")
        {
            call.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        _questions.Enqueue((await JsonNode.ParseAsync(call.Request.Body))!.AsObject());
        if (Answer is null) await Task.Delay(Timeout.Infinite, call.RequestAborted);
        call.Response.StatusCode = Status;
        await call.Response.WriteAsJsonAsync(Answer);
    }
}
