using System.Globalization;
using System.Text.Json.Nodes;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Witness;

namespace LaborContracts.Verifier.Commands;

/// <summary>One run of <c>lcverify watch</c>: looks, tells, and looks again.</summary>
internal sealed class Watching(Watch watch, WitnessLog log, JsonRpcNode node, bool json, Surroundings surroundings)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    private string? _failure;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (log.CutBytes > 0)
            await surroundings.Errors.WriteLineAsync($"截去上次未写完的 {log.CutBytes} 字节 / {log.CutBytes} bytes of an unfinished record were cut off");
        try
        {
            return await FollowAsync(cancellationToken);
        }
        catch (UntoldException e)
        {
            await surroundings.Errors.WriteLineAsync($"输出无法写出，日志完好 / The output cannot be written; the log is whole: {e.Message}");
        }
        catch (IOException e)
        {
            await surroundings.Errors.WriteLineAsync($"日志无法写入 / The log cannot be written: {e.Message}");
        }
        return log.Alarms > 0 ? ExitCode.DoesNotHold : ExitCode.Undecided;
    }

    private async Task<int> FollowAsync(CancellationToken cancellationToken)
    {
        Tell(
            new()
            {
                ["kind"] = "witness", ["witness"] = log.Witness.ToString(), ["records"] = log.Count, ["alarms"] = log.Alarms, ["head"] = log.Head.ToString(),
            },
            $"见证方 witness {log.Witness}，已有记录 records {log.Count}，其中警报 alarms {log.Alarms}，head {log.Head}");
        var follower = new RegistryFollower(node, log, surroundings.Clock, watch.Confirmations, watch.StaleAfter, Tell);
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
        return log.Alarms > 0 ? ExitCode.DoesNotHold
            : _failure is null && !follower.HeadIsStale ? ExitCode.Holds
            : ExitCode.Undecided;
    }

    private void Tell(WitnessFinding finding) => Tell(output =>
    {
        if (json) Print.JsonLine(output, WitnessSentences.ToJson(finding));
        else WitnessSentences.Write(output, finding);
    });

    private void Tell(JsonObject told, string sentence) => Tell(output =>
    {
        if (json) Print.JsonLine(output, told);
        else output.WriteLine(sentence);
    });

    private void Tell(Action<TextWriter> tell)
    {
        try
        {
            tell(surroundings.Output);
        }
        catch (IOException e)
        {
            throw new UntoldException(e);
        }
    }

    /// <summary>Nobody hears what is told: no fault of the log's.</summary>
    private sealed class UntoldException(IOException cause) : Exception(cause.Message, cause);
}
