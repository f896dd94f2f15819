using System.Security.Cryptography;
using LaborContracts.Ledger.Chain;
using LaborContracts.TestKit.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

public sealed class ChainFaultTests(DevelopmentChain chain) : IClassFixture<DevelopmentChain>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anchors_survive_a_stop_of_the_chain_and_a_node_that_is_down_is_not_a_missing_root()
    {
        var root = NewRoot();
        await chain.AnchorAsync(root, 3);
        var before = (await chain.Registry.AnchorOfAsync(root, Token), await chain.Registry.FindAnchoredAsync(root, Token));

        await chain.Anvil.StopAsync();
        await Assert.ThrowsAsync<ChainUnavailableException>(() => chain.Registry.AnchorOfAsync(root, Token));
        await chain.Anvil.StartAgainAsync();

        Assert.Equal(before,
            (await chain.Registry.AnchorOfAsync(root, Token), await chain.Registry.FindAnchoredAsync(root, Token)));
    }

    [Fact]
    public async Task Anchors_survive_a_kill_of_the_script_that_runs_the_chain()
    {
        var root = NewRoot();
        await chain.AnchorAsync(root, 3);
        var before = await chain.Registry.FindAnchoredAsync(root, Token);

        await chain.Anvil.KillAsync();
        await chain.Anvil.StartAgainAsync();

        Assert.Equal(before, await chain.Registry.FindAnchoredAsync(root, Token));
    }

    [Fact]
    public async Task A_sending_whose_answer_is_lost_is_repeated_with_the_same_bytes_and_mined_once()
    {
        await using var proxy = ChainProxy.Before(chain.Anvil.Url);
        using var http = new HttpClient();
        var sender = new RegistrySender(
            new JsonRpcNode(http, proxy.Url), chain.Deployed.Key, chain.Deployed.ChainId, chain.Deployed.Address);
        var nonce = await sender.PendingNonceAsync(Token);
        var transaction = await sender.PrepareAnchorAsync(NewRoot(), 1, nonce, null, Token);

        var hold = proxy.Hold("eth_sendRawTransaction", HoldPoint.AfterTheNode);
        var sending = sender.SendAsync(transaction, Token);
        await hold.Arrived;
        hold.Drop();
        await Assert.ThrowsAsync<ChainUnavailableException>(() => sending);
        var again = await sender.SendAsync(transaction, Token);
        await chain.Anvil.MineAsync();

        Assert.NotEqual(SendOutcome.Accepted, again);
        Assert.True((await chain.ReceiptAsync(transaction.Hash)).Succeeded);
        Assert.Equal(nonce + 1, await sender.MinedNonceAsync(Token));
    }

    [Fact]
    public async Task A_sending_that_never_reached_the_node_leaves_nothing_there()
    {
        await using var proxy = ChainProxy.Before(chain.Anvil.Url);
        using var http = new HttpClient();
        var sender = new RegistrySender(
            new JsonRpcNode(http, proxy.Url), chain.Deployed.Key, chain.Deployed.ChainId, chain.Deployed.Address);
        var nonce = await sender.PendingNonceAsync(Token);

        var transaction = await sender.PrepareAnchorAsync(NewRoot(), 1, nonce, null, Token);

        var hold = proxy.Hold("eth_sendRawTransaction", HoldPoint.BeforeTheNode);
        var sending = sender.SendAsync(transaction, Token);
        await hold.Arrived;
        hold.Drop();

        await Assert.ThrowsAsync<ChainUnavailableException>(() => sending);
        Assert.Equal(nonce, await sender.PendingNonceAsync(Token));
    }

    [Fact]
    public async Task A_held_call_goes_on_when_released()
    {
        await using var proxy = ChainProxy.Before(chain.Anvil.Url);
        using var http = new HttpClient();
        var node = new JsonRpcNode(http, proxy.Url);

        var hold = proxy.Hold("eth_chainId", HoldPoint.BeforeTheNode);
        var call = node.ChainIdAsync(Token);
        await hold.Arrived;
        Assert.False(call.IsCompleted);
        hold.Release();

        Assert.Equal(chain.Anvil.ChainId, await call);
        Assert.Equal(chain.Anvil.ChainId, await node.ChainIdAsync(Token));
    }

    private static Bytes32 NewRoot() => new(RandomNumberGenerator.GetBytes(Bytes32.Size));
}
