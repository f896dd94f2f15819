using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using Xunit;

namespace LaborContracts.Api.Tests.Anchoring;

/// <summary>Blocks that vanish before they are deep enough, on a chain that is made to forget them.</summary>
public sealed class ReorganisationTests : IAsyncLifetime
{
    private readonly AnchoringRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _rig.InitializeAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_batch_whose_block_vanished_before_its_depth_is_sent_again_with_the_same_bytes()
    {
        var steps = _rig.Instance();
        var batch = await _rig.BatchAsync();
        var before = await _rig.Chain.RememberAsync();
        Assert.True(await steps.PrepareAsync(batch));
        Assert.True(await steps.SendAsync(batch));
        var prepared = await steps.BatchAsync(batch);
        var nonce = await _rig.Sender.MinedNonceAsync(Token);
        await _rig.MineAsync();
        Assert.NotNull(await _rig.Registry.AnchorOfAsync(new Bytes32(prepared.Root), Token));
        Assert.False(await steps.SeeAsync(batch));

        await _rig.Chain.ForgetAsync(before);
        Assert.Null(await _rig.Registry.AnchorOfAsync(new Bytes32(prepared.Root), Token));
        _rig.WaitToResend();
        Assert.True(await steps.SeeAsync(batch));
        await _rig.MineAsync(AnchoringRig.Confirmations);

        Assert.True(await steps.SeeAsync(batch));
        var seen = await steps.BatchAsync(batch);
        Assert.NotNull(seen.BlockNumber);
        Assert.Equal(prepared.Transaction, seen.Transaction);
        Assert.Equal(prepared.TransactionHash, seen.TransactionHash);
        Assert.Equal(nonce + 1, await _rig.Sender.MinedNonceAsync(Token));
    }

    [Fact]
    public async Task A_status_is_recorded_only_under_enough_blocks()
    {
        var steps = _rig.Instance();
        await _rig.StatusAsync();
        Assert.True(await steps.PrepareStatusesAsync());
        Assert.True(await steps.SendStatusesAsync());
        await _rig.MineAsync();

        Assert.False(await steps.SeeStatusesAsync());
        await _rig.MineAsync(AnchoringRig.Confirmations - 1);

        Assert.True(await steps.SeeStatusesAsync());
        Assert.NotNull((await steps.StatusAsync()).SeenAt);
    }

    [Fact]
    public async Task A_status_whose_block_vanished_before_its_depth_is_sent_again_with_the_same_bytes()
    {
        var steps = _rig.Instance();
        var key = await _rig.StatusAsync();
        var before = await _rig.Chain.RememberAsync();
        Assert.True(await steps.PrepareStatusesAsync());
        Assert.True(await steps.SendStatusesAsync());
        var prepared = await steps.StatusAsync();
        await _rig.MineAsync();
        Assert.NotNull(await _rig.Registry.StatusOfAsync(key, Token));
        Assert.False(await steps.SeeStatusesAsync());

        await _rig.Chain.ForgetAsync(before);
        Assert.Null(await _rig.Registry.StatusOfAsync(key, Token));
        _rig.WaitToResend();
        Assert.True(await steps.SeeStatusesAsync());
        Assert.Null((await steps.StatusAsync()).SeenAt);
        await _rig.MineAsync(AnchoringRig.Confirmations);

        Assert.True(await steps.SeeStatusesAsync());
        var seen = await steps.StatusAsync();
        Assert.NotNull(seen.SeenAt);
        Assert.Equal(prepared.Transaction, seen.Transaction);
        Assert.Equal(RecordedStatus.Amended, (await _rig.Registry.StatusOfAsync(key, Token))?.Status);
    }

    [Fact]
    public async Task A_number_that_another_transaction_took_is_given_up_only_when_that_one_is_deep_enough()
    {
        var steps = _rig.Instance();
        var batch = await _rig.BatchAsync();
        Assert.True(await steps.PrepareAsync(batch));
        var prepared = await steps.BatchAsync(batch);
        var nonce = await _rig.Sender.MinedNonceAsync(Token);
        await _rig.Sender.SendAsync(await _rig.Sender.PrepareAnchorAsync(Keccak256.Of("another"u8), 1, nonce, null, Token), Token);
        await _rig.MineAsync();
        Assert.True(await steps.SendAsync(batch));

        _rig.WaitToResend();
        Assert.True(await steps.SeeAsync(batch));
        Assert.Equal(prepared.Transaction, (await steps.BatchAsync(batch)).Transaction);

        await _rig.MineAsync(AnchoringRig.Confirmations);
        _rig.WaitToResend();
        Assert.True(await steps.SeeAsync(batch));
        Assert.Null((await steps.BatchAsync(batch)).Transaction);

        Assert.True(await steps.PrepareAsync(batch));
        Assert.True(await steps.SendAsync(batch));
        await _rig.MineAsync(AnchoringRig.Confirmations);
        Assert.True(await steps.SeeAsync(batch));
    }
}
