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
        (string Method, HoldPoint Point)[] steps =
        [
            ("eth_getTransactionCount", HoldPoint.BeforeTheNode), // a batch is recorded
            ("eth_sendRawTransaction", HoldPoint.BeforeTheNode), // its transaction is stored
            ("eth_sendRawTransaction", HoldPoint.AfterTheNode), // and the node has it
        ];
        foreach (var (method, point) in steps)
        {
            var hold = rig.Proxy.Hold(method, point);
            await hold.Arrived;
            await rig.Platform.KillAsync();
            hold.Drop();
            await rig.StartPlatformAsync();
        }

        (string Write, Func<BatchRow, bool> Reached)[] later =
        [
            ("UPDATE OF BlockNumber ON Batches", b => b is { SentAt: not null, BlockNumber: null }), // it is sent, or on chain
            ("UPDATE OF ProvenAt ON Batches", b => b is { BlockNumber: not null, ProvenAt: null }), // and its block is recorded
        ];
        foreach (var (write, reached) in later)
        {
            await rig.Data.RefuseAsync(write);
            await Eventually.TrueAsync(write, async () => (await rig.Data.BatchesAsync()).Any(reached));
            await rig.Platform.KillAsync();
            await rig.Data.AllowAsync();
            await rig.StartPlatformAsync();
        }

        await rig.EachIsAnchoredOnceAsync(contracts.Concluded);
    }

    [Fact]
    public async Task The_node_is_killed_between_any_two_steps_and_loses_its_last_second()
    {
        await using var rig = await StartAsync();
        foreach (var (method, point) in ((string, HoldPoint)[])[
            ("eth_sendRawTransaction", HoldPoint.BeforeTheNode), ("eth_sendRawTransaction", HoldPoint.AfterTheNode),
            ("eth_call", HoldPoint.BeforeTheNode), ("eth_getTransactionCount", HoldPoint.AfterTheNode)])
        {
            var hold = rig.Proxy.Hold(method, point);
            await hold.Arrived;
            await rig.Chain.CrashAsync();
            hold.Drop();
            await rig.Chain.StartAgainAsync();
        }

        await rig.EachIsAnchoredOnceAsync(contracts.Concluded);
    }

    [Fact]
    public async Task The_node_loses_all_its_data_and_the_chain_begins_anew()
    {
        await using var rig = await FaultRig.StartAsync(
            dataFolder: contracts.DataFolder,
            settings: [("Reconciliation:Every", "00:00:02"), ("Reconciliation:LookAgainAfter", "00:00:01")]);
        await Eventually.TrueAsync("a batch is closed", async () => (await rig.Data.BatchesAsync()).Any(b => b.ProvenAt is not null));
        await rig.Chain.LoseAsync();
        await rig.Platform.KillAsync();
        await rig.Chain.StartAgainAsync();
        await rig.StartPlatformAsync();

        await Eventually.TrueAsync("all roots are there again", async () =>
            (await rig.Data.BatchesAsync()) is var batches && batches.Sum(b => b.LeafCount) > contracts.Concluded.Length
            && batches.All(b => b.ProvenAt is not null) && (await rig.AnchoredRootsAsync()).Length == batches.Length);
        await rig.EachIsAnchoredOnceAsync(contracts.Concluded);
    }

    [Fact]
    public async Task The_node_takes_transactions_and_mines_none()
    {
        await using var rig = await StartAsync();
        await rig.Chain.StallAsync();
        await Eventually.TrueAsync("a transaction was sent twice", async () =>
            (await rig.Data.BatchesAsync()).Any(b => b.BlockNumber is null && b.SentAt - b.RecordedAt > TimeSpan.FromSeconds(9)));
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
        foreach (var (method, answer) in methods.SelectMany(method => nonsense.Select(answer => (method, answer))))
        {
            await rig.Proxy.LieOnceAsync(method, answer, TestContext.Current.CancellationToken);
        }

        await rig.EachIsAnchoredOnceAsync(contracts.Concluded);
    }

    [Fact]
    public async Task The_node_is_slow()
    {
        await using var rig = await StartAsync();
        rig.Proxy.Delay = TimeSpan.FromMilliseconds(400);
        await Eventually.TrueAsync("a batch is closed", async () => (await rig.Data.BatchesAsync()).Any(b => b.ProvenAt is not null));
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
        for (var turn = 1; turn <= 4; turn++)
        {
            var closed = turn;
            await Eventually.TrueAsync("a batch is closed", async () => (await rig.Data.BatchesAsync()).Count(b => b.ProvenAt is not null) >= closed);
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
        foreach (var shift in new[] { "+3h", "-2h", "+40d", "-1d", "+0" })
        {
            var closed = (await rig.Data.BatchesAsync()).Count(b => b.ProvenAt is not null);
            rig.Platform.ShiftClock(shift);
            await Eventually.TrueAsync($"a batch is closed at {shift}", async () =>
                (await rig.Data.BatchesAsync()) is var batches
                && (batches.Count(b => b.ProvenAt is not null) > closed || batches.Sum(b => b.LeafCount) >= contracts.Concluded.Length));
        }

        await rig.EachIsAnchoredOnceAsync(contracts.Concluded);
    }

    private Task<FaultRig> StartAsync() => FaultRig.StartAsync(dataFolder: contracts.DataFolder);
}
