using System.Diagnostics;
using LaborContracts.TestKit.Chain;

namespace LaborContracts.TestKit.Platform;

/// <summary>
/// The platform as operators run it: a process of its own, on a port and a data folder that outlive it, so that it can be
/// killed and started again where it was.
/// </summary>
public sealed class PlatformProcess : IAsyncDisposable
{
    private readonly Uri _chainNode;
    private readonly ulong _chainId;
    private readonly bool _ownsData;
    private Process? _process;

    /// <param name="chainNode">Where the platform looks for the chain.</param>
    /// <param name="dataFolderOf">Another instance, whose data this one shares; null for data of its own.</param>
    /// <param name="copyOf">A data folder that this one begins with a copy of; null to begin with nothing.</param>
    public PlatformProcess(Uri chainNode, ulong chainId, PlatformProcess? dataFolderOf = null, string? copyOf = null)
    {
        DataFolder = dataFolderOf?.DataFolder ?? Directory.CreateTempSubdirectory("labor-contracts-platform-").FullName;
        _ownsData = dataFolderOf is null;
        if (copyOf is not null) Copy(copyOf, DataFolder);
        _chainNode = chainNode;
        _chainId = chainId;
        Address = new Uri($"http://127.0.0.1:{AnvilNode.FreePort()}");
        TimestampAuthority = new Uri(Address, "/development/timestamps");
        // Connections are not kept: those to a killed process would break the first call to its successor.
        Http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>The development timestamp authority, which this process answers for as well.</summary>
    public Uri TimestampAuthority { get; }

    public string DataFolder { get; }

    /// <summary>
    /// How far its clock is off, while <see cref="ShiftClock"/> has been called before its start: the platform's alone, not that of
    /// the machine.
    /// </summary>
    private string ClockFile => Path.Combine(DataFolder, "clock-shift");

    private string LogFile => Path.Combine(DataFolder, $"platform-{Address.Port}.log");

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="settings">Added to or instead of the usual ones, as <c>("Batching:MaxAge", "00:00:01")</c>.</param>
    public async Task StartAsync(params (string Name, string Value)[] settings)
    {
        _process = Process.Start(Command(settings)) ?? throw new InvalidOperationException("sh cannot be started");
        await Eventually.TrueAsync("the platform answers", async () =>
        {
            if (_process.HasExited) throw new InvalidOperationException($"the platform ended:\n{await LogAsync()}");
            return await AnswersAsync();
        });
    }

    /// <summary>Sets its clock off from that of the machine, at once while it runs: "+2h", "-90m", "+0".</summary>
    public void ShiftClock(string by) => File.WriteAllText(ClockFile, by);

    /// <summary>All that it has logged so far, by earlier processes too.</summary>
    public Task<string> LogAsync() => File.ReadAllTextAsync(LogFile);

    /// <summary>Kills it as a power cut would: SIGKILL, nothing is flushed or finished.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        await process.EndAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Http.Dispose();
        if (_ownsData) Directory.Delete(DataFolder, recursive: true);
    }

    private ProcessStartInfo Command((string Name, string Value)[] settings)
    {
        var api = Path.Combine(Repository.Root, "src", "LaborContracts.Api");
        var program = Path.Combine(api, "bin", Configuration, "net10.0", "LaborContracts.Api.dll");
        var start = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = api,
            // exec: what is killed is the platform itself. Its log goes to a file that nobody has to empty.
            ArgumentList = { "-c", "exec dotnet \"$0\" >>\"$1\" 2>&1", program, LogFile },
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = Address.ToString(),
                ["Platform__BaseAddress"] = Address.ToString(),
                ["Platform__DataFolder"] = DataFolder,
                ["Platform__Chain__Node"] = _chainNode.ToString(),
                ["Platform__Chain__ChainId"] = $"{_chainId}",
                ["Platform__Timestamps__Authority"] = TimestampAuthority.ToString(),
                ["Platform__Batching__MaxAge"] = "00:00:01",
            },
        };
        if (File.Exists(ClockFile))
        {
            start.Environment["LD_PRELOAD"] = FakeTimeLibrary;
            start.Environment["FAKETIME_TIMESTAMP_FILE"] = ClockFile;
            start.Environment["FAKETIME_NO_CACHE"] = "1";
            start.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
            start.Environment["NO_FAKE_STAT"] = "1";
        }

        foreach (var (name, value) in settings) start.Environment[$"Platform__{name.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        return start;
    }

    private static string FakeTimeLibrary => Directory.GetDirectories("/usr/lib", "*-linux-gnu")
        .Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1")).First(File.Exists);

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    /// <summary>The platform of the same configuration as the tests.</summary>
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await Http.GetAsync(new Uri("/health", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
