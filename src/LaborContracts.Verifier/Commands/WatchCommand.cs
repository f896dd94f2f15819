using System.CommandLine;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Witness;

namespace LaborContracts.Verifier.Commands;

/// <summary><c>lcverify watch</c>: follows a registry, keeps a signed log of it, and alarms on what should not be.</summary>
internal static class WatchCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var pins = new Pins();
        var rpc = new Option<string>("--rpc") { Description = "区块链节点地址 / a node of the chain", Required = true };
        var folder = new Option<DirectoryInfo>("--log") { Description = "日志文件夹 / the log's folder", Required = true };
        var key = new Option<FileInfo?>("--key")
        {
            Description = "见证方的签名密钥，没有则生成 / the witness's key, made if there is none; in the log's folder if not said",
        };
        var from = new Option<ulong?>("--from") { Description = "起始区块 / the first block of a new log; 0 if not said" };
        var confirmations = new Option<int>("--confirmations")
        {
            Description = "确认所需的区块数 / blocks that make one settled, itself included", DefaultValueFactory = _ => 1,
        };
        var staleAfter = new Option<int>("--stale-after")
        {
            Description = "最新区块早于多少秒即提示，0 为不判断 / seconds after which the latest block is old; 0: never", DefaultValueFactory = _ => 600,
        };
        var anchorers = new Option<string[]>("--anchorer") { Description = "允许登记的账户 / an account that may anchor" };
        var once = new Option<bool>("--once") { Description = "追上后即退出 / look once and end" };
        var json = new Option<bool>("--json") { Description = "每行输出一个 JSON / one JSON object a line" };
        var command = new Command("watch", "见证登记簿：持续跟踪、签名记录、发现异常即警报 / Watches a registry and keeps a signed log of it")
        {
            rpc, folder, key, from, confirmations, staleAfter, anchorers, once, json,
        };
        pins.AddChainTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var trust = pins.Read(parsed);
            if (trust is not { ChainId: { } chainId and <= RegistryFollower.GreatestBlock, Registry: { } registry })
                throw new UsageException("--chain-id 和 --registry，或 --trust / --chain-id and --registry, or --trust");
            var depth = parsed.GetValue(confirmations) is >= 1 and <= 1_000_000 and var given
                ? given
                : throw new UsageException("--confirmations: 1 – 1,000,000");
            var stale = parsed.GetValue(staleAfter);
            if (stale < 0) throw new UsageException("--stale-after: 0 – 2,147,483,647");
            if (parsed.GetValue(from) > RegistryFollower.GreatestBlock) throw new UsageException("--from: 2^53 - 1");
            var logFolder = parsed.GetRequiredValue(folder).FullName;
            var watch = new Watch(
                NodeAddress.In(parsed.GetRequiredValue(rpc)), chainId, registry, logFolder,
                parsed.GetValue(key)?.FullName ?? Path.Combine(logFolder, "witness.key"), parsed.GetValue(from), depth,
                stale == 0 ? null : TimeSpan.FromSeconds(stale),
                (parsed.GetValue(anchorers) ?? []).Select(text => Pins.AddressIn(text, "--anchorer")).ToHashSet(), parsed.GetValue(once));
            return RunAsync(watch, parsed.GetValue(json), surroundings, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(Watch watch, bool json, Surroundings surroundings, CancellationToken cancellationToken)
    {
        try
        {
            using var log = Open(watch);
            using var http = new HttpClient();
            var watching = new Watching(watch, log, new JsonRpcNode(http, watch.Rpc), json, surroundings);
            return await watching.RunAsync(cancellationToken);
        }
        catch (DamagedWitnessLogException e)
        {
            await surroundings.Errors.WriteLineAsync($"日志已损坏，不再续写 / The log is damaged, and nothing is added to it: {e.Message}");
            return ExitCode.Unreadable;
        }
    }

    private static WitnessLog Open(Watch watch)
    {
        WitnessLog log;
        try
        {
            log = WitnessLog.Open(watch.Folder, EthereumKey.CreateOrLoad(watch.KeyFile), watch.Anchorers);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UsageException($"--log, --key: {e.Message}", e);
        }
        if (log.Knowledge.Began is not { } began || Agrees(began, watch)) return log;
        log.Dispose();
        throw new UsageException($"--log: 该日志属于另一登记簿或另一起始区块 / a log of chain {began.ChainId}, registry {began.Registry}, from block {began.From}");
    }

    private static bool Agrees(WitnessBegan began, Watch watch) =>
        (began.ChainId, began.Registry) == (watch.ChainId, watch.Registry) && (watch.From ?? began.From) == began.From;
}
