using System.Security.Cryptography;
using LaborContracts.Ledger.Chain;
using LaborContracts.TestKit.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

public sealed class RegistryTests(DevelopmentChain chain) : IClassFixture<DevelopmentChain>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_anchored_root_is_found_with_its_block_and_its_transaction()
    {
        var root = NewRoot();

        var receipt = await chain.AnchorAsync(root, 17);

        Assert.True(receipt.Succeeded);
        var anchor = await chain.Registry.AnchorOfAsync(root, Token);
        var found = await chain.Registry.FindAnchoredAsync(root, Token);
        Assert.NotNull(anchor);
        Assert.Equal((receipt.BlockNumber, 17u, chain.Sender.Sender), (anchor.BlockNumber, anchor.LeafCount, anchor.Anchorer));
        Assert.Equal(
            new AnchoredEvent(root, 17, chain.Sender.Sender, receipt.TransactionHash, receipt.BlockNumber, receipt.BlockHash),
            found);
    }

    [Fact]
    public async Task An_anchoring_that_offers_a_price_for_its_gas_is_mined_as_well()
    {
        var root = NewRoot();

        var receipt = await chain.SendAsync(nonce => chain.Sender.PrepareAnchorAsync(root, 17, nonce, new FeeOffer(Tip: 0, Cap: 0), Token));

        Assert.True(receipt.Succeeded);
        Assert.NotNull(await chain.Registry.AnchorOfAsync(root, Token));
    }

    [Fact]
    public async Task The_settled_block_has_so_many_blocks_from_itself_to_the_latest()
    {
        await chain.AnchorAsync(NewRoot(), 1);
        await chain.Anvil.MineAsync();
        var head = await chain.Registry.HeadAsync(Token);

        Assert.Equal(head, await chain.Registry.SettledAsync(1, Token));
        Assert.Equal(head.Number - 2, (await chain.Registry.SettledAsync(3, Token)).Number);
        Assert.Equal(0u, (await chain.Registry.SettledAsync(10_000, Token)).Number);
    }

    [Fact]
    public async Task Anchoring_costs_no_more_than_75_000_gas()
    {
        var receipt = await chain.AnchorAsync(NewRoot(), uint.MaxValue);

        Assert.InRange(receipt.GasUsed, 21_000u, 75_000u);
    }

    [Fact]
    public async Task The_same_root_again_succeeds_and_changes_nothing()
    {
        var root = NewRoot();
        await chain.AnchorAsync(root, 17);
        var first = (await chain.Registry.AnchorOfAsync(root, Token), await chain.Registry.FindAnchoredAsync(root, Token));

        var again = await chain.AnchorAsync(root, 18);

        Assert.True(again.Succeeded);
        Assert.Equal(first,
            (await chain.Registry.AnchorOfAsync(root, Token), await chain.Registry.FindAnchoredAsync(root, Token)));
    }

    [Fact]
    public async Task A_node_that_serves_no_event_of_a_recorded_root_has_not_said_where_it_is()
    {
        var root = NewRoot();
        await chain.AnchorAsync(root, 17);
        await using var proxy = ChainProxy.Before(chain.Anvil.Url);
        proxy.Lie("eth_getLogs", "[]");
        using var http = new HttpClient();
        var registry = new RpcRegistry(new JsonRpcNode(http, proxy.Url), chain.Deployed.ChainId, chain.Deployed.Address);

        await Assert.ThrowsAsync<EventNotServedException>(() => registry.FindAnchoredAsync(root, Token));
    }

    [Fact]
    public async Task A_root_that_was_never_anchored_is_null()
    {
        Assert.Null(await chain.Registry.AnchorOfAsync(NewRoot(), Token));
        Assert.Null(await chain.Registry.FindAnchoredAsync(NewRoot(), Token));
    }

    [Fact]
    public async Task A_key_without_an_exception_is_null() =>
        Assert.Null(await chain.Registry.StatusOfAsync(NewRoot(), Token));

    [Fact]
    public async Task Statuses_are_recorded_together_and_each_for_its_key()
    {
        StatusChange[] changes =
        [
            new(NewRoot(), RecordedStatus.Amended, 2, NewRoot()),
            new(NewRoot(), RecordedStatus.Renewed, 3, NewRoot()),
            new(NewRoot(), RecordedStatus.Terminated, 7, NewRoot()),
        ];

        Assert.Null(await chain.Sender.RefusalOfStatusesAsync(changes, Token));
        var receipt = await chain.SendAsync(nonce => chain.Sender.PrepareStatusesAsync(changes, nonce, null, Token));

        Assert.True(receipt.Succeeded);
        foreach (var change in changes)
        {
            var entry = await chain.Registry.StatusOfAsync(change.Key, Token);
            Assert.Equal((change.Status, change.Revision, change.Document), (entry?.Status, entry?.Revision, entry?.Document));
        }
    }

    [Fact]
    public async Task As_many_statuses_as_the_platform_sends_at_once_fit_into_their_gas()
    {
        var changes = Enumerable.Range(0, 50).Select(_ => new StatusChange(NewRoot(), RecordedStatus.Amended, 2, NewRoot())).ToArray();

        var receipt = await chain.SendAsync(nonce => chain.Sender.PrepareStatusesAsync(changes, nonce, null, Token));

        Assert.True(receipt.Succeeded);
        Assert.NotNull(await chain.Registry.StatusOfAsync(changes[^1].Key, Token));
    }

    [Fact]
    public async Task A_status_that_would_go_back_is_skipped_and_the_others_stand()
    {
        var (ended, other) = (NewRoot(), NewRoot());
        await chain.SendAsync(nonce => chain.Sender.PrepareStatusesAsync([new(ended, RecordedStatus.Terminated, 4, NewRoot())], nonce, null, Token));

        var receipt = await chain.SendAsync(nonce => chain.Sender.PrepareStatusesAsync(
            [new(ended, RecordedStatus.Amended, 5, NewRoot()), new(other, RecordedStatus.Amended, 2, NewRoot())], nonce, null, Token));

        Assert.True(receipt.Succeeded);
        Assert.Equal(RecordedStatus.Terminated, (await chain.Registry.StatusOfAsync(ended, Token))?.Status);
        Assert.Equal(RecordedStatus.Amended, (await chain.Registry.StatusOfAsync(other, Token))?.Status);
    }

    [Fact]
    public async Task A_status_that_there_is_not_is_seen_to_revert_before_it_is_sent() => Assert.NotNull(
        await chain.Sender.RefusalOfStatusesAsync([new(NewRoot(), (RecordedStatus)9, 2, NewRoot())], Token));

    [Fact]
    public async Task The_head_is_the_block_that_was_just_mined()
    {
        var receipt = await chain.AnchorAsync(NewRoot(), 1);

        var head = await chain.Registry.HeadAsync(Token);

        Assert.True(head.Number >= receipt.BlockNumber);
    }

    [Fact]
    public async Task A_key_in_this_process_prepares_the_same_anchoring_twice_to_the_same_bytes()
    {
        var root = NewRoot();

        var first = await chain.Sender.PrepareAnchorAsync(root, 2, nonce: 9, null, Token);
        var second = await chain.Sender.PrepareAnchorAsync(root, 2, nonce: 9, null, Token);

        Assert.Equal(first.Bytes.ToArray(), second.Bytes.ToArray());
        Assert.Equal(first.Hash, second.Hash);
    }

    [Fact]
    public async Task Bytes_that_the_node_has_or_has_mined_are_told_apart_and_neither_is_an_error()
    {
        var transaction = await chain.Sender.PrepareAnchorAsync(NewRoot(), 1, await chain.Sender.PendingNonceAsync(Token), null, Token);
        Assert.Equal(SendOutcome.Accepted, await chain.Sender.SendAsync(transaction, Token));
        var waiting = await chain.Sender.SendAsync(transaction, Token);
        await chain.Anvil.MineAsync();
        await chain.ReceiptAsync(transaction.Hash);

        var mined = await chain.Sender.SendAsync(transaction, Token);

        Assert.NotEqual(SendOutcome.Accepted, waiting); // known, or mined if a block fell in between
        Assert.Equal(SendOutcome.NonceTooLow, mined);
    }

    [Fact]
    public async Task An_anchoring_that_would_revert_is_seen_before_it_is_sent()
    {
        Assert.Null(await chain.Sender.RefusalOfAnchorAsync(NewRoot(), 1, Token));
        Assert.NotNull(await chain.Sender.RefusalOfAnchorAsync(Bytes32.Zero, 1, Token));
    }

    [Fact]
    public async Task A_node_of_another_chain_is_a_mismatch_and_not_a_missing_root()
    {
        var registry = new RpcRegistry(chain.Node, chain.Deployed.ChainId + 1, chain.Deployed.Address);

        await Assert.ThrowsAsync<ChainMismatchException>(() => registry.AnchorOfAsync(NewRoot(), Token));
        await Assert.ThrowsAsync<ChainMismatchException>(() => registry.FindAnchoredAsync(NewRoot(), Token));
        await Assert.ThrowsAsync<ChainMismatchException>(() => registry.StatusOfAsync(NewRoot(), Token));
        await Assert.ThrowsAsync<ChainMismatchException>(() => registry.HeadAsync(Token));
    }

    [Fact]
    public async Task An_address_without_a_registry_is_a_mismatch_and_not_a_missing_root()
    {
        var registry = new RpcRegistry(chain.Node, chain.Deployed.ChainId, new Address(RandomNumberGenerator.GetBytes(20)));

        await Assert.ThrowsAsync<ChainMismatchException>(() => registry.AnchorOfAsync(NewRoot(), Token));
        await Assert.ThrowsAsync<ChainMismatchException>(() => registry.FindAnchoredAsync(NewRoot(), Token));
        await Assert.ThrowsAsync<ChainMismatchException>(() => registry.StatusOfAsync(NewRoot(), Token));
    }

    [Fact]
    public async Task Ensuring_the_registry_again_finds_the_one_that_is_there()
    {
        var first = chain.Deployed.Address;
        var nonce = await chain.Sender.MinedNonceAsync(Token);

        await chain.EnsureAsync();

        Assert.Equal(first, chain.Deployed.Address);
        Assert.Equal(nonce, await chain.Sender.MinedNonceAsync(Token));
    }

    private static Bytes32 NewRoot() => new(RandomNumberGenerator.GetBytes(Bytes32.Size));
}
