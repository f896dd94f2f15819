using System.Security.Cryptography;
using LaborContracts.Ledger.Chain;
using LaborContracts.TestKit.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

/// <summary>Two ways to one chain, the first of which goes wrong.</summary>
public sealed class NodeSetOnChainTests(DevelopmentChain chain) : IClassFixture<DevelopmentChain>
{
    private const string Nothing = "0x0000000000000000000000000000000000000000000000000000000000000000";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("eth_call", "}", NodeFault.Senseless)]
    [InlineData("eth_call", "\"0x12\"", NodeFault.Senseless)]
    [InlineData("eth_call", "\"0x\"", NodeFault.WrongChain)]
    [InlineData("eth_chainId", "\"0x1\"", NodeFault.WrongChain)]
    public async Task A_root_is_found_although_the_first_node_answers_wrongly(string method, string lie, NodeFault fault)
    {
        await using var proxy = ChainProxy.Before(chain.Anvil.Url);
        using var http = new HttpClient();
        var nodes = Nodes(http, proxy);
        var root = await AnchoredAsync();

        proxy.Lie(method, lie);

        Assert.NotNull(await Registry(nodes).AnchorOfAsync(root, Token));
        Assert.Equal(fault, nodes.Health[0].Fault);
    }

    [Fact]
    public async Task A_root_that_a_node_left_behind_does_not_know_is_found_by_the_other()
    {
        await using var proxy = ChainProxy.Before(chain.Anvil.Url);
        using var http = new HttpClient();
        var nodes = Nodes(http, proxy);
        var root = await AnchoredAsync();
        for (var i = 0; i < 3; i++) await chain.Anvil.MineAsync();

        proxy.Lie("eth_getBlockByNumber", (await chain.Anvil.CallAsync("eth_getBlockByNumber", "0x0", false)).GetRawText());
        proxy.Lie("eth_call", $"\"0x{string.Concat(Enumerable.Repeat(Nothing[2..], 4))}\"");

        Assert.NotNull(await Registry(nodes).AnchorOfAsync(root, Token));
        Assert.Equal(NodeFault.Behind, nodes.Health[0].Fault);
    }

    [Fact]
    public async Task A_node_that_is_too_slow_is_not_waited_for_twice()
    {
        await using var proxy = ChainProxy.Before(chain.Anvil.Url);
        using var http = new HttpClient();
        var nodes = Nodes(http, proxy, TimeSpan.FromSeconds(3));
        var root = await AnchoredAsync();

        var hold = proxy.Hold("eth_call", HoldPoint.BeforeTheNode);

        Assert.NotNull(await Registry(nodes).AnchorOfAsync(root, Token));
        Assert.True(hold.Arrived.IsCompleted);
        Assert.Equal(NodeFault.Slow, nodes.Health[0].Fault);
    }

    [Fact]
    public async Task A_chain_of_the_same_number_with_other_blocks_is_forked()
    {
        await using var stranger = await AnvilNode.StartAsync(chain.Anvil.ChainId);
        using var http = new HttpClient();
        var root = await AnchoredAsync();
        var height = (await chain.Registry.HeadAsync(Token)).Number;
        for (var i = 0ul; i < height; i++) await stranger.MineAsync();
        var nodes = new NodeSet(
            [new(http, chain.Anvil.Url), new(http, stranger.Url)], chain.Deployed.ChainId, confirmations: 1, TimeProvider.System);

        Assert.NotNull(await Registry(nodes).AnchorOfAsync(root, Token));

        Assert.Null(nodes.Health[0].Fault);
        Assert.Equal(NodeFault.Forked, nodes.Health[1].Fault);
    }

    [Fact]
    public async Task Anchoring_goes_on_through_the_other_node_with_the_same_bytes()
    {
        await using var proxy = ChainProxy.Before(chain.Anvil.Url);
        using var http = new HttpClient();
        var sender = new RegistrySender(Nodes(http, proxy), chain.Deployed.Key, chain.Deployed.ChainId, chain.Deployed.Address);
        var transaction = await sender.PrepareAnchorAsync(NewRoot(), 1, await sender.PendingNonceAsync(Token), null, Token);

        proxy.Lie("eth_sendRawTransaction", "5");

        await sender.SendAsync(transaction, Token);
        await chain.Anvil.MineAsync();
        Assert.True((await chain.ReceiptAsync(transaction.Hash)).Succeeded);
    }

    private NodeSet Nodes(HttpClient http, ChainProxy first, TimeSpan? patience = null) => new(
        [new(http, first.Url, patience), new(http, chain.Anvil.Url)], chain.Deployed.ChainId, confirmations: 1, TimeProvider.System);

    private RpcRegistry Registry(NodeSet nodes) => new(nodes, chain.Deployed.ChainId, chain.Deployed.Address);

    private async Task<Bytes32> AnchoredAsync()
    {
        var root = NewRoot();
        await chain.AnchorAsync(root, 3);
        return root;
    }

    private static Bytes32 NewRoot() => new(RandomNumberGenerator.GetBytes(Bytes32.Size));
}
