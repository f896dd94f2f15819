using LaborContracts.Api.Http;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Anchoring;

/// <summary>Two instances over one database and one account: no nonce is ever signed in two ways.</summary>
public sealed class OneSenderTests : IAsyncLifetime
{
    private readonly AnchoringRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _rig.InitializeAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Of_a_batch_and_statuses_that_two_instances_sign_at_once_the_second_to_save_is_refused_as_a_whole()
    {
        var (one, other) = (_rig.Instance(), _rig.Instance());
        var batch = await _rig.BatchAsync();
        await _rig.StatusAsync();

        // One has signed the batch and not saved it yet when the other takes the same nonce for the statuses.
        await using var db = _rig.Open();
        var row = await db.Batches.SingleAsync(b => b.Id == batch, Token);
        var signed = await one.Turn(db).SignAsync(
            (nonce, fees) => _rig.Sender.PrepareAnchorAsync(new Bytes32(row.Root), 1, nonce, fees, Token), Token);
        row.Transaction = signed!.Bytes.ToArray();
        Assert.True(await other.PrepareStatusesAsync());
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Token));

        Assert.True(ProblemAnswers.IsTaken(refused));
        Assert.Null((await one.BatchAsync(batch)).Transaction);
        await using var after = _rig.Open();
        Assert.Equal((await other.StatusAsync()).Transaction, (await after.Transactions.SingleAsync(Token)).Bytes);
    }

    [Fact]
    public async Task Nothing_is_signed_while_an_earlier_transaction_is_not_mined()
    {
        var (one, other) = (_rig.Instance(), _rig.Instance());
        var batch = await _rig.BatchAsync();
        var key = await _rig.StatusAsync();
        Assert.True(await one.PrepareStatusesAsync()); // and it is killed before it sends

        Assert.False(await other.PrepareAsync(batch));
        Assert.Null((await other.BatchAsync(batch)).Transaction);
        await _rig.MineAsync();

        Assert.NotNull(await _rig.Registry.StatusOfAsync(key, Token)); // the other has sent what was stored
        Assert.True(await other.PrepareAsync(batch));
    }

    [Fact]
    public async Task A_nonce_that_a_node_makes_up_is_not_signed()
    {
        var steps = _rig.Instance();
        var first = await _rig.BatchAsync();
        Assert.True(await steps.PrepareAsync(first));
        Assert.True(await steps.SendAsync(first));
        await _rig.MineAsync(AnchoringRig.Confirmations);
        Assert.True(await steps.SeeAsync(first));
        var second = await _rig.BatchAsync();

        await _rig.Chain.CallAsync("anvil_setNonce", _rig.Sender.Sender.ToString(), "0x7");
        await Assert.ThrowsAsync<ChainUnavailableException>(() => steps.PrepareAsync(second));
        await _rig.Chain.CallAsync("anvil_setNonce", _rig.Sender.Sender.ToString(), "0x2");

        Assert.True(await steps.PrepareAsync(second));
    }

    [Fact]
    public async Task Statuses_that_one_instance_has_signed_are_not_signed_again_by_another()
    {
        await _rig.StatusAsync();
        Assert.True(await _rig.Instance().PrepareStatusesAsync());
        var signed = await _rig.Instance().StatusAsync();
        await _rig.Sender.SendAsync(new SignedTransaction(signed.Transaction), Token);
        await _rig.MineAsync();

        Assert.False(await _rig.Instance().PrepareStatusesAsync());
        Assert.Equal(signed.Transaction, (await _rig.Instance().StatusAsync()).Transaction);
    }

    [Fact]
    public async Task What_a_chain_has_lost_that_counted_as_settled_is_sent_again_as_it_was_before_anything_new()
    {
        var steps = _rig.Instance();
        var before = await _rig.Chain.RememberAsync();
        var first = await _rig.BatchAsync();
        Assert.True(await steps.PrepareAsync(first));
        Assert.True(await steps.SendAsync(first));
        await _rig.MineAsync(AnchoringRig.Confirmations);
        Assert.True(await steps.SeeAsync(first));
        var root = new Bytes32((await steps.BatchAsync(first)).Root);

        await _rig.Chain.ForgetAsync(before);
        var second = await _rig.BatchAsync();
        Assert.False(await steps.PrepareAsync(second));
        await _rig.MineAsync();

        Assert.NotNull(await _rig.Registry.AnchorOfAsync(root, Token));
        Assert.True(await steps.PrepareAsync(second));
        await using var db = _rig.Open();
        Assert.Equal([1, 2], await db.Transactions.OrderBy(t => t.Nonce).Select(t => t.Nonce).ToListAsync(Token));
    }
}
