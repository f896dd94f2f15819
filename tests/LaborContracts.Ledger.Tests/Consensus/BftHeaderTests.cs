using System.Text.Json;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Tests.Chain;
using LaborContracts.TestKit;
using Xunit;

namespace LaborContracts.Ledger.Tests.Consensus;

public sealed class BftHeaderTests
{
    private static readonly JsonElement Published = EthereumVectors.Read("bft-blocks.json");

    public static TheoryData<string> Blocks => [.. Published.GetProperty("blocks").EnumerateObject().Select(b => b.Name)];

    [Theory, MemberData(nameof(Blocks))]
    public void A_block_of_a_real_network_has_its_hash_and_its_validators_seals(string name)
    {
        var vector = Published.GetProperty("blocks").GetProperty(name);
        var encoded = NodeHeader.Encode(vector.GetProperty("block"));

        var header = new BftHeader(BlockHeader.Read(encoded), Enum.Parse<BftProtocol>(vector.GetProperty("protocol").GetString()!));

        Assert.Equal(vector.GetProperty("block").GetProperty("hash").GetString(), header.BlockHash.ToString());
        Assert.True(NodeHeader.IsOf(encoded, header.BlockHash));
        Assert.NotEmpty(header.Signers());
        Assert.Equal(header.Signers().Distinct(), header.Signers());
        Assert.All(header.Signers(), signer => Assert.Contains(signer!.Value, header.ExtraData.Validators));
    }

    [Fact]
    public void A_QBFT_header_of_a_real_network_has_the_commit_hash_that_three_of_four_sealed_in_round_1()
    {
        var vector = Published.GetProperty("qbftHeader");
        var header = BlockHeader.Read(Hex.Decode(vector.GetProperty("header").GetString()!));
        var bft = new BftHeader(header, BftProtocol.Qbft);

        Assert.Equal(vector.GetProperty("number").GetUInt64(), header.Number);
        Assert.Equal(vector.GetProperty("time").GetInt64(), header.Time.ToUnixTimeSeconds());
        Assert.Equal(vector.GetProperty("commitHash").GetString(), bft.CommitHash.ToString());
        Assert.Equal(3, bft.Signers().Distinct().Count());
        Assert.All(bft.Signers(), signer => Assert.Contains(signer!.Value, bft.ExtraData.Validators));
    }

    [Fact]
    public void Real_networks_hold_against_pins_of_their_validators_and_not_against_others()
    {
        var header = Hex.Decode(Published.GetProperty("qbftHeader").GetProperty("header").GetString()!);
        var validators = new BftHeader(BlockHeader.Read(header), BftProtocol.Qbft).ExtraData.Validators;
        var proof = new ConsensusProof(header, new(0, 0, []), null);

        var ours = proof.Check(default, 1, new(Address.Zero, new(new ValidatorSet(0, validators, QuorumRule.TwoThirds))));
        var others = proof.Check(default, 1, new(Address.Zero, new(new ValidatorSet(0, [.. validators.Skip(1)], QuorumRule.TwoThirds))));

        // Its block has no receipts: the seals were believed, and the way ends there.
        Assert.Equal(ConsensusRefusal.BrokenPath, ours.Refusal!.Code);
        Assert.Equal(ConsensusRefusal.UnknownValidators, others.Refusal!.Code);
    }

    [Fact]
    public void Extra_data_of_Besus_own_tests_is_read_by_its_protocol_and_by_no_other()
    {
        var vectors = EthereumVectors.Read("besu-extradata.json");
        var qbft = Hex.Decode(vectors.GetProperty("qbftExtraData").GetString()!);
        var ibft2 = Convert.FromHexString(vectors.GetProperty("ibft2ExtraData").GetString()!);

        foreach (var read in new[] { BftExtraData.Read(qbft, BftProtocol.Qbft), BftExtraData.Read(ibft2, BftProtocol.Ibft2) })
        {
            Assert.Equal(
                ["0x0000000000000000000000000000000000000001", "0x0000000000000000000000000000000000000002"],
                read.Validators.Select(v => v.ToString()));
            Assert.Equal([(1, 10, false), (10, 1, false)], read.Seals.Select(s => (s.R.ToArray()[31], s.S.ToArray()[31], s.YIsOdd)));
        }
        Assert.Throws<FormatException>(() => BftExtraData.Read(qbft, BftProtocol.Ibft2));
        Assert.Throws<FormatException>(() => BftExtraData.Read(ibft2, BftProtocol.Qbft));
    }

    [Fact]
    public void Extra_data_with_rounds_of_four_bytes_is_not_QBFT_as_it_is_written_today()
    {
        foreach (var vector in EthereumVectors.Read("bft_extra_data.json").EnumerateObject())
        {
            var bytes = Hex.Decode(vector.Value.GetProperty("rlp").GetString()!);
            var fields = vector.Value.GetProperty("qbft_extra_data");

            var read = BftExtraData.Read(bytes, BftProtocol.Ibft2);

            Assert.Equal(fields.GetProperty("validators").GetArrayLength(), read.Validators.Count);
            Assert.Equal(fields.GetProperty("seals").GetArrayLength(), read.Seals.Count);
            Assert.Throws<FormatException>(() => BftExtraData.Read(bytes, BftProtocol.Qbft));
        }
    }

    [Fact]
    public void The_genesis_of_four_validators_has_the_published_extra_data()
    {
        var genesis = Published.GetProperty("genesis");
        var validators = genesis.GetProperty("validators").EnumerateArray().Select(v => Address.Parse(v.GetString()!)).ToList();

        var extraData = QbftExtraData.Genesis(validators);

        Assert.Equal(genesis.GetProperty("extraData").GetString(), Hex.Encode(extraData));
        Assert.Equal(validators, BftExtraData.Read(extraData, BftProtocol.Qbft).Validators);
        Assert.Throws<ArgumentException>(() => QbftExtraData.Genesis([.. validators, validators[0]]));
    }

    [Fact]
    public void A_genesis_file_says_what_makes_the_network_free_and_whom_it_trusts()
    {
        var validators = Published.GetProperty("genesis").GetProperty("validators").EnumerateArray()
            .Select(v => Address.Parse(v.GetString()!)).ToList();

        using var file = JsonDocument.Parse(
            new QbftGenesis(20_263, DateTimeOffset.FromUnixTimeSeconds(1_795_672_800), 2, validators).Write());

        var config = file.RootElement.GetProperty("config");
        Assert.Equal(20_263, config.GetProperty("chainId").GetInt32());
        Assert.Equal(0, config.GetProperty("londonBlock").GetInt32());
        Assert.True(config.GetProperty("zeroBaseFee").GetBoolean());
        Assert.Equal(2, config.GetProperty("qbft").GetProperty("blockperiodseconds").GetInt32());
        Assert.Equal("0x1", file.RootElement.GetProperty("difficulty").GetString());
        Assert.Equal("0x6b07cae0", file.RootElement.GetProperty("timestamp").GetString());
        Assert.Equal(EthereumVectors.Read("besu-extradata.json").GetProperty("mixHash").GetString(),
            file.RootElement.GetProperty("mixHash").GetString());
        Assert.Equal(Published.GetProperty("genesis").GetProperty("extraData").GetString(),
            file.RootElement.GetProperty("extraData").GetString());
    }

    [Fact]
    public void A_genesis_file_has_the_members_and_values_of_those_that_Besu_makes()
    {
        using var vector = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "vectors", "besu", "qbft-genesis.json")));
        var besus = vector.RootElement.GetProperty("genesis");
        using var file = JsonDocument.Parse(new QbftGenesis(1337, DateTimeOffset.FromUnixTimeSeconds(0x58ee40ba), 2, []).Write());
        var ours = file.RootElement;

        Assert.Equal(Members(besus).Append("extraData").Order(), Members(ours).Order());
        foreach (var name in Members(besus).Except(["config", "gasLimit"])) // a limit is as high as its makers choose
            Assert.Equal(besus.GetProperty(name).GetRawText(), ours.GetProperty(name).GetRawText());
        Assert.Matches("^0x[1-9a-f][0-9a-f]*$", ours.GetProperty("gasLimit").GetString());
        // A later set of rules, and what makes it free of fees.
        Assert.Equal(Members(besus.GetProperty("config")).Except(["berlinBlock"]).Append("londonBlock").Append("zeroBaseFee").Order(),
            Members(ours.GetProperty("config")).Order());
        Assert.True(JsonElement.DeepEquals(
            besus.GetProperty("config").GetProperty("qbft"), ours.GetProperty("config").GetProperty("qbft")));
    }

    private static IEnumerable<string> Members(JsonElement json) => json.EnumerateObject().Select(member => member.Name);

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(3, 2, 1)]
    [InlineData(4, 3, 3)]
    [InlineData(5, 4, 3)]
    [InlineData(6, 4, 3)]
    [InlineData(7, 5, 5)]
    [InlineData(10, 7, 7)]
    [InlineData(21, 14, 13)]
    public void Quorums_are_those_of_the_rules(int validators, int twoThirds, int twoFPlusOne)
    {
        Assert.Equal(twoThirds, QuorumRule.TwoThirds.Of(validators));
        Assert.Equal(twoFPlusOne, QuorumRule.TwoFPlusOne.Of(validators));
    }
}
