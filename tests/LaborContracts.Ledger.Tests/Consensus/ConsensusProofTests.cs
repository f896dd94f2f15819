using System.Text;
using System.Text.Json;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using Xunit;

namespace LaborContracts.Ledger.Tests.Consensus;

public sealed class ConsensusProofTests
{
    public static TheoryData<string> Cases => [.. VectorFile.NamesOf("consensus")];

    [Theory, MemberData(nameof(Cases))]
    public void A_vector_proves_what_is_recorded_or_is_refused_with_its_code(string name)
    {
        var vector = ConsensusVector.Read(name);

        var anchor = vector.Check(vector.Document);
        var status = vector.CheckStatus(vector.Document);

        if (!IsRefusedAsWanted(vector.Anchor, anchor.Refusal))
        {
            DemandBlock(vector.Anchor, anchor.Proven!.Block);
            Assert.Equal(vector.LeafCount, anchor.Proven.Anchor.LeafCount);
            var inState = vector.Anchor.TryGetProperty("anchoredInBlock", out var anchoredIn);
            Assert.Equal(inState ? anchoredIn.GetUInt64() : anchor.Proven.Block.Number, anchor.Proven.Anchor.BlockNumber);
            Assert.Equal(
                inState ? vector.Anchor.GetProperty("anchoredAt").GetInt64() : anchor.Proven.Block.Time.ToUnixTimeSeconds(),
                anchor.Proven.Anchor.BlockTime.ToUnixTimeSeconds());
            if (inState) Assert.Equal(Address.Parse(vector.Anchor.GetProperty("anchorer").GetString()!), anchor.Proven.Anchor.Anchorer);
        }
        if (!IsRefusedAsWanted(vector.Status, status.Refusal))
        {
            DemandBlock(vector.Status, status.Proven!.Block);
            Assert.Equal(vector.Status.GetProperty("status").GetInt32(), (int)(status.Proven.Entry?.Status ?? RecordedStatus.None));
            if (status.Proven.Entry is not { } entry) return;
            Assert.Equal(
                (vector.Status.GetProperty("revision").GetUInt32(), vector.Status.GetProperty("document").GetString(),
                    vector.Status.GetProperty("recordedAt").GetInt64()),
                (entry.Revision, entry.Document.ToString(), entry.BlockTime.ToUnixTimeSeconds()));
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void What_is_read_is_written_the_same(string name)
    {
        var vector = ConsensusVector.Read(name);

        Assert.True(JsonElement.DeepEquals(
            JsonElement.Parse(vector.Proof), JsonElement.Parse(Encoding.UTF8.GetString(vector.Document.Write()))));
        Assert.Equal(vector.Document.Write(), ConsensusProof.Read(vector.Document.Write()).Write());
    }

    [Theory]
    [InlineData("receipt-three-of-four")]
    [InlineData("receipt-ibft2")]
    public void No_changed_bit_of_the_header_or_of_the_path_is_believed(string name)
    {
        var vector = ConsensusVector.Read(name);
        var proof = vector.Document;
        var header = proof.Header.ToArray();

        Assert.All(Bits(header), changed => Assert.NotNull(vector.Check(proof with { Header = changed }).Refusal));
        Assert.All(Bits(proof.Receipt!.Nodes[0]), changed =>
            Assert.NotNull(vector.Check(proof with { Receipt = proof.Receipt with { Nodes = [changed] } }).Refusal));
        Assert.All(Enumerable.Range(0, 32), bit =>
        {
            var transaction = proof.Receipt with { TransactionIndex = 1u << bit };
            var log = proof.Receipt with { LogIndex = 1u << bit };
            Assert.NotNull(vector.Check(proof with { Receipt = transaction }).Refusal);
            Assert.NotNull(vector.Check(proof with { Receipt = log }).Refusal);
        });
    }

    [Fact]
    public void The_seals_are_recovered_once_for_all_questions_under_the_same_pins()
    {
        var vector = ConsensusVector.Read("state-anchor-and-status");
        var (proof, pins) = (vector.Document, vector.Pins);

        var block = proof.Check(Bytes32.Parse(vector.Root), vector.LeafCount, pins).Proven!.Block;

        Assert.Same(block, proof.CheckStatus(Bytes32.Parse(vector.Key), pins).Proven!.Block);
        Assert.NotNull(proof.Check(Bytes32.Parse(vector.Root), vector.LeafCount, new(pins.Registry, ValidatorPins.None)).Refusal);
        Assert.Equal(ConsensusRefusal.NoPinnedValidators, proof.CheckStatus(Bytes32.Parse(vector.Key), new(pins.Registry, ValidatorPins.None)).Refusal!.Code);
    }

    [Fact]
    public void No_changed_bit_of_a_state_is_believed()
    {
        var vector = ConsensusVector.Read("state-anchor-and-status");
        var proof = vector.Document;
        var state = proof.State!;
        // The seals cost the most and are not what is changed here: each path is held against the header's root alone.
        var root = BlockHeader.Read(proof.Header).StateRoot;

        foreach (var (path, with) in new (IReadOnlyList<byte[]>, Func<IReadOnlyList<byte[]>, StateProof>)[]
        {
            (state.Account, nodes => state with { Account = nodes }),
            (state.Anchor!.First, nodes => state with { Anchor = state.Anchor with { First = nodes } }),
            (state.Anchor.Second, nodes => state with { Anchor = state.Anchor with { Second = nodes } }),
            (state.Status!.First, nodes => state with { Status = state.Status with { First = nodes } }),
            (state.Status.Second, nodes => state with { Status = state.Status with { Second = nodes } }),
        })
        {
            for (var node = 0; node < path.Count; node++)
            {
                foreach (var changed in Bits(path[node]))
                {
                    var nodes = path.ToArray();
                    nodes[node] = changed;
                    Assert.Throws<RefusedException>(() =>
                    {
                        var shown = new RegistryState(root, with(nodes), vector.Pins.Registry);
                        shown.AnchorOf(Bytes32.Parse(vector.Root));
                        shown.StatusOf(Bytes32.Parse(vector.Key));
                    });
                }
            }
        }
    }

    [Fact]
    public void What_is_asked_for_must_be_what_is_proven()
    {
        var vector = ConsensusVector.Read("receipt-three-of-four");
        var (root, pins) = (Bytes32.Parse(vector.Root), vector.Pins);

        Assert.Equal(ConsensusRefusal.NotThisRoot, vector.Document.Check(default, vector.LeafCount, pins).Refusal!.Code);
        Assert.Equal(ConsensusRefusal.NotThisLeafCount, vector.Document.Check(root, vector.LeafCount + 1, pins).Refusal!.Code);
        Assert.Equal(ConsensusRefusal.NotThisRegistry,
            vector.Document.Check(root, vector.LeafCount, pins with { Registry = Address.Zero }).Refusal!.Code);
    }

    [Theory]
    [InlineData("""{"format":"labor-contract-proof","version":1,"header":"0x","receipt":{"transactionIndex":0,"logIndex":0,"nodes":[]}}""")]
    [InlineData("""{"format":"labor-contract-consensus-proof","version":2,"header":"0x","receipt":{"transactionIndex":0,"logIndex":0,"nodes":[]}}""")]
    [InlineData("""{"format":"labor-contract-consensus-proof","version":1,"receipt":{"transactionIndex":0,"logIndex":0,"nodes":[]}}""")]
    [InlineData("""{"format":"labor-contract-consensus-proof","version":1,"header":"0x"}""")]
    [InlineData("""{"format":"labor-contract-consensus-proof","version":1,"header":"0x","state":{"account":[]}}""")]
    [InlineData("""{"format":"labor-contract-consensus-proof","version":1,"header":"0x","state":{"account":[],"anchor":{"first":[]}}}""")]
    [InlineData("""{"format":"labor-contract-consensus-proof","version":1,"header":"0x1","receipt":{"transactionIndex":0,"logIndex":0,"nodes":[]}}""")]
    [InlineData("""{"format":"labor-contract-consensus-proof","version":1,"header":"0x","receipt":{"transactionIndex":4294967296,"logIndex":0,"nodes":[]}}""")]
    [InlineData("""{"format":"labor-contract-consensus-proof","version":1,"header":"0x","receipt":{"transactionIndex":0,"logIndex":-1,"nodes":[]}}""")]
    [InlineData("""{"format":"labor-contract-consensus-proof","version":1,"header":"0x","receipt":{"transactionIndex":0,"logIndex":0,"nodes":["f8"]}}""")]
    [InlineData("""{"format":"labor-contract-consensus-proof","version":1,"header":"0x","receipt":{"transactionIndex":0,"logIndex":0,"nodes":[]},"state":{"account":[],"anchor":{"first":[],"second":[]}}}""")]
    [InlineData("""[]""")]
    public void What_is_not_the_format_is_refused(string text) =>
        Assert.Throws<FormatException>(() => ConsensusProof.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void More_nodes_than_a_path_can_have_and_more_bytes_than_the_limit_are_refused()
    {
        var vector = ConsensusVector.Read("receipt-three-of-four");
        var receipt = vector.Document.Receipt!;

        Assert.Throws<FormatException>(() => ConsensusProof.Read(
            (vector.Document with { Receipt = receipt with { Nodes = [.. Enumerable.Repeat<byte[]>([0x80], 66)] } }).Write()));
        Assert.Throws<FormatException>(() => ConsensusProof.Read(new byte[ConsensusProof.Limit + 1]));
    }

    [Fact]
    public void Headers_made_to_cost_much_are_refused_before_any_seal_is_looked_at()
    {
        var vector = ConsensusVector.Read("five-seals-of-four");
        foreach (var hostile in new[]
        {
            Rlp.OfBytes(new byte[200_000]),
            Rlp.OfList([.. Enumerable.Repeat(Rlp.OfBytes([]), 200_000)]),
            [.. Enumerable.Repeat((byte)0xc1, 200_000)],
            new byte[ConsensusProof.Limit],
            [],
        })
        {
            Assert.Equal(ConsensusRefusal.NotAHeader, vector.Check(vector.Document with { Header = hostile }).Refusal!.Code);
        }
    }

    private static IEnumerable<byte[]> Bits(byte[] bytes)
    {
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            byte[] changed = [.. bytes];
            changed[bit / 8] ^= (byte)(1 << bit % 8);
            yield return changed;
        }
    }

    private static bool IsRefusedAsWanted(JsonElement want, ConsensusRefusal? refusal)
    {
        var code = want.TryGetProperty("refusal", out var value) ? value.GetString() : null;
        Assert.True(code == refusal?.Code, $"want {code ?? "a proof"}, got {refusal}");
        return code is not null;
    }

    private static void DemandBlock(JsonElement want, SealedBlock block)
    {
        Assert.Equal(
            (want.GetProperty("blockNumber").GetUInt64(), want.GetProperty("blockTime").GetInt64(), want.GetProperty("blockHash").GetString(),
                want.GetProperty("seals").GetInt32(), want.GetProperty("validators").GetInt32()),
            (block.Number, block.Time.ToUnixTimeSeconds(), block.Hash.ToString(), block.Seals, block.Validators));
    }
}
