using System.Security.Cryptography;
using LaborContracts.Ledger.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

/// <summary>All that a registry has recorded, found without knowing what to ask for.</summary>
public sealed class RegistryLogTests : IAsyncLifetime
{
    private const int Confirmations = 3;

    private readonly DevelopmentChain _chain = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RegistryLog Log => new(_chain.Node, _chain.Deployed.ChainId, _chain.Deployed.Address, Confirmations);

    public ValueTask InitializeAsync() => _chain.InitializeAsync();

    public ValueTask DisposeAsync() => _chain.DisposeAsync();

    [Fact]
    public async Task Roots_and_statuses_are_found_once_they_are_settled_and_each_once()
    {
        var (root, key, document) = (NewHash(), NewHash(), NewHash());
        var anchored = await _chain.AnchorAsync(root, 17);
        await _chain.SendAsync(nonce => _chain.Sender.PrepareStatusesAsync(
            [new(key, RecordedStatus.Renewed, 2, document), new(key, RecordedStatus.Terminated, 3, document)], nonce, null, Token));
        var (early, last) = await ReadAsync(null);
        await MineAsync(Confirmations - 1);
        var (late, end) = await ReadAsync(last);

        Assert.Empty(early);
        Assert.Equal(
            [
                new AnchoredEvent(root, 17, _chain.Sender.Sender, anchored.TransactionHash, anchored.BlockNumber, anchored.BlockHash),
                new StatusChange(key, RecordedStatus.Renewed, 2, document),
                new StatusChange(key, RecordedStatus.Terminated, 3, document),
            ],
            late);
        Assert.Null(await Log.AfterAsync(end, Token));
    }

    [Fact]
    public async Task A_long_history_comes_in_ranges_of_bounded_length_without_gap_or_repetition()
    {
        var roots = new List<Bytes32>();
        for (var i = 0; i < 3; i++)
        {
            roots.Add(NewHash());
            await _chain.AnchorAsync(roots[^1], 1);
            await MineAsync(RegistryLog.MostBlocks - 1); // so that one root is in the first block after a range's end
        }

        await MineAsync(Confirmations);
        var (blocks, found, last) = (new List<ulong>(), new List<Bytes32>(), (BlockReference?)null);
        while (await Log.AfterAsync(last, Token) is { } records)
        {
            Assert.InRange(records.Through.Number - (last?.Number ?? 0), 0ul, (ulong)RegistryLog.MostBlocks);
            found.AddRange(records.Roots.Select(r => r.Root));
            blocks.Add(records.Through.Number);
            last = records.Through;
        }

        Assert.Equal(roots, found);
        Assert.Equal((await _chain.Registry.SettledAsync(Confirmations, Token)).Hash, last!.Hash);
        Assert.True(blocks.Count > 3);
    }

    [Fact]
    public async Task A_chain_with_another_history_is_read_from_the_first_block_on()
    {
        var before = await _chain.Anvil.RememberAsync();
        await _chain.AnchorAsync(NewHash(), 1);
        await MineAsync(Confirmations);
        var (_, last) = await ReadAsync(null);
        await _chain.Anvil.ForgetAsync(before);
        Assert.Null(await Log.AfterAsync(last, Token)); // too short to tell
        var other = NewHash();
        await _chain.AnchorAsync(other, 2);
        await MineAsync(2 * Confirmations);

        var (found, _) = await ReadAsync(last);

        Assert.Equal([other], found.OfType<AnchoredEvent>().Select(e => e.Root));
    }

    [Fact]
    public async Task Where_no_node_answers_nothing_is_said_of_what_was_recorded()
    {
        using var http = new HttpClient();
        var log = new RegistryLog(new JsonRpcNode(http, new("http://127.0.0.1:1")), 1, Address.Zero, Confirmations);

        await Assert.ThrowsAsync<ChainUnavailableException>(() => log.AfterAsync(null, Token));
    }

    private static Bytes32 NewHash() => new(RandomNumberGenerator.GetBytes(Bytes32.Size));

    private async Task MineAsync(int blocks)
    {
        for (var i = 0; i < blocks; i++) await _chain.Anvil.MineAsync();
    }

    private async Task<(List<object> Events, BlockReference? Last)> ReadAsync(BlockReference? last)
    {
        var events = new List<object>();
        while (await Log.AfterAsync(last, Token) is { } records)
        {
            events.AddRange(records.Roots);
            events.AddRange(records.Statuses);
            last = records.Through;
        }

        return (events, last);
    }
}
