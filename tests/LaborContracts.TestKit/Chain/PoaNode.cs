using System.Diagnostics;
using System.Text.Json;

namespace LaborContracts.TestKit.Chain;

/// <summary>One node of a <see cref="PoaNetwork"/>: a process of its own over a folder that outlives it.</summary>
public sealed class PoaNode
{
    private readonly ProcessStartInfo _command;
    private readonly string _log;
    private Process? _process;

    internal PoaNode(string folder, int number, ulong chainId, IReadOnlyList<int> peerPorts)
    {
        var port = AnvilNode.FreePort();
        Url = new($"http://127.0.0.1:{port}");
        _log = Path.Combine(folder, $"node-{number}.log");
        _command = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = folder, // the client leaves files of its own where it is started
            RedirectStandardInput = true, // it ends with this process, whose end closes the pipe
            ArgumentList =
            {
                // exec: what is killed is the node itself. Its log goes to a file that nobody has to empty.
                "-c", "log=$1; shift; exec node \"$@\" >>\"$log\" 2>&1", "sh", _log,
                Path.Combine(Repository.Root, "tests", "chain-network", "node.mjs"),
                "--data", Path.Combine(folder, $"node-{number}"), "--node", $"{number}", "--ports", string.Join(',', peerPorts),
                "--rpc-port", $"{port}", "--chain-id", $"{chainId}", "--period", "1",
            },
        };
    }

    public Uri Url { get; }

    internal bool Runs => _process is not null;

    /// <summary>Starts it, where <see cref="KillAsync"/> left it if it ran before.</summary>
    public void Start() => _process = Process.Start(_command) ?? throw new InvalidOperationException("sh cannot be started");

    /// <summary>SIGKILL: nothing is flushed or finished.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        await process.EndAsync();
        _process = null;
    }

    /// <summary>Null while it does not answer.</summary>
    internal async Task<PoaBlock?> LatestAsync()
    {
        if (_process is { HasExited: true }) throw new InvalidOperationException($"a node ended:\n{await File.ReadAllTextAsync(_log)}");
        try
        {
            return PoaBlock.Read(await NodeCall.SendAsync(Url, "eth_getBlockByNumber", "latest", false));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}

/// <summary>A block as a node names it.</summary>
internal sealed record PoaBlock(ulong Number, string Hash)
{
    public static PoaBlock Read(JsonElement block) =>
        new(Convert.ToUInt64(block.GetProperty("number").GetString(), 16), block.GetProperty("hash").GetString()!);
}
