using LaborContracts.Ledger.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

public sealed class NodeSetTests
{
    private const int Confirmations = 3;

    private static readonly SignedTransaction Bytes = new(new byte[] { 1, 2, 3 });

    private readonly SetClock _clock = new();
    private readonly ScriptedNode _first = new() { Word = 1 };
    private readonly ScriptedNode _second = new() { Word = 2 };
    private readonly ScriptedNode _third = new() { Word = 3 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_node_is_asked_while_it_answers_rightly()
    {
        var set = Set(_first, _second);

        Assert.Equal(1u, await AskAsync(set));
        Assert.Equal(0, _second.Questions);
    }

    public static TheoryData<NodeFault> Faults() =>
        [NodeFault.Unreachable, NodeFault.Slow, NodeFault.Senseless, NodeFault.WrongChain, NodeFault.Behind, NodeFault.Forked];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_node_with_a_fault_is_set_aside_and_the_next_is_asked(NodeFault fault)
    {
        var set = Set(_first, _second, _third);
        await AskAsync(set);

        Give(_first, fault);
        _clock.Advance(2);

        Assert.Equal(2u, await AskAsync(set));
        Assert.Equal(1, _first.Questions);
        Assert.Equal(fault, set.Health[0].Fault);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_node_that_answers_rightly_again_is_taken_back_after_its_time_and_not_before(NodeFault fault)
    {
        var set = Set(_first, _second, _third);
        Give(_first, fault);
        await AskAsync(set);
        Mend(_first);

        _clock.Advance(29);
        await set.LookAsync();
        Assert.Equal(2u, await AskAsync(set));

        _clock.Advance(1);
        await set.LookAsync();
        Assert.Equal(1u, await AskAsync(set));
        Assert.Null(set.Health[0].Fault);
    }

    [Fact]
    public async Task A_node_that_fails_in_answering_is_set_aside_and_the_question_goes_to_the_next()
    {
        var set = Set(_first, _second);
        await AskAsync(set);

        _first.Down = true;

        Assert.Equal(2u, await AskAsync(set));
        Assert.Equal(NodeFault.Unreachable, set.Health[0].Fault);
    }

    [Fact]
    public async Task A_node_that_keeps_no_old_events_stays_in_use_and_the_next_is_asked_for_them()
    {
        var set = Set(_first, _second);

        var answer = await set.AskAsync(
            node => node == _first.Rpc ? throw new EventNotServedException(1) : Task.FromResult(2), Token);

        Assert.Equal(2, answer);
        Assert.Null(set.Health[0].Fault);
        await Assert.ThrowsAsync<EventNotServedException>(() => set.AskAsync<int>(_ => throw new EventNotServedException(1), Token));
    }

    [Fact]
    public async Task An_answer_of_a_node_that_was_set_aside_meanwhile_is_not_believed()
    {
        var set = Set(_first, _second);
        await AskAsync(set);

        // While the first thinks about it, it is found to be on another chain.
        _first.Meanwhile = () =>
        {
            _first.ChainId = 1;
            _clock.Advance(2);
            set.LookAsync().GetAwaiter().GetResult();
        };

        Assert.Equal(2u, await AskAsync(set));
        Assert.Equal(NodeFault.WrongChain, set.Health[0].Fault);
    }

    [Fact]
    public async Task A_node_no_further_behind_than_the_confirmations_is_believed_and_one_further_is_not()
    {
        var set = Set(_first, _second);
        _second.Height = 100 + Confirmations;
        Assert.Equal(1u, await AskAsync(set));

        _second.Height++;
        _clock.Advance(2);

        Assert.Equal(2u, await AskAsync(set));
        Assert.Equal((NodeFault.Behind, 100u), (set.Health[0].Fault, set.Health[0].Height));
    }

    [Fact]
    public async Task The_highest_block_counts_although_the_node_that_showed_it_is_gone()
    {
        var set = Set(_first, _second);
        _second.Height = 200;
        await AskAsync(set);

        _second.Down = true;
        _clock.Advance(2);
        await Assert.ThrowsAsync<ChainUnavailableException>(() => AskAsync(set));
        Assert.Equal([NodeFault.Behind, NodeFault.Unreachable], set.Health.Select(node => node.Fault));

        _first.Height = 200;
        Assert.Equal(1u, await AskAsync(set));
    }

    [Fact]
    public async Task A_node_that_was_set_aside_is_tried_at_once_when_the_last_in_use_fails()
    {
        var set = Set(_first, _second);
        _second.Down = true;
        await AskAsync(set);
        (_first.Down, _second.Down) = (true, false);

        Assert.Equal(2u, await AskAsync(set));
    }

    [Fact]
    public async Task A_chain_that_was_begun_anew_is_believed_after_ten_minutes()
    {
        var set = Set(_first);
        await AskAsync(set);
        _first.Height = 5;
        _clock.Advance(2);
        await Assert.ThrowsAsync<ChainUnavailableException>(() => AskAsync(set));

        _clock.Advance(599);
        await Assert.ThrowsAsync<ChainUnavailableException>(() => AskAsync(set));
        _clock.Advance(2);

        Assert.Equal(1u, await AskAsync(set));
    }

    [Fact]
    public async Task Of_three_nodes_the_one_with_other_settled_blocks_is_forked_even_if_it_is_the_first()
    {
        _first.History = "another";

        Assert.Equal(2u, await AskAsync(Set(_first, _second, _third)));
    }

    [Fact]
    public async Task Of_two_nodes_that_differ_the_one_in_use_stays()
    {
        var set = Set(_first, _second);
        _first.Down = true;
        Assert.Equal(2u, await AskAsync(set));
        _first.Down = false;
        _first.History = "another";

        _clock.Advance(30);
        await set.LookAsync();

        Assert.Equal(2u, await AskAsync(set));
        Assert.Equal(NodeFault.Forked, set.Health[0].Fault);
    }

    [Fact]
    public async Task Two_nodes_that_differ_from_the_start_leave_the_first()
    {
        _second.History = "another";
        var set = Set(_first, _second);

        Assert.Equal(1u, await AskAsync(set));
        Assert.Equal(NodeFault.Forked, set.Health[1].Fault);
    }

    [Fact]
    public async Task Nodes_that_differ_only_where_nothing_is_settled_are_both_believed()
    {
        (_first.Height, _second.Height) = (101, 101);
        _second.ForkedFrom = 100; // 99 is settled
        var set = Set(_first, _second);

        await AskAsync(set);

        Assert.All(set.Health, node => Assert.Null(node.Fault));
    }

    [Fact]
    public async Task With_no_node_left_all_are_tried_at_once_and_the_answer_comes_with_the_first_that_is_back()
    {
        var set = Set(_first, _second);
        (_first.Down, _second.Down) = (true, true);
        var e = await Assert.ThrowsAsync<ChainUnavailableException>(() => AskAsync(set));
        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);

        _second.Down = false;

        Assert.Equal(2u, await AskAsync(set));
    }

    [Fact]
    public async Task A_look_serves_all_questions_of_a_second()
    {
        var set = Set(_first, _second);
        await AskAsync(set);
        _first.Height = 1; // not looked at before the second is over

        Assert.Equal(1u, await AskAsync(set));
        _clock.Advance(1);

        Assert.Equal(2u, await AskAsync(set));
    }

    [Fact]
    public async Task An_error_of_the_node_s_own_is_asked_of_the_next_and_sets_nobody_aside()
    {
        var set = Set(_first, _second);
        (_first.RefusesToSend, _second.RefusesToSend) = ("insufficient funds", "insufficient funds");

        await Assert.ThrowsAsync<JsonRpcErrorException>(() => set.SendAsync(Bytes, Token));

        Assert.All(set.Health, node => Assert.Null(node.Fault));
    }

    [Fact]
    public async Task The_same_bytes_go_to_every_node_that_is_believed_and_to_no_other()
    {
        _second.ChainId = 1;
        var set = Set(_first, _second, _third);

        Assert.Equal(SendOutcome.Accepted, await set.SendAsync(Bytes, Token));

        Assert.Equal((1, 0, 1), (_first.Sent.Count, _second.Sent.Count, _third.Sent.Count));
        Assert.Equal(_first.Sent, _third.Sent);
    }

    [Theory]
    [InlineData("nonce too low", null, SendOutcome.Accepted)]
    [InlineData("already known", "nonce too low", SendOutcome.AlreadyKnown)]
    [InlineData("0x12: this transaction is already in the TxPool", "nonce too low", SendOutcome.AlreadyKnown)]
    [InlineData("nonce too low", "insufficient funds", SendOutcome.NonceTooLow)]
    public async Task Of_several_answers_to_a_sending_the_one_that_says_most_counts(string first, string? second, SendOutcome outcome)
    {
        (_first.RefusesToSend, _second.RefusesToSend) = (first, second);

        Assert.Equal(outcome, await Set(_first, _second).SendAsync(Bytes, Token));
    }

    [Fact]
    public async Task A_node_s_credentials_are_not_shown()
    {
        var set = Set(_first);
        await AskAsync(set);

        Assert.Matches("^http://node[0-9]+[.]test:8545$", Assert.Single(set.Health).Address);
    }

    private NodeSet Set(params ScriptedNode[] nodes) => new([.. nodes.Select(node => node.Rpc)], 20_261, Confirmations, _clock);

    private static Task<ulong> AskAsync(NodeSet set) => set.AskAsync(
        node => node.CallAsync("eth_gasPrice", [], result => result.Quantity(), Token), Token);

    private static void Give(ScriptedNode node, NodeFault fault)
    {
        node.Down = fault == NodeFault.Unreachable;
        node.Silent = fault == NodeFault.Slow;
        node.Garbled = fault == NodeFault.Senseless;
        node.ChainId = fault == NodeFault.WrongChain ? 1 : 20_261u;
        node.Height = fault == NodeFault.Behind ? 10 : 100u;
        node.History = fault == NodeFault.Forked ? "another" : "the one";
    }

    private static void Mend(ScriptedNode node)
    {
        (node.Down, node.Silent, node.Garbled) = (false, false, false);
        (node.ChainId, node.Height, node.History) = (20_261, 100, "the one");
    }
}
