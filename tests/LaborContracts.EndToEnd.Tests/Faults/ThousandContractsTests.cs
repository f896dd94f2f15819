using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>
/// A thousand contracts on their way to the chain while something breaks, in several batches so that it breaks in the middle:
/// each is anchored exactly once, its proof holds, and none is lost.
/// </summary>
public sealed class ThousandContractsTests(ThousandContracts contracts) : IClassFixture<ThousandContracts>
{
    [Fact]
    public async Task The_platform_is_killed_between_any_two_steps()
    {
        await using var rig = await StartAsync();
        await KillAtEachAsync(
            rig, rig.Platform.KillAsync, () => rig.StartPlatformAsync(),
            begin: () => rig.Data.RefuseAsync("UPDATE OF BlockNumber ON Batches"),
            ("eth_getTransactionCount", HoldPoint.BeforeTheNode), // a batch is recorded
            ("eth_sendRawTransaction", HoldPoint.BeforeTheNode), // its transaction is stored
            ("eth_sendRawTransaction", HoldPoint.AfterTheNode)); // and the node has it

        await rig.AnyBatchAsync("one is sent, or on chain", b => b is { SentAt: not null, BlockNumber: null });
        await rig.Platform.KillAsync();
        await rig.Data.RefuseAsync("UPDATE OF ProvenAt ON Batches");
        await rig.StartPlatformAsync();
        await rig.AnyBatchAsync("the block of one is recorded", b => b is { BlockNumber: not null, ProvenAt: null });
        await rig.Platform.KillAsync();
        await rig.Data.AllowAsync();
        await rig.StartPlatformAsync();

        await rig.EachIsAnchoredOnceAsync(contracts.Concluded);
    }

    [Fact]
    public async Task The_node_is_killed_between_any_two_steps_and_loses_its_last_second()
    {
        await using var rig = await StartAsync();
        await rig.Chain.StopAsync(); // the registry itself is durable from here on
        await rig.Chain.StartAgainAsync();
        await KillAtEachAsync(
            rig, rig.Chain.CrashAsync, rig.Chain.StartAgainAsync, begin: rig.Data.AllowAsync,
            ("eth_getTransactionCount", HoldPoint.AfterTheNode), ("eth_sendRawTransaction", HoldPoint.BeforeTheNode),
            ("eth_sendRawTransaction", HoldPoint.AfterTheNode), ("eth_call", HoldPoint.BeforeTheNode));

        await rig.EachIsAnchoredOnceAsync(contracts.Concluded);
    }

    [Fact]
    public async Task The_node_loses_all_its_data_and_the_chain_begins_anew()
    {
        await using var rig = await FaultRig.StartAsync(
            dataFolder: contracts.DataFolder,
            settings: [("Reconciliation:Every", "00:00:02"), ("Reconciliation:LookAgainAfter", "00:00:01")]);
        await rig.Data.AllowAsync();
        await rig.AnyBatchAsync("one is closed", IsClosed);
        await rig.Chain.LoseAsync();
        await rig.Platform.KillAsync();
        await rig.Chain.StartAgainAsync();
        await rig.StartPlatformAsync();

        await Eventually.TrueAsync("all roots are there again", async () =>
            (await rig.Data.BatchesAsync()) is var batches && batches.Sum(b => b.LeafCount) > contracts.Concluded.Length
            && batches.All(IsClosed) && (await rig.AnchoredRootsAsync()).Length == batches.Length);
        await rig.EachIsAnchoredOnceAsync(contracts.Concluded);
    }

    [Fact]
    public async Task The_node_takes_transactions_and_mines_none()
    {
        await using var rig = await StartAsync();
        await rig.Chain.StallAsync();
        await rig.Data.AllowAsync();
        await rig.AnyBatchAsync("one is sent again", b => b.BlockNumber is null && b.SentAt - b.RecordedAt > TimeSpan.FromSeconds(9));
        await rig.Chain.CallAsync("anvil_dropAllTransactions"); // and forgets what it took
        await rig.Chain.GoOnAsync();

        await rig.EachIsAnchoredOnceAsync(contracts.Concluded);
    }

    [Fact]
    public async Task The_node_answers_nonsense()
    {
        await using var rig = await StartAsync();
        string[] nonsense = ["\"0x\"", "null", "[{}]", "{\"number\":\"later\"}", "17, \"id\": 0", "\"0x" + new string('f', 200) + "\"", "]"];
        string[] methods =
        [
            "eth_chainId", "eth_getTransactionCount", "eth_call", "eth_sendRawTransaction", "eth_getBlockByNumber", "eth_getLogs",
        ];
        foreach (var (batches, method) in methods.Index())
        {
            var lying = rig.Proxy.LieInTurnAsync(method, nonsense);
            await rig.Data.RefuseAsync($"INSERT ON Batches WHEN (SELECT COUNT(*) FROM Batches) > {batches}"); // one more is made
            await lying;
        }
        await rig.Data.AllowAsync();

        await rig.EachIsAnchoredOnceAsync(contracts.Concluded);
    }

    [Fact]
    public async Task The_node_is_slow()
    {
        await using var rig = await StartAsync();
        rig.Proxy.Delay = TimeSpan.FromMilliseconds(400);
        await rig.Data.AllowAsync();
        await rig.AnyBatchAsync("one is closed", IsClosed);
        rig.Proxy.Delay = TimeSpan.FromSeconds(11); // more than the platform waits for
        await Eventually.TrueAsync("the platform sees it", async () => (await rig.NodeFaultAsync()) == "slow");
        rig.Proxy.Delay = TimeSpan.Zero;

        await rig.EachIsAnchoredOnceAsync(contracts.Concluded);
    }

    [Fact]
    public async Task Two_platforms_work_at_once_and_are_killed_in_turn()
    {
        await using var rig = await StartAsync();
        await using var second = await rig.StartSecondAsync();
        await rig.Data.AllowAsync();
        for (var turn = 1; turn <= 4; turn++)
        {
            var closed = turn;
            await Eventually.TrueAsync("one more is closed", async () => (await rig.Data.BatchesAsync()).Count(IsClosed) >= closed);
            if (turn % 2 == 1)
            {
                await rig.Platform.KillAsync();
                await rig.StartPlatformAsync();
            }
            else
            {
                await second.KillAsync();
                await rig.StartAgainAsync(second);
            }
        }

        await rig.EachIsAnchoredOnceAsync(contracts.Concluded);
    }

    [Fact]
    public async Task The_clock_jumps()
    {
        await using var rig = await FaultRig.StartAsync(dataFolder: contracts.DataFolder, clockShift: "+0");
        await rig.Data.AllowAsync();
        foreach (var shift in new[] { "+3h", "-2h", "+40d", "-1d", "+0" })
        {
            var closed = (await rig.Data.BatchesAsync()).Count(IsClosed);
            rig.Platform.ShiftClock(shift);
            await Eventually.TrueAsync($"a batch is closed at {shift}", async () =>
                (await rig.Data.BatchesAsync()) is var batches
                && (batches.Count(IsClosed) > closed || batches.Sum(b => b.LeafCount) >= contracts.Concluded.Length));
        }

        await rig.EachIsAnchoredOnceAsync(contracts.Concluded);
    }

    /// <summary>
    /// Kills at each point in turn, once a call waits there. The next point is held before what was killed starts again, so that
    /// no step slips through.
    /// </summary>
    private static async Task KillAtEachAsync(
        FaultRig rig, Func<Task> kill, Func<Task> start, Func<Task> begin, params (string Method, HoldPoint Point)[] points)
    {
        var hold = rig.Proxy.Hold(points[0].Method, points[0].Point);
        await begin();
        foreach (var (method, point) in points.Skip(1).Append(default))
        {
            await hold.Arrived;
            await kill();
            var held = hold;
            if (method is not null) hold = rig.Proxy.Hold(method, point);
            held.Drop();
            await start();
        }
    }

    private static bool IsClosed(BatchRow batch) => batch.ProvenAt is not null;

    private Task<FaultRig> StartAsync() => FaultRig.StartAsync(dataFolder: contracts.DataFolder);
}
