using System.Security.Cryptography;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Tests.Chain;
using LaborContracts.Ledger.Witness;
using Xunit;

namespace LaborContracts.Ledger.Tests.Witness;

/// <summary>A witness of a real registry on a real node, which is made to do what no honest chain does. Each test has a chain of its own.</summary>
public sealed class FollowingTests : IAsyncLifetime
{
    private readonly DevelopmentChain _chain = new();
    private readonly WitnessRoom _room = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _chain.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        _room.Dispose();
        await _chain.DisposeAsync();
    }

    [Fact]
    public async Task A_real_registry_is_followed_from_its_deployment_on()
    {
        var root = NewRoot();
        var receipt = await _chain.AnchorAsync(root, 17);
        var change = new StatusChange(NewRoot(), RecordedStatus.Terminated, 2, NewRoot());
        await _chain.SendAsync(nonce => _chain.Sender.PrepareStatusesAsync([change, change], nonce, null, TestContext.Current.CancellationToken));

        var found = await LookAsync(_room);

        Assert.Equal(Enumerable.Repeat(FindingCode.RoleGranted, 4), found.Select(finding => finding.Code));
        Assert.Equal(["administrator", "anchorer", "registrar", "guardian"], found.Select(finding => finding.Values[0]));
        var log = _room.Check();
        Assert.Equal(
            (receipt.TransactionHash, receipt.BlockNumber, receipt.BlockHash, new RegistryEvent.Anchored(root, 17, _chain.Sender.Sender)),
            (log.Roots[root].TransactionHash, log.Roots[root].Block.Number, log.Roots[root].Block.Hash, log.Roots[root].Event));
        Assert.Equal(
            [new RegistryEvent.StatusSet(change), new RegistryEvent.StatusSkipped(change)],
            log.Events.Values.Select(witnessed => witnessed.Event).Where(told => told is RegistryEvent.StatusSet or RegistryEvent.StatusSkipped));
    }

    [Fact]
    public async Task A_witness_that_was_stopped_goes_on_and_agrees_with_one_that_was_not()
    {
        await _chain.AnchorAsync(NewRoot(), 1);
        await LookAsync(_room);
        await _chain.AnchorAsync(NewRoot(), 2);
        Assert.Empty(await LookAsync(_room));
        using var other = new WitnessRoom { Key = WitnessRoom.SecondKey };
        await LookAsync(other);

        Assert.Equal(2, _room.Check().Roots.Count);
        Assert.Empty(WitnessLogComparison.Differences(_room.Check(), other.Check()));
    }

    [Fact]
    public async Task A_chain_that_forgot_settled_blocks_and_went_on_is_an_alarm_and_two_witnesses_of_it_differ()
    {
        await _chain.AnchorAsync(NewRoot(), 1);
        var before = await _chain.Anvil.RememberAsync();
        var root = NewRoot();
        await _chain.AnchorAsync(root, 1);
        await LookAsync(_room);

        await _chain.Anvil.ForgetAsync(before);
        await _chain.AnchorAsync(NewRoot(), 1);
        await _chain.AnchorAsync(root, 1);

        Assert.Equal([FindingCode.HistoryRewritten], WitnessRoom.Alarms(await LookAsync(_room)));
        using var other = new WitnessRoom { Key = WitnessRoom.SecondKey };
        await LookAsync(other);
        var differences = WitnessLogComparison.Differences(_room.Check(), other.Check()).Select(finding => finding.Code).ToList();
        Assert.Contains(FindingCode.BlocksDiffer, differences);
        Assert.Contains(FindingCode.RootsDiffer, differences);
    }

    [Fact]
    public async Task A_reorganisation_below_the_confirmations_is_none_of_the_witness_s_business()
    {
        _room.Confirmations = 4;
        for (var i = 0; i < 4; i++) await _chain.AnchorAsync(NewRoot(), 1);
        await LookAsync(_room);

        await _chain.Anvil.CallAsync("anvil_reorg", 2, Array.Empty<object>());
        for (var i = 0; i < 4; i++) await _chain.Anvil.MineAsync();

        Assert.Empty(WitnessRoom.Alarms(await LookAsync(_room)));
    }

    [Fact]
    public async Task A_reorganisation_above_the_confirmations_is_an_alarm()
    {
        for (var i = 0; i < 3; i++) await _chain.AnchorAsync(NewRoot(), 1);
        await LookAsync(_room);

        await _chain.Anvil.CallAsync("anvil_reorg", 2, Array.Empty<object>());

        Assert.Equal([FindingCode.HistoryRewritten], WitnessRoom.Alarms(await LookAsync(_room)));
    }

    [Fact]
    public async Task A_chain_that_was_wiped_and_begun_anew_is_an_alarm()
    {
        await _chain.AnchorAsync(NewRoot(), 1);
        await LookAsync(_room);
        var fresh = new DevelopmentChain();
        await fresh.InitializeAsync();
        try
        {
            await fresh.AnchorAsync(NewRoot(), 1);
            Assert.Equal([FindingCode.HistoryRewritten], WitnessRoom.Alarms(await _room.LookAsync(fresh.Node, _chain.Deployed.ChainId, _chain.Deployed.Address)));
        }
        finally
        {
            await fresh.DisposeAsync();
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_record_that_vanished_from_the_registry_s_storage_or_was_changed_there_is_an_alarm(bool changed)
    {
        var root = NewRoot();
        await _chain.AnchorAsync(root, 1);
        await LookAsync(_room);
        var slots = RegistryStorage.AnchorSlots(root);

        if (changed) await SetAsync(slots[1], AbiWords.Word(ScriptedRegistry.Anchorer));
        else await SetAsync(slots[0], Bytes32.Zero);
        await _chain.Anvil.MineAsync();

        Assert.Equal([changed ? FindingCode.AnchorChanged : FindingCode.AnchorVanished], WitnessRoom.Alarms(await LookAsync(_room)));
    }

    [Fact]
    public async Task Another_code_at_the_registry_s_address_is_an_alarm()
    {
        await LookAsync(_room);
        await _chain.Anvil.CallAsync("anvil_setCode", _chain.Deployed.Address.ToString(), "0x6001");
        await _chain.Anvil.MineAsync();

        Assert.Equal([FindingCode.CodeChanged], WitnessRoom.Alarms(await LookAsync(_room)));
    }

    [Fact]
    public async Task A_backdated_block_is_noticed()
    {
        _room.StaleAfter = null;
        await _chain.AnchorAsync(NewRoot(), 1);
        await LookAsync(_room);
        _room.Now += TimeSpan.FromHours(1); // the chain stands still for an hour, and then claims that it did not
        await LookAsync(_room, keepClock: true);
        await _chain.Anvil.MineAsync();
        await LookAsync(_room, keepClock: true);
        await _chain.AnchorAsync(NewRoot(), 1);

        Assert.Equal([FindingCode.TimeBehind], (await LookAsync(_room, keepClock: true)).Select(finding => finding.Code));
    }

    private static Bytes32 NewRoot() => new(RandomNumberGenerator.GetBytes(Bytes32.Size));

    private async Task SetAsync(Bytes32 slot, Bytes32 value) => await _chain.Anvil.CallAsync(
        "anvil_setStorageAt", _chain.Deployed.Address.ToString(), slot.ToString(), value.ToString());

    private async Task<List<WitnessFinding>> LookAsync(WitnessRoom room, bool keepClock = false)
    {
        if (!keepClock) room.Now = (await _chain.Registry.HeadAsync(Token)).Time;
        return await room.LookAsync(_chain.Node, _chain.Deployed.ChainId, _chain.Deployed.Address);
    }
}
