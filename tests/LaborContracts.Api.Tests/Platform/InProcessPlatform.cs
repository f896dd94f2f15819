using System.Globalization;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Documents;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

[assembly: AssemblyFixture(typeof(InProcessPlatform))]

namespace LaborContracts.Api.Tests.Platform;

/// <summary>
/// The whole platform in this process, over a data folder of its own, with a clock and a timestamp authority in the test's
/// hands. No chain answers it, unless a test gives it one: contracts are concluded and wait. Tests that move the clock, shut
/// the authority or need a chain start one for themselves; the others share one.
/// </summary>
public sealed class InProcessPlatform : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>Fonts and templates, which are the same for all and take a second to read.</summary>
    private static readonly Lazy<Typesetter> Loaded = new(() => Typesetter.Load());

    public string DataFolder { get; } = Directory.CreateTempSubdirectory("labor-contracts-api-").FullName;

    public TestClock Clock { get; } = new();

    public TimestampDesk Timestamps { get; } = new();

    private IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    private Action<IServiceCollection> Parts { get; init; } = _ => { };

    /// <summary>One for a test of its own, with settings and parts of the test's.</summary>
    public static async Task<InProcessPlatform> StartAsync(
        IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? parts = null)
    {
        var platform = new InProcessPlatform { Settings = settings ?? new Dictionary<string, string>(), Parts = parts ?? (_ => { }) };
        await platform.InitializeAsync();
        return platform;
    }

    /// <summary>One whose chain answers and which registers what is concluded at once, with settings of the test's.</summary>
    public static Task<InProcessPlatform> StartAsync(AnvilNode chain, params (string Name, string Value)[] settings) => StartAsync(new Dictionary<string, string>
    {
        ["Platform:Chain:Node"] = chain.Url.ToString(),
        ["Platform:Chain:ChainId"] = chain.ChainId.ToString(CultureInfo.InvariantCulture),
        ["Platform:Batching:MaxAge"] = "00:00:00",
    }.Concat(settings.Select(one => KeyValuePair.Create(one.Name, one.Value))).ToDictionary());

    /// <summary>Starts it: left to the first calls, two of them at once would start it twice.</summary>
    public ValueTask InitializeAsync()
    {
        StartServer();
        return ValueTask.CompletedTask;
    }

    /// <summary>Employer and worker with tokens issued now.</summary>
    public Task<Parties> PartiesAsync() => Parties.SignInAsync(CreateClient());

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(DataFolder)) Directory.Delete(DataFolder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Platform:DataFolder", DataFolder);
        builder.UseSetting("Platform:Chain:Node", "http://127.0.0.1:1"); // nothing listens there
        foreach (var (name, value) in Settings) builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton(_ => Loaded.Value);
            Parts(services);
            services.AddHttpClient(nameof(TimestampClient)).ConfigurePrimaryHttpMessageHandler(
                provider => Timestamps.HandlerFor(provider.GetRequiredService<DevelopmentTimestampAuthority>()));
            services.AddHttpClient(nameof(RevocationClient)).ConfigurePrimaryHttpMessageHandler(_ => Server.CreateHandler());
        });
    }
}
