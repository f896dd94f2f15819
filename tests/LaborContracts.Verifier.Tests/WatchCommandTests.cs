using System.Diagnostics;
using System.Text.Json.Nodes;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Witness;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verifier.Tests;

public sealed class WatchCommandTests : IAsyncLifetime
{
    private readonly WatchedRegistry _registry = new();

    public ValueTask InitializeAsync() => _registry.InitializeAsync();

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    [Fact]
    public async Task A_registry_in_order_is_watched_with_exit_code_0_and_all_that_is_written_follows_its_schema()
    {
        var folder = _registry.FolderOf("log");
        var roots = await _registry.AnchorAsync(3);

        var (code, output, errors) = await Lcverify.RunAsync(_registry.Watch(folder, null, "--once", "--json"));

        Assert.Equal((0, ""), (code, errors));
        Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Empty(Schema.Faults("watch", line)));
        Assert.All(File.ReadAllLines(WatchedRegistry.LogFileIn(folder)), line => Assert.Empty(Schema.Faults("witness-log", line)));
        Assert.Equal(roots.Order(Comparer), WatchedRegistry.Check(folder).Roots.Keys.Order(Comparer));
        var (checkedCode, report, _) = await Lcverify.RunAsync("witness-log", folder, "--json");
        Assert.Equal(0, checkedCode);
        Assert.Empty(Schema.Faults("witness-log-report", report));
    }

    [Fact]
    public async Task People_are_told_in_Chinese_and_in_English()
    {
        var (code, output, _) = await Lcverify.RunAsync(_registry.Watch(_registry.FolderOf("log"), null, "--once"));

        Assert.Equal(0, code);
        Assert.Contains("授予账户", output, StringComparison.Ordinal);
        Assert.Contains("gave the role anchorer", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_made_once_for_its_owner_alone()
    {
        var folder = _registry.FolderOf("log");
        await Lcverify.RunAsync(_registry.Watch(folder, null, "--once"));
        var key = Path.Combine(folder, "witness.key");
        var first = await File.ReadAllTextAsync(key);

        await Lcverify.RunAsync(_registry.Watch(folder, null, "--once"));

        Assert.Equal(first, await File.ReadAllTextAsync(key));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
    }

    [Fact]
    public async Task An_alarm_gives_exit_code_1_each_time_it_is_found()
    {
        await _registry.AnchorAsync(1);
        var folder = _registry.FolderOf("log");
        await Lcverify.RunAsync(_registry.Watch(folder, null, "--once"));
        var remembered = await _registry.Anvil.RememberAsync();
        await _registry.AnchorAsync(1);
        await Lcverify.RunAsync(_registry.Watch(folder, null, "--once"));
        await _registry.Anvil.ForgetAsync(remembered);
        await _registry.AnchorAsync(2);

        for (var i = 0; i < 2; i++)
        {
            var (code, output, _) = await Lcverify.RunAsync(_registry.Watch(folder, null, "--once", "--json"));
            Assert.Equal(1, code);
            Assert.Contains(FindingCode.HistoryRewritten, output, StringComparison.Ordinal);
        }
    }

    /// <summary>As when it was killed between writing the alarm down and telling it: nothing that the node shows leads to it again.</summary>
    [Fact]
    public async Task An_alarm_that_is_only_in_the_log_is_counted_at_the_start_and_gives_exit_code_1()
    {
        var folder = _registry.FolderOf("log");
        await Lcverify.RunAsync(_registry.Watch(folder, null, "--once"));
        using (var log = WitnessLog.Open(folder, EthereumKey.CreateOrLoad(Path.Combine(folder, "witness.key")), new HashSet<Ledger.Address>()))
            log.Append(new WitnessFinding(FindingSeverity.Alarm, FindingCode.AnchorVanished, Ledger.Bytes32.Zero.ToString(), "1"), DateTimeOffset.UnixEpoch);

        var (code, output, _) = await Lcverify.RunAsync(_registry.Watch(folder, null, "--once", "--json"));

        Assert.Equal(1, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1, (int)JsonNode.Parse(lines[0])!["alarms"]!);
        Assert.All(lines, line => Assert.Empty(Schema.Faults("watch", line)));
    }

    [Fact]
    public async Task A_node_whose_latest_block_is_old_gives_a_notice_and_exit_code_2_unless_any_age_is_right()
    {
        var folder = _registry.FolderOf("log");
        var told = "";

        await Eventually.TrueAsync("the head is older than a second", async () =>
        {
            (var code, told, _) = await Lcverify.RunAsync(_registry.Watch(folder, null, "--once", "--json", "--stale-after", "1"));
            return code == 2;
        });

        Assert.Contains(FindingCode.HeadStale, told, StringComparison.Ordinal);
        Assert.All(told.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Empty(Schema.Faults("watch", line)));
        Assert.Equal(0, (await Lcverify.RunAsync(_registry.Watch(folder, null, "--once", "--stale-after", "0"))).Code);
    }

    [Theory, InlineData("--json"), InlineData(null)]
    public async Task An_output_that_cannot_be_written_is_not_taken_for_the_log(string? json)
    {
        if (!OperatingSystem.IsLinux()) return; // has no such device
        var folder = _registry.FolderOf("log");
        string[] watch = _registry.Watch(folder, null, json is null ? ["--once"] : ["--once", json]);

        using var process = Process.Start(new ProcessStartInfo(
            "/bin/sh", ["-c", "exec \"$@\" > /dev/full", "sh", Path.Combine(AppContext.BaseDirectory, "lcverify"), .. watch]) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.Contains("The output cannot be written", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("The log cannot be written", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anchorer_who_was_not_named_is_an_alarm()
    {
        await _registry.AnchorAsync(1);

        Assert.Equal(0, (await Lcverify.RunAsync(_registry.Watch(_registry.FolderOf("log"), null, "--once", "--anchorer", _registry.Anchorer.ToString()))).Code);
        Assert.Equal(1, (await Lcverify.RunAsync(
            _registry.Watch(_registry.FolderOf("log"), null, "--once", "--anchorer", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"))).Code);
    }

    [Fact]
    public async Task What_could_not_be_looked_at_gives_exit_code_2()
    {
        var folder = _registry.FolderOf("log");
        Assert.Equal(2, (await Lcverify.RunAsync(_registry.Watch(folder, new("http://127.0.0.1:1/"), "--once"))).Code);
        Assert.Equal(2, (await Lcverify.RunAsync(
            "watch", "--rpc", _registry.Rpc, "--chain-id", "20261", "--registry", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "--log", folder, "--once")).Code);
        await Lcverify.RunAsync(_registry.Watch(folder, null, "--once"));

        var (code, output, _) = await Lcverify.RunAsync(_registry.Watch(folder, new("http://127.0.0.1:1/"), "--once", "--json"));

        Assert.Equal(2, code);
        Assert.Contains("couldNotLook", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Empty(Schema.Faults("watch", line)));
    }

    [Fact]
    public async Task A_damaged_log_is_refused_and_left_as_it_is()
    {
        var folder = _registry.FolderOf("log");
        await Lcverify.RunAsync(_registry.Watch(folder, null, "--once"));
        var file = WatchedRegistry.LogFileIn(folder);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[300] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        var (code, _, errors) = await Lcverify.RunAsync(_registry.Watch(folder, null, "--once"));

        Assert.Equal(3, code);
        Assert.Contains("record 1", errors, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file));
        Assert.Equal(1, (await Lcverify.RunAsync("witness-log", folder)).Code);
    }

    [Fact]
    public async Task A_witness_that_is_killed_in_the_middle_of_catching_up_goes_on_with_nothing_lost_or_doubled()
    {
        var folder = _registry.FolderOf("log");
        var roots = await _registry.AnchorAsync(300);
        await using var proxy = ChainProxy.Before(_registry.Anvil.Url);
        var written = 0;
        // Each anchoring asks the registry once before it is written down: the kill comes exactly after so many.
        foreach (var anchorings in (int[])[1, 60, 120])
        {
            var hold = proxy.Hold("eth_call", HoldPoint.BeforeTheNode);
            using var witness = Lcverify.Start(_registry.Watch(folder, proxy.Url, "--once"));
            for (var i = 0; i < anchorings; i++)
            {
                await hold.Arrived;
                var next = proxy.Hold("eth_call", HoldPoint.BeforeTheNode);
                hold.Release();
                hold = next;
            }
            await hold.Arrived;
            witness.Kill();
            await witness.WaitForExitAsync(TestContext.Current.CancellationToken);
            hold.Drop();
            Assert.Equal(anchorings, WatchedRegistry.AnchoredIn(folder));
            Assert.True(anchorings > written);
            written = anchorings;
        }

        var (code, _, _) = await Lcverify.RunAsync(_registry.Watch(folder, proxy.Url, "--once"));

        Assert.Equal(0, code);
        Assert.Equal(300, WatchedRegistry.AnchoredIn(folder));
        Assert.Equal(roots.Order(Comparer), WatchedRegistry.Check(folder).Roots.Keys.Order(Comparer));
    }

    [Fact]
    public async Task Without_once_it_follows_until_it_is_told_to_end_and_nobody_else_writes_its_log()
    {
        var folder = _registry.FolderOf("log");
        using var witness = Lcverify.Start(_registry.Watch(folder, null));
        await Eventually.TrueAsync("the log has begun", () => Task.FromResult(File.Exists(WatchedRegistry.LogFileIn(folder)) && Has(folder, "checkpoint")));
        Assert.Equal(64, (await Lcverify.RunAsync(_registry.Watch(folder, null, "--once"))).Code);

        var roots = await _registry.AnchorAsync(1);

        await Eventually.TrueAsync("the anchoring is seen", () => Task.FromResult(Has(folder, roots[0].ToString())));
        await WatchedRegistry.TerminateAsync(witness);
        Assert.Equal(0, witness.ExitCode);
    }

    [Fact]
    public async Task Two_witnesses_of_one_chain_agree_and_of_a_forked_one_do_not()
    {
        var (first, second, third) = (_registry.FolderOf("first"), _registry.FolderOf("second"), _registry.FolderOf("third"));
        var remembered = await _registry.Anvil.RememberAsync();
        await _registry.AnchorAsync(2);
        await Lcverify.RunAsync(_registry.Watch(first, null, "--once"));
        await Lcverify.RunAsync(_registry.Watch(second, null, "--once"));
        await _registry.Anvil.ForgetAsync(remembered);
        await _registry.AnchorAsync(2);
        await Lcverify.RunAsync(_registry.Watch(third, null, "--once"));

        Assert.Equal(0, (await Lcverify.RunAsync("witness-log", first, "--compare", second)).Code);
        var (code, report, _) = await Lcverify.RunAsync("witness-log", first, "--compare", third, "--json");

        Assert.Equal(1, code);
        Assert.Empty(Schema.Faults("witness-log-report", report));
        Assert.Equal(FindingCode.BlocksDiffer, (string?)JsonNode.Parse(report)!["differences"]![0]!["code"]);
    }

    [Fact]
    public async Task A_log_of_another_witness_than_the_expected_one_does_not_hold()
    {
        var folder = _registry.FolderOf("log");
        await Lcverify.RunAsync(_registry.Watch(folder, null, "--once"));

        Assert.Equal(0, (await Lcverify.RunAsync("witness-log", folder, "--witness", WatchedRegistry.Check(folder).Began.Witness.ToString())).Code);
        Assert.Equal(1, (await Lcverify.RunAsync("witness-log", folder, "--witness", _registry.Anchorer.ToString())).Code);
    }

    [Fact]
    public async Task Wrong_usage_gives_exit_code_64()
    {
        var folder = _registry.FolderOf("log");
        await Lcverify.RunAsync(_registry.Watch(folder, null, "--once"));
        string[][] wrong =
        [
            ["watch", "--rpc", _registry.Rpc, "--log", folder, "--once"],
            _registry.Watch(folder, null, "--once", "--from", "7"),
            _registry.Watch(folder, null, "--once", "--confirmations", "0"),
            _registry.Watch(folder, null, "--once", "--stale-after", "-1"),
            _registry.Watch(folder, null, "--once", "--anchorer", "0x00"),
            _registry.Watch(folder, null, "--once", "--key", WatchedRegistry.LogFileIn(folder)),
            ["watch", "--rpc", _registry.Rpc, "--chain-id", "1", "--registry", _registry.Anchorer.ToString(), "--log", folder, "--once"],
            ["witness-log", _registry.FolderOf("nowhere")],
            ["witness-log", folder, "--witness", "0x00"],
        ];

        foreach (var arguments in wrong)
        {
            var (code, _, errors) = await Lcverify.RunAsync(arguments);
            Assert.Equal(64, code);
            Assert.NotEmpty(errors);
        }
    }

    private static readonly Comparer<Ledger.Bytes32> Comparer =
        Comparer<Ledger.Bytes32>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));

    private static bool Has(string folder, string text)
    {
        using var file = new StreamReader(new FileStream(WatchedRegistry.LogFileIn(folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd().Contains(text, StringComparison.Ordinal);
    }
}
