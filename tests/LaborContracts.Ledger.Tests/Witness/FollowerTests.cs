using System.Text.Json.Nodes;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Witness;
using Xunit;

namespace LaborContracts.Ledger.Tests.Witness;

/// <summary>The judgement, on a chain in memory that does whatever a test wants.</summary>
public sealed class FollowerTests : IDisposable
{
    private static readonly Address Stranger = Address.Parse("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB");

    private readonly ScriptedRegistry _chain = new();
    private readonly WitnessRoom _room = new();

    public void Dispose()
    {
        _chain.Dispose();
        _room.Dispose();
    }

    [Fact]
    public async Task An_honest_chain_gives_notices_of_the_roles_and_no_alarm()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"), ScriptedRegistry.Anchored("b", 17));
        _chain.Mine(Status(RecordedStatus.Amended, 2));
        _chain.Mine(Status(RecordedStatus.Terminated, 3), ScriptedRegistry.Anchored("c"));
        _chain.Mine(Status(RecordedStatus.Voided, 4));

        var found = await _room.LookAsync(_chain);

        Assert.Equal([FindingCode.RoleGranted, FindingCode.RoleGranted], found.Select(finding => finding.Code));
        Assert.Equal(3, _room.Check().Roots.Count);
        Assert.Equal(_chain.Height, _room.Check().LookedTo);
    }

    [Fact]
    public async Task A_second_look_adds_what_is_new_and_nothing_twice()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        await _room.LookAsync(_chain);
        var before = _room.Records().Count;

        Assert.Empty(await _room.LookAsync(_chain));
        Assert.Equal(before, _room.Records().Count);
        _chain.Mine(ScriptedRegistry.Anchored("b"));
        Assert.Empty(await _room.LookAsync(_chain));

        Assert.Equal(before + 2, _room.Records().Count);
        Assert.Equal(2, _room.Check().Roots.Count);
    }

    [Fact]
    public async Task Only_settled_blocks_are_looked_at()
    {
        _room.Confirmations = 3;
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        _chain.Mine();
        await _room.LookAsync(_chain);
        Assert.Empty(_room.Check().Roots);

        _chain.Mine();
        await _room.LookAsync(_chain);

        Assert.Single(_room.Check().Roots);
    }

    [Fact]
    public async Task Another_chain_id_is_an_alarm()
    {
        await _room.LookAsync(_chain);
        _chain.ChainId = 1;

        Assert.Equal([FindingCode.OtherChain], await _room.AlarmsAsync(_chain));
    }

    [Theory, InlineData("0x6002"), InlineData("0x")]
    public async Task Another_code_or_none_at_the_registry_s_address_is_an_alarm(string code)
    {
        await _room.LookAsync(_chain);
        _chain.Code = code;

        Assert.Equal([FindingCode.CodeChanged], await _room.AlarmsAsync(_chain));
    }

    [Fact]
    public async Task A_chain_without_the_registry_begins_no_log()
    {
        _chain.Code = "0x";

        await Assert.ThrowsAsync<ChainMismatchException>(() => _room.LookAsync(_chain));

        Assert.Empty(_room.Records());
    }

    [Fact]
    public async Task A_settled_block_that_is_another_one_is_an_alarm_that_stands_and_is_written_down_once()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        await _room.LookAsync(_chain);
        _chain.ForgetFrom(2);
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        _chain.Mine(ScriptedRegistry.Anchored("b"));

        Assert.Equal([FindingCode.HistoryRewritten], await _room.AlarmsAsync(_chain));
        Assert.Equal([FindingCode.HistoryRewritten], await _room.AlarmsAsync(_chain));

        Assert.Single(_room.Check().Findings, finding => finding.Code == FindingCode.HistoryRewritten);
        Assert.Single(_room.Check().Roots);
    }

    [Fact]
    public async Task The_lowest_known_block_that_differs_is_named()
    {
        for (var i = 0; i < 10; i++)
        {
            _chain.Mine(ScriptedRegistry.Anchored($"{i}"));
            await _room.LookAsync(_chain);
        }
        _chain.ForgetFrom(6);
        _chain.MineEmpty(2);

        var alarm = Assert.Single(await _room.LookAsync(_chain));

        Assert.Equal((FindingCode.HistoryRewritten, "6"), (alarm.Code, alarm.Values[0]));
    }

    [Fact]
    public async Task A_node_that_is_only_behind_could_not_be_looked_at()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        await _room.LookAsync(_chain);
        _chain.ForgetFrom(2);

        await Assert.ThrowsAsync<ChainUnavailableException>(() => _room.LookAsync(_chain));

        Assert.Equal(2, _room.Check().Findings.Count);
    }

    [Fact]
    public async Task An_event_without_its_record_is_an_alarm()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        _chain.Anchors.Clear();

        Assert.Contains(FindingCode.AnchorUnrecorded, await _room.AlarmsAsync(_chain));
    }

    [Fact]
    public async Task A_record_that_is_gone_is_an_alarm()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        await _room.LookAsync(_chain);
        _chain.Anchors.Clear();

        Assert.Equal([FindingCode.AnchorVanished], await _room.AlarmsAsync(_chain));
    }

    public static TheoryData<string> Facts => ["block", "time", "leaves", "anchorer"];

    [Theory, MemberData(nameof(Facts))]
    public async Task A_record_with_another_fact_is_an_alarm_when_it_is_new_and_later(string fact)
    {
        var root = ScriptedRegistry.Hash("a");
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        var told = _chain.Anchors[root];
        var other = fact switch
        {
            "block" => told with { BlockNumber = 1 },
            "time" => told with { BlockTime = told.BlockTime.AddSeconds(1) },
            "leaves" => told with { LeafCount = 2 },
            _ => told with { Anchorer = Stranger },
        };

        await _room.LookAsync(_chain);
        _chain.Anchors[root] = other;
        Assert.Equal([FindingCode.AnchorChanged], await _room.AlarmsAsync(_chain));

        using var newcomer = new WitnessRoom();
        Assert.Equal([FindingCode.AnchorChanged], await newcomer.AlarmsAsync(_chain));
    }

    [Fact]
    public async Task A_record_whose_event_is_gone_is_an_alarm()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        await _room.LookAsync(_chain);
        _chain.Lies["eth_getLogs"] = _ => new JsonArray();

        Assert.Equal([FindingCode.AnchorWithoutEvent], await _room.AlarmsAsync(_chain));
    }

    [Fact]
    public async Task One_root_in_two_events_is_an_alarm()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        _chain.Mine(ScriptedRegistry.Anchored("a"));

        Assert.Equal([FindingCode.AnchoredTwice], await _room.AlarmsAsync(_chain));
    }

    [Fact]
    public async Task An_anchorer_that_never_had_the_role_or_had_lost_it_is_an_alarm()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a") with { Anchorer = Stranger });
        _chain.Mine(new RegistryEvent.RoleGranted(RegistryRole.Anchorer, Stranger, ScriptedRegistry.Anchorer), ScriptedRegistry.Anchored("b") with { Anchorer = Stranger });
        _chain.Mine(new RegistryEvent.RoleRevoked(RegistryRole.Anchorer, Stranger, ScriptedRegistry.Anchorer), ScriptedRegistry.Anchored("c") with { Anchorer = Stranger });

        var alarms = (await _room.LookAsync(_chain)).Where(finding => finding.Severity == FindingSeverity.Alarm).ToList();

        Assert.All(alarms, alarm => Assert.Equal(FindingCode.AnchorerWithoutRole, alarm.Code));
        Assert.Equal(["2", "4"], alarms.Select(alarm => alarm.Values[2]));
    }

    [Fact]
    public async Task A_log_that_begins_later_does_not_judge_roles_that_it_cannot_know()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        using var late = new WitnessRoom { From = 2 };

        Assert.Empty(await late.LookAsync(_chain));
    }

    [Fact]
    public async Task A_log_that_begins_later_and_sees_another_administrator_first_does_not_know_the_roles()
    {
        _chain.Mine(new RegistryEvent.RoleGranted(RegistryRole.Administrator, Stranger, ScriptedRegistry.Anchorer));
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        using var late = new WitnessRoom { From = 2 };

        Assert.Equal([FindingCode.RoleGranted], (await late.LookAsync(_chain)).Select(finding => finding.Code));
    }

    [Fact]
    public async Task An_anchorer_that_the_caller_did_not_name_is_an_alarm_also_of_what_is_in_the_log()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        Assert.Empty(await _room.AlarmsAsync(_chain));
        _room.Anchorers.Add(Stranger);

        Assert.Equal([FindingCode.AnchorerNotPinned], await _room.AlarmsAsync(_chain));
        _room.Anchorers.Add(ScriptedRegistry.Anchorer);
        Assert.Empty(await _room.AlarmsAsync(_chain));
    }

    public static TheoryData<RecordedStatus, uint, RecordedStatus, uint> StepsBack => new()
    {
        { RecordedStatus.Amended, 2, RecordedStatus.Amended, 2 },
        { RecordedStatus.Renewed, 3, RecordedStatus.Amended, 2 },
        { RecordedStatus.Terminated, 2, RecordedStatus.Amended, 3 },
        { RecordedStatus.Terminated, 2, RecordedStatus.Terminated, 3 },
        { RecordedStatus.Voided, 2, RecordedStatus.Amended, 3 },
        { RecordedStatus.Voided, 2, RecordedStatus.Voided, 3 },
        { RecordedStatus.Terminated, 2, RecordedStatus.Voided, 2 },
    };

    [Theory, MemberData(nameof(StepsBack))]
    public async Task A_status_that_goes_back_is_an_alarm(RecordedStatus first, uint firstRevision, RecordedStatus then, uint thenRevision)
    {
        _chain.Mine(Status(first, firstRevision));
        _chain.Mine(Status(then, thenRevision));

        Assert.Equal([FindingCode.StatusWentBack], await _room.AlarmsAsync(_chain));
    }

    [Fact]
    public async Task A_status_that_the_registry_no_longer_holds_is_an_alarm()
    {
        _chain.Mine(Status(RecordedStatus.Terminated, 2));
        Assert.Empty(await _room.AlarmsAsync(_chain));
        _chain.Statuses.Clear();

        Assert.Equal([FindingCode.StatusChanged], await _room.AlarmsAsync(_chain));
    }

    [Fact]
    public async Task A_pause_and_a_change_of_roles_are_notices_and_a_record_during_the_pause_an_alarm()
    {
        _chain.Mine(new RegistryEvent.Paused(Stranger), new RegistryEvent.RoleRevoked(RegistryRole.Guardian, Stranger, Stranger));
        _chain.Mine(new RegistryEvent.Unpaused(Stranger));
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        Assert.Equal(
            [FindingCode.RoleGranted, FindingCode.RoleGranted, FindingCode.Paused, FindingCode.RoleRevoked, FindingCode.Unpaused],
            (await _room.LookAsync(_chain)).Select(finding => finding.Code));

        _chain.Mine(new RegistryEvent.Paused(Stranger));
        _chain.Mine(ScriptedRegistry.Anchored("b"));

        Assert.Equal([FindingCode.RecordedWhilePaused], await _room.AlarmsAsync(_chain));
    }

    [Fact]
    public async Task An_event_that_the_registry_does_not_emit_is_an_alarm()
    {
        _chain.Mine(new RegistryEvent.Foreign(ScriptedRegistry.Hash("anything")));

        Assert.Equal([FindingCode.ForeignEvent], await _room.AlarmsAsync(_chain));
    }

    [Fact]
    public async Task A_block_that_is_older_than_the_one_before_is_an_alarm()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        _chain.MineAt(ScriptedRegistry.TimeOf(1), ScriptedRegistry.Anchored("b"));

        Assert.Equal([FindingCode.TimeWentBack], await _room.AlarmsAsync(_chain));
    }

    [Fact]
    public async Task A_block_whose_time_is_still_to_come_is_an_alarm()
    {
        _chain.MineAt(ScriptedRegistry.TimeOf(2) + WitnessKnowledge.Tolerance + TimeSpan.FromSeconds(1), ScriptedRegistry.Anchored("a"));

        Assert.Equal([FindingCode.TimeAhead], await _room.AlarmsAsync(_chain));
    }

    [Fact]
    public async Task A_block_that_claims_to_be_older_than_the_last_look_is_a_notice()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        await _room.LookAsync(_chain);
        _chain.MineEmpty(40);
        await _room.LookAsync(_chain);
        _chain.MineAt(ScriptedRegistry.TimeOf(42) - WitnessKnowledge.Tolerance - TimeSpan.FromSeconds(1), ScriptedRegistry.Anchored("b"));

        var found = await _room.LookAsync(_chain);

        Assert.Contains(found, finding => (finding.Code, finding.Severity) == (FindingCode.TimeBehind, FindingSeverity.Notice));
    }

    [Fact]
    public async Task A_node_that_stands_still_is_noticed_once_for_each_block_and_no_longer_when_it_goes_on()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        await _room.LookAsync(_chain);
        _room.Now = ScriptedRegistry.TimeOf(_chain.Height) + TimeSpan.FromMinutes(10);
        Assert.Empty(await LookNowAsync());

        _room.Now += TimeSpan.FromSeconds(1);
        for (var i = 0; i < 2; i++)
        {
            var notice = Assert.Single(await LookNowAsync());
            Assert.Equal((FindingSeverity.Notice, FindingCode.HeadStale, "2"), (notice.Severity, notice.Code, notice.Values[0]));
        }
        _chain.MineAt(_room.Now);

        Assert.Empty(await LookNowAsync());
        Assert.Single(_room.Check().Findings, finding => finding.Code == FindingCode.HeadStale);

        Task<List<WitnessFinding>> LookNowAsync() => _room.LookAsync(_chain.Rpc, _chain.ChainId, ScriptedRegistry.Address);
    }

    [Fact]
    public async Task A_follower_that_goes_on_tells_of_a_stale_head_until_a_fresh_one_comes()
    {
        using var log = _room.Open();
        var found = new List<WitnessFinding>();
        var follower = new RegistryFollower(_chain.Rpc, log, _room, 1, TimeSpan.FromMinutes(10), found.Add);
        await follower.BeginAsync(_chain.ChainId, ScriptedRegistry.Address, 0, CancellationToken.None);
        _room.Now = ScriptedRegistry.TimeOf(_chain.Height) + TimeSpan.FromMinutes(11);

        await follower.LookAsync(wholly: false, CancellationToken.None);
        _chain.Mine();
        await follower.LookAsync(wholly: false, CancellationToken.None);
        Assert.True(follower.HeadIsStale);
        Assert.Single(found, finding => finding.Code == FindingCode.HeadStale);
        _chain.MineAt(_room.Now);
        await follower.LookAsync(wholly: false, CancellationToken.None);

        Assert.False(follower.HeadIsStale);
    }

    [Fact]
    public async Task A_node_that_cannot_be_reached_is_no_finding_and_leaves_the_log_as_it_was()
    {
        await _room.LookAsync(_chain);
        var before = File.ReadAllBytes(_room.LogFile);
        _chain.Down = true;

        await Assert.ThrowsAsync<ChainUnavailableException>(() => _room.LookAsync(_chain));

        Assert.Equal(before, File.ReadAllBytes(_room.LogFile));
    }

    [Fact]
    public async Task A_node_that_gives_few_blocks_at_once_is_asked_for_few()
    {
        _chain.MineEmpty(100);
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        _chain.MostBlocks = 7;

        Assert.Empty(await _room.AlarmsAsync(_chain));

        Assert.Single(_room.Check().Roots);
        Assert.Equal(_chain.Height, _room.Check().LookedTo);
    }

    [Fact]
    public async Task A_long_chain_is_asked_for_in_bounded_ranges_with_a_checkpoint_in_each()
    {
        _chain.MineEmpty(2500);

        await _room.LookAsync(_chain);

        Assert.Equal(3, _chain.Called.Count(method => method == "eth_getLogs"));
        Assert.Equal([999u, 1999u, 2501u], _room.Records().Select(record => record.Entry).OfType<WitnessCheckpoint>().Select(c => c.Block.Number));
    }

    public static TheoryData<string> Strays => ["another block", "another emitter", "removed", "twice", "another hash", "not a list", "too long"];

    [Theory, MemberData(nameof(Strays))]
    public async Task A_list_of_events_that_was_not_asked_for_is_not_believed(string stray)
    {
        await _room.LookAsync(_chain);
        var before = File.ReadAllBytes(_room.LogFile);
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        _chain.Lies["eth_getLogs"] = logs =>
        {
            var log = logs!.AsArray()[0]!;
            switch (stray)
            {
                case "another block": log["blockNumber"] = "0x1"; break;
                case "another emitter": log["address"] = Stranger.ToString(); break;
                case "removed": log["removed"] = true; break;
                case "twice": logs.AsArray().Add(log.DeepClone()); break;
                case "another hash": log["blockHash"] = Bytes32.Zero.ToString(); break;
                case "not a list": return "events";
                default: log["data"] = "0x" + new string('0', 5 << 20); break;
            }
            return logs;
        };

        await Assert.ThrowsAsync<ChainUnavailableException>(() => _room.LookAsync(_chain));

        Assert.Equal(before, File.ReadAllBytes(_room.LogFile));
    }

    [Fact]
    public async Task A_chain_that_changes_during_the_look_is_no_finding_and_what_it_held_is_not_written_down()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        _chain.Before["eth_call"] = () =>
        {
            _chain.Before.Clear();
            _chain.ForgetFrom(2);
            _chain.Mine(ScriptedRegistry.Anchored("b"));
        };

        await Assert.ThrowsAsync<ChainUnavailableException>(() => _room.LookAsync(_chain));
        Assert.Empty(await _room.AlarmsAsync(_chain));

        Assert.Equal([ScriptedRegistry.Hash("b")], _room.Check().Roots.Keys);
    }

    [Fact]
    public async Task A_look_that_ended_anywhere_is_gone_on_with_and_nothing_is_lost_or_doubled()
    {
        for (var i = 0; i < 4; i++) _chain.Mine(ScriptedRegistry.Anchored($"{i}"));
        using var whole = new WitnessRoom();
        await whole.LookAsync(_chain);
        var calls = _chain.Called.Count;

        for (var last = 1; last < calls; last++)
        {
            using var room = new WitnessRoom();
            _chain.Called.Clear();
            foreach (var method in (string[])["eth_chainId", "eth_getBlockByNumber", "eth_getCode", "eth_getLogs", "eth_call"])
                _chain.Before[method] = () => _chain.Down = _chain.Called.Count >= last;
            await Assert.ThrowsAsync<ChainUnavailableException>(() => room.LookAsync(_chain));
            _chain.Before.Clear();
            _chain.Down = false;

            Assert.Empty(await room.AlarmsAsync(_chain));

            Assert.Equal(
                whole.Records().Select(record => record.Entry).OfType<WitnessedEvent>(), room.Records().Select(record => record.Entry).OfType<WitnessedEvent>());
        }
    }

    [Fact]
    public async Task Events_without_a_checkpoint_that_come_again_as_others_are_an_alarm()
    {
        _chain.Mine(ScriptedRegistry.Anchored("a"));
        _chain.Mine(ScriptedRegistry.Anchored("b"));
        await _room.LookAsync(_chain);
        File.WriteAllLines(_room.LogFile, File.ReadAllLines(_room.LogFile)[..^1]); // as if it ended before its checkpoint
        _chain.ForgetFrom(3);
        _chain.Mine(ScriptedRegistry.Anchored("c"));

        Assert.Equal([FindingCode.HistoryRewritten], await _room.AlarmsAsync(_chain));
    }

    [Fact]
    public async Task Events_without_a_checkpoint_are_not_doubled_by_a_node_that_gives_fewer_blocks_the_second_time()
    {
        for (var i = 0; i < 8; i++) _chain.Mine(ScriptedRegistry.Anchored($"{i}"));
        await _room.LookAsync(_chain);
        File.WriteAllLines(_room.LogFile, File.ReadAllLines(_room.LogFile)[..^1]); // as if it ended before its checkpoint
        _chain.MostBlocks = 3;

        Assert.Empty(await _room.AlarmsAsync(_chain));

        Assert.Equal(8, _room.Records().Count(record => record.Entry is WitnessedEvent { Event: RegistryEvent.Anchored }));
    }

    private static RegistryEvent.StatusSet Status(RecordedStatus status, uint revision) =>
        new(new StatusChange(ScriptedRegistry.Hash("key"), status, revision, ScriptedRegistry.Hash($"document {revision}")));
}
