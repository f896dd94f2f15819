using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Json;
using LaborContracts.Ledger.Witness;

namespace LaborContracts.Verifier.Commands;

/// <summary><c>lcverify witness-log</c>: judges a witness's log without a node, and compares two witnesses' logs.</summary>
internal static class WitnessLogCommand
{
    /// <summary>Logs of two chains may differ in everything; people need the first.</summary>
    private const int MostDifferences = 1000;

    public static Command Make(Surroundings surroundings)
    {
        var folder = new Argument<DirectoryInfo>("FOLDER");
        var compare = new Option<DirectoryInfo?>("--compare") { Description = "另一见证方的日志 / another witness's log" };
        var witness = new Option<string?>("--witness") { Description = "应由此账户签名 / the account that must have signed it" };
        var json = new Option<bool>("--json") { Description = "输出 JSON / as JSON" };
        var command = new Command("witness-log", "离线核验见证日志，或与另一份对照 / Verifies a witness's log offline, or compares two")
        {
            folder, compare, witness, json,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(folder), parsed.GetValue(compare),
            parsed.GetValue(witness) is { } text ? Pins.AddressIn(text, "--witness") : null, parsed.GetValue(json), surroundings));
        return command;
    }

    private static int Run(DirectoryInfo folder, DirectoryInfo? compare, Address? witness, bool json, Surroundings surroundings)
    {
        if (Read(folder, surroundings) is not { } log) return ExitCode.DoesNotHold;
        var other = compare is null ? null : Read(compare, surroundings);
        if (compare is not null && other is null) return ExitCode.DoesNotHold;
        if (witness is { } wanted && wanted != log.Began.Witness)
        {
            surroundings.Errors.WriteLine($"日志的签名账户不符 / The log is signed by {log.Began.Witness}, want {wanted}");
            return ExitCode.DoesNotHold;
        }
        if (other is not null && !WitnessLogComparison.Comparable(log, other))
        {
            surroundings.Errors.WriteLine("两份日志不属于同一登记簿，无从对照 / The logs are of different registries and cannot be compared");
            return ExitCode.Undecided;
        }
        IReadOnlyList<WitnessFinding> differences = other is null ? [] : [.. WitnessLogComparison.Differences(log, other).Take(MostDifferences)];
        if (json) Print.Json(surroundings.Output, ToJson(log, other, differences));
        else Write(surroundings.Output, log, other, differences);
        return differences.Count > 0 ? ExitCode.DoesNotHold : ExitCode.Holds;
    }

    /// <summary>Null if it is damaged, which is told.</summary>
    private static CheckedWitnessLog? Read(DirectoryInfo folder, Surroundings surroundings)
    {
        try
        {
            // A witness may be writing it.
            using var file = new FileStream(Path.Combine(folder.FullName, WitnessLog.FileName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return CheckedWitnessLog.Read(file);
        }
        catch (DamagedWitnessLogException e)
        {
            surroundings.Errors.WriteLine($"{folder.Name}: 日志不完整或被改动 / The log is not whole: {e.Message}");
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(e.Message, e);
        }
    }

    private static void Write(TextWriter output, CheckedWitnessLog log, CheckedWitnessLog? other, IReadOnlyList<WitnessFinding> differences)
    {
        WriteOne(output, log);
        foreach (var finding in log.Findings) WitnessSentences.Write(output, finding);
        if (other is null) return;
        output.WriteLine();
        WriteOne(output, other);
        output.WriteLine();
        output.WriteLine(differences.Count == 0
            ? "√ 两份日志在共同看过的范围内一致 / The logs agree wherever both have looked."
            : "× 两份日志不一致 / The logs differ.");
        foreach (var difference in differences) WitnessSentences.Write(output, difference);
    }

    private static void WriteOne(TextWriter output, CheckedWitnessLog log)
    {
        output.WriteLine($"√ 日志完整，签名有效 / The log is whole and signed throughout by {log.Began.Witness}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  chain {log.Began.ChainId}, registry {log.Began.Registry}; 区块 blocks {log.Began.From} – {log.LookedTo?.ToString(CultureInfo.InvariantCulture) ?? "-"}; 记录 records {log.Count}, 根 roots {log.Roots.Count}"));
        output.WriteLine($"  head {log.Head}, {log.LastAt:yyyy-MM-dd HH:mm:ss} UTC");
        if (log.TornBytes > 0)
            output.WriteLine($"  ! 末尾有 {log.TornBytes} 字节未写完的记录 / {log.TornBytes} bytes of an unfinished record at its end");
    }

    private static JsonObject ToJson(CheckedWitnessLog log, CheckedWitnessLog? other, IReadOnlyList<WitnessFinding> differences) => new()
    {
        ["log"] = ToJson(log),
        ["compared"] = other is null ? null : ToJson(other),
        ["differences"] = new JsonArray([.. differences.Select(WitnessSentences.ToJson)]),
    };

    private static JsonObject ToJson(CheckedWitnessLog log) => new()
    {
        ["witness"] = log.Began.Witness.ToString(),
        ["chainId"] = log.Began.ChainId,
        ["registry"] = log.Began.Registry.ToString(),
        ["from"] = log.Began.From,
        ["lookedTo"] = log.LookedTo,
        ["records"] = log.Count,
        ["roots"] = log.Roots.Count,
        ["head"] = log.Head.ToString(),
        ["lastAt"] = JsonTime.Write(log.LastAt, JsonTime.Milliseconds),
        ["tornBytes"] = log.TornBytes,
        ["findings"] = new JsonArray([.. log.Findings.Select(WitnessSentences.ToJson)]),
    };
}
