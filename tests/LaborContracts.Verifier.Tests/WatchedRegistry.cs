using System.Diagnostics;
using System.Security.Cryptography;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Witness;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Verifier.Tests;

/// <summary>A chain with a registry of its own, and folders for witnesses of it.</summary>
public sealed class WatchedRegistry : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lcverify-watch-").FullName;
    private readonly HttpClient _http = new();
    private JsonRpcNode _node = null!;
    private DevelopmentRegistry _deployed = null!;

    public AnvilNode Anvil { get; private set; } = null!;

    public string Rpc => Anvil.Url.ToString();

    public Address Anchorer => _deployed.Key.Address;

    public async ValueTask InitializeAsync()
    {
        Anvil = await AnvilNode.StartAsync();
        _node = new JsonRpcNode(_http, Anvil.Url);
        _deployed = await DevelopmentRegistry.EnsureAsync(FolderOf("registry"), _node, TimeProvider.System, CancellationToken.None);
    }

    public string FolderOf(string name) => Path.Combine(_folder, name);

    public static string LogFileIn(string folder) => Path.Combine(folder, WitnessLog.FileName);

    /// <summary>The command line of a witness with its log in the folder.</summary>
    public string[] Watch(string folder, Uri? rpc, params string[] more) =>
    [
        "watch", "--rpc", (rpc ?? Anvil.Url).ToString(), "--chain-id", $"{_deployed.ChainId}", "--registry", _deployed.Address.ToString(), "--log", folder, .. more,
    ];

    /// <summary>Anchors so many new roots, some in each block.</summary>
    public async Task<List<Bytes32>> AnchorAsync(int count)
    {
        var sender = new RegistrySender(_node, _deployed.Key, _deployed.ChainId, _deployed.Address);
        var nonce = await sender.PendingNonceAsync(CancellationToken.None);
        var roots = new List<Bytes32>();
        for (var i = 0; i < count; i++)
        {
            roots.Add(new(RandomNumberGenerator.GetBytes(Bytes32.Size)));
            await sender.SendAsync(await sender.PrepareAnchorAsync(roots[i], 1, nonce++, null, CancellationToken.None), CancellationToken.None);
            if (i % 10 == 9) await Anvil.MineAsync();
        }
        await Anvil.MineAsync();
        await Eventually.TrueAsync("all are mined", async () => await sender.MinedNonceAsync(CancellationToken.None) >= nonce);
        return roots;
    }

    /// <summary>The whole log, checked.</summary>
    public static CheckedWitnessLog Check(string folder)
    {
        using var file = new FileStream(LogFileIn(folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return CheckedWitnessLog.Read(file);
    }

    /// <summary>How many events of an anchoring the log holds, doubled ones counted.</summary>
    public static int AnchoredIn(string folder) => File.ReadLines(LogFileIn(folder)).Count(line => line.Contains("\"event\":\"anchored\"", StringComparison.Ordinal));

    /// <summary>Ends a process as an operator does, not as a power cut.</summary>
    public static async Task TerminateAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(Eventually.Patience);
        await process.WaitForExitAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Anvil.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
