using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using LaborContracts.TestKit.Platform;

namespace LaborContracts.TestKit.Chain;

/// <summary>
/// A development chain for tests, through the same script that runs it for people. It ends with this process, because the
/// script watches the pipe. State lives in a folder of its own, so it can be stopped and started again.
/// </summary>
public sealed class AnvilNode : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("labor-contracts-chain-").FullName;
    private Process? _process;

    private AnvilNode(ulong chainId)
    {
        ChainId = chainId;
        Port = FreePort();
        Url = new($"http://127.0.0.1:{Port}");
    }

    public ulong ChainId { get; }

    public int Port { get; }

    public Uri Url { get; }

    /// <summary>A fresh chain on a free port, ready to answer.</summary>
    public static async Task<AnvilNode> StartAsync(ulong chainId = 20_261)
    {
        var node = new AnvilNode(chainId);
        await node.StartAgainAsync();
        return node;
    }

    /// <summary>Starts it where <see cref="StopAsync"/> or <see cref="KillAsync"/> left it.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(Repository.Root, "chain-dev", "start.mjs"),
                "--data", _folder, "--port", $"{Port}", "--chain-id", $"{ChainId}",
            },
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("node cannot be started");
        using var patience = new CancellationTokenSource(Eventually.Patience);
        var line = await _process.StandardOutput.ReadLineAsync(patience.Token);
        if (line is null || !JsonDocument.Parse(line).RootElement.GetProperty("ready").GetBoolean())
        {
            throw new InvalidOperationException("the development chain did not start; its packages come with make build, or npm install, in the solution's folder");
        }
    }

    /// <summary>Ends it and waits until its state is written.</summary>
    public async Task StopAsync()
    {
        if (_process is not { } process) return;
        await GoOnAsync(); // stalled, it would not notice
        process.StandardInput.Close();
        await EndedAsync(process);
    }

    /// <summary>Kills the script, as a machine short of memory would; the chain behind it notices and ends.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        process.Kill();
        await EndedAsync(process);
        await IsSilentAsync();
    }

    /// <summary>
    /// Kills the chain itself with SIGKILL, as a power cut would: what it recorded since its state was last written is lost.
    /// </summary>
    public async Task CrashAsync()
    {
        if (_process is not { } process) return;
        var chain = int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "chain.pid")), CultureInfo.InvariantCulture);
        await SignalAsync("KILL", chain, process.Id); // the chain first: the script's end would let it write its state
        await EndedAsync(process);
        await IsSilentAsync();
    }

    /// <summary>The same, and its data is lost: when it is started again the chain begins anew.</summary>
    public async Task LoseAsync()
    {
        await CrashAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>From now on it takes transactions and mines none.</summary>
    public Task StallAsync() => SignalAsync("STOP", _process!.Id);

    /// <summary>Ends what <see cref="StallAsync"/> began.</summary>
    public Task GoOnAsync() => SignalAsync("CONT", _process!.Id);

    /// <summary>Mines now, without waiting for the next second.</summary>
    public Task MineAsync() => CallAsync("evm_mine");

    /// <summary>Keeps the chain as it is now under a number, for <see cref="ForgetAsync"/>.</summary>
    public async Task<string> RememberAsync() => (await CallAsync("evm_snapshot")).GetString()!;

    /// <summary>Goes back to a chain that was remembered: its later blocks are gone, and their transactions with them.</summary>
    public Task ForgetAsync(string remembered) => CallAsync("evm_revert", remembered);

    /// <summary>Calls a method of the node.</summary>
    public Task<JsonElement> CallAsync(string method, params object[] parameters) => NodeCall.SendAsync(Url, method, parameters);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A port of this machine that nothing listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task SignalAsync(string signal, params int[] processes)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. processes.Select(process => $"{process}")]);
        await kill.WaitForExitAsync();
    }

    private async Task EndedAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        await process.WaitForExitAsync(patience.Token);
        process.Dispose();
        _process = null;
    }

    private Task IsSilentAsync() => Eventually.TrueAsync("the chain has ended", async () => !await AnswersAsync());

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
