using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LaborContracts.TestKit;

/// <summary>An HTTP server on a free port of this machine that hands every call to one handler. Nothing of it runs after its disposal.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private LoopbackServer(WebApplication server) => (_server, Url) = (server, new(server.Urls.Single()));

    public Uri Url { get; }

    /// <summary>Starts it; it can be called when this returns.</summary>
    public static LoopbackServer Start(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // Calls that a test leaves unanswered are cut.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var server = builder.Build();
        server.Run(answer);
        server.Start();
        return new(server);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
    }
}
