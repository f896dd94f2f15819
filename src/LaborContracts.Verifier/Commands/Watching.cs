using System.Globalization;
using System.Text.Json.Nodes;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Witness;

namespace LaborContracts.Verifier.Commands;

/// <summary>One run of <c>lcverify watch</c>: looks, tells, and looks again.</summary>
internal sealed class Watching(Watch watch, WitnessLog log, JsonRpcNode node, bool json, Surroundings surroundings)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    private bool _alarmed;
    private string? _failure;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (log.CutBytes > 0)
            await surroundings.Errors.WriteLineAsync($"截去上次未写完的 {log.CutBytes} 字节 / {log.CutBytes} bytes of an unfinished record were cut off");
        Tell(new() { ["kind"] = "witness", ["witness"] = log.Witness.ToString(), ["records"] = log.Count, ["head"] = log.Head.ToString() },
            $"见证方 witness {log.Witness}，已有记录 records {log.Count}，head {log.Head}");
        var follower = new RegistryFollower(node, log, surroundings.Clock, watch.Confirmations, Tell);
        try
        {
            while (true)
            {
                await LookAsync(follower, cancellationToken);
                if (watch.Once) return End(follower);
                await Task.Delay(BetweenLooks, surroundings.Clock, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested) // told to end: every record is on the disk
        {
            return End(follower);
        }
        catch (IOException e)
        {
            await surroundings.Errors.WriteLineAsync($"日志无法写入 / The log cannot be written: {e.Message}");
            return _alarmed ? ExitCode.DoesNotHold : ExitCode.Undecided;
        }
    }

    private async Task LookAsync(RegistryFollower follower, CancellationToken cancellationToken)
    {
        try
        {
            await follower.BeginAsync(watch.ChainId, watch.Registry, watch.From ?? 0, cancellationToken);
            await follower.LookAsync(watch.Once, cancellationToken);
            _failure = null;
        }
        catch (ChainUnavailableException e)
        {
            if (e.Message == _failure) return; // what goes on is told once
            _failure = e.Message;
            Tell(new() { ["kind"] = "couldNotLook", ["message"] = e.Message }, $"? 未能查看，这不表示有异常 / Could not look, which is no finding: {e.Message}");
        }
    }

    private int End(RegistryFollower follower)
    {
        Tell(new() { ["kind"] = "looked", ["to"] = follower.LookedTo, ["records"] = log.Count, ["head"] = log.Head.ToString() },
            string.Create(CultureInfo.InvariantCulture, $"已查看至区块 looked to block {follower.LookedTo?.ToString(CultureInfo.InvariantCulture) ?? "-"}，记录 records {log.Count}，head {log.Head}"));
        return _alarmed ? ExitCode.DoesNotHold : _failure is null ? ExitCode.Holds : ExitCode.Undecided;
    }

    private void Tell(WitnessFinding finding)
    {
        _alarmed |= finding.Severity == FindingSeverity.Alarm;
        if (json) Print.JsonLine(surroundings.Output, WitnessSentences.ToJson(finding));
        else WitnessSentences.Write(surroundings.Output, finding);
    }

    private void Tell(JsonObject told, string sentence)
    {
        if (json) Print.JsonLine(surroundings.Output, told);
        else surroundings.Output.WriteLine(sentence);
    }
}
