using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Tests.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Consensus;

public sealed class ConsensusProofsTests(DevelopmentChain chain) : IClassFixture<DevelopmentChain>
{
    private readonly QbftNetwork _network = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ConsensusProofs Proofs => new(chain.Node, chain.Deployed.ChainId, chain.Deployed.Address);

    private ConsensusPins Pins => new(chain.Deployed.Address, _network.Pins);

    [Fact]
    public async Task An_anchoring_on_a_node_is_proven_offline_once_validators_seal_its_block()
    {
        var root = NewRoot();
        await chain.AnchorAsync(root, 17);
        var recorded = await chain.Registry.AnchorOfAsync(root, Token);

        var proof = (await Proofs.OfAnchoringAsync(root, Token))!;

        Assert.Equal(ConsensusRefusal.NotAHeader, proof.Check(root, 17, Pins).Refusal!.Code); // anvil seals nothing
        var result = _network.Seal(proof).Check(root, 17, Pins);
        Assert.Null(result.Refusal);
        Assert.Equal(recorded, result.Proven!.Anchor);
        Assert.Equal((3, 4), (result.Proven.Block.Seals, result.Proven.Block.Validators));
        Assert.Equal(ConsensusRefusal.TooFewSeals, _network.Seal(proof, seals: 2).Check(root, 17, Pins).Refusal!.Code);
        Assert.Equal(ConsensusRefusal.NotThisRoot, _network.Seal(proof).Check(NewRoot(), 17, Pins).Refusal!.Code);
    }

    [Fact]
    public async Task An_anchoring_among_other_transactions_of_its_block_is_found()
    {
        var roots = Enumerable.Range(0, 20).Select(_ => NewRoot()).ToList();
        var nonce = await chain.Sender.PendingNonceAsync(Token);
        for (var i = 0; i < roots.Count; i++)
        {
            await chain.Sender.SendAsync(await chain.Sender.PrepareAnchorAsync(roots[i], (uint)i + 1, nonce + (ulong)i, null, Token), Token);
        }
        await chain.Anvil.MineAsync();

        for (var i = 0; i < roots.Count; i++)
        {
            var proof = await Proofs.OfAnchoringAsync(roots[i], Token);

            Assert.Null(_network.Seal(proof!).Check(roots[i], (uint)i + 1, Pins).Refusal);
        }
    }

    [Fact]
    public async Task The_state_proves_the_record_of_a_root_and_of_a_key_as_the_registry_tells_them()
    {
        var (root, key) = (NewRoot(), NewRoot());
        await chain.AnchorAsync(root, uint.MaxValue);
        await chain.SendAsync(nonce => chain.Sender.PrepareStatusesAsync([new(key, RecordedStatus.Terminated, 7, NewRoot())], nonce, null, Token));

        var proof = _network.Seal((await Proofs.OfStateAsync(root, key, Token))!);

        Assert.Equal(await chain.Registry.AnchorOfAsync(root, Token), proof.Check(root, uint.MaxValue, Pins).Proven?.Anchor);
        Assert.Equal(await chain.Registry.StatusOfAsync(key, Token), proof.CheckStatus(key, Pins).Proven?.Entry);
        Assert.Equal(ConsensusRefusal.BrokenPath, proof.CheckStatus(NewRoot(), Pins).Refusal!.Code);
    }

    [Fact]
    public async Task The_state_proves_that_no_exception_is_recorded_of_a_key()
    {
        await chain.AnchorAsync(NewRoot(), 1);
        var key = NewRoot();

        var result = _network.Seal((await Proofs.OfStateAsync(null, key, Token))!).CheckStatus(key, Pins);

        Assert.NotNull(result.Proven);
        Assert.Null(result.Proven.Entry);
    }

    [Fact]
    public async Task A_root_that_was_never_anchored_has_no_proof()
    {
        Assert.Null(await Proofs.OfAnchoringAsync(NewRoot(), Token));
        Assert.Null(await Proofs.OfStateAsync(NewRoot(), NewRoot(), Token));
    }

    [Fact]
    public async Task A_node_of_another_chain_makes_no_proof()
    {
        var root = NewRoot();
        await chain.AnchorAsync(root, 1);
        var proofs = new ConsensusProofs(chain.Node, chain.Deployed.ChainId + 1, chain.Deployed.Address);

        await Assert.ThrowsAsync<ChainMismatchException>(() => proofs.OfAnchoringAsync(root, Token));
        await Assert.ThrowsAsync<ChainMismatchException>(() => proofs.OfStateAsync(root, null, Token));
    }

    [Fact]
    public async Task A_state_of_an_address_without_a_registry_makes_no_proof()
    {
        var proofs = new ConsensusProofs(chain.Node, chain.Deployed.ChainId, new Address(RandomNumberGenerator.GetBytes(20)));

        await Assert.ThrowsAsync<ChainUnavailableException>(() => proofs.OfStateAsync(null, NewRoot(), Token));
    }

    [Fact]
    public async Task A_node_without_receipts_of_a_block_is_asked_for_those_of_its_transactions()
    {
        var root = NewRoot();
        await chain.AnchorAsync(root, 5);
        using var node = new ChangedReplies().Change("eth_getBlockReceipts", reply =>
        {
            reply.Remove("result");
            reply["error"] = new JsonObject { ["code"] = -32601, ["message"] = "the method does not exist" };
        });

        var proof = await Before(node).OfAnchoringAsync(root, Token);

        Assert.Contains("eth_getTransactionReceipt", node.Called);
        Assert.Equal((await Proofs.OfAnchoringAsync(root, Token))!.Write(), proof!.Write());
    }

    [Fact]
    public async Task A_header_of_a_fork_that_is_not_known_is_taken_as_the_node_keeps_it()
    {
        var root = NewRoot();
        await chain.AnchorAsync(root, 5);
        byte[] raw = [];
        using var node = new ChangedReplies()
            .Change("eth_getBlockByNumber", reply =>
            {
                var header = RlpItem.Read(NodeHeader.Encode(JsonElement.Parse(reply["result"]!.ToJsonString())));
                raw = Rlp.OfList([.. header.Items.Select(item => item.Encoded.ToArray()), Rlp.OfNumber(1), Rlp.OfNumber(2)]);
                reply["result"]!["hash"] = Keccak256.Of(raw).ToString();
            })
            .Change("debug_getRawHeader", reply =>
            {
                reply.Remove("error");
                reply["result"] = Hex.Encode(raw);
            });

        var proof = await Before(node).OfAnchoringAsync(root, Token);

        Assert.Equal(raw, proof!.Header.ToArray());
        Assert.Null(_network.Seal(proof).Check(root, 5, Pins).Refusal);
    }

    [Theory]
    [InlineData("eth_getBlockByNumber", "stateRoot")]
    [InlineData("eth_getBlockByNumber", "hash")]
    [InlineData("eth_getBlockReceipts", "logsBloom")]
    [InlineData("eth_getBlockReceipts", "cumulativeGasUsed")]
    [InlineData("eth_getBlockReceipts", null)]
    public async Task A_node_whose_answers_do_not_fit_together_makes_no_proof(string method, string? member)
    {
        var root = NewRoot();
        await chain.AnchorAsync(root, 5);
        using var node = new ChangedReplies().Change(method, reply =>
        {
            var result = reply["result"]!;
            if (member is null) result.AsArray().Clear();
            else if (result is JsonArray receipts) Disturb(receipts[0]!, member);
            else Disturb(result, member);
        });

        await Assert.ThrowsAnyAsync<ChainUnavailableException>(() => Before(node).OfAnchoringAsync(root, Token));
    }

    [Fact]
    public async Task A_node_whose_state_does_not_fit_its_header_makes_no_proof()
    {
        var root = NewRoot();
        await chain.AnchorAsync(root, 5);
        using var node = new ChangedReplies().Change("eth_getProof", reply =>
            reply["result"]!["storageProof"]![1]!["proof"]!.AsArray().RemoveAt(0));

        await Assert.ThrowsAsync<ChainUnavailableException>(() => Before(node).OfStateAsync(root, null, Token));
    }

    private ConsensusProofs Before(ChangedReplies node) =>
        new(node.Before(chain), chain.Deployed.ChainId, chain.Deployed.Address);

    /// <summary>Another last digit.</summary>
    private static void Disturb(JsonNode node, string member)
    {
        var text = node[member]!.GetValue<string>();
        node[member] = text[..^1] + (text[^1] == '0' ? '1' : '0');
    }

    private static Bytes32 NewRoot() => new(RandomNumberGenerator.GetBytes(Bytes32.Size));
}
