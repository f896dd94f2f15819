using System.Text;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Json;
using Xunit;

namespace LaborContracts.Ledger.Tests.Consensus;

public sealed class ValidatorPinsTests
{
    private const string A = "0x00000000000000000000000000000000000000aa";
    private const string B = "0x00000000000000000000000000000000000000bb";

    [Fact]
    public void The_set_with_the_highest_first_block_not_above_a_block_seals_it()
    {
        var pins = Read($$"""
            {"validators":[{"fromBlock":100,"addresses":["{{B}}"],"quorum":"2F+1","protocol":"ibft2"},
                           {"fromBlock":10,"addresses":["{{A}}"],"quorum":"ceil(2N/3)"}]}
            """);

        Assert.Null(pins.At(9));
        Assert.Equal((10ul, QuorumRule.TwoThirds, BftProtocol.Qbft), Of(pins.At(10)!));
        Assert.Equal(10ul, pins.At(99)!.FromBlock);
        Assert.Equal((100ul, QuorumRule.TwoFPlusOne, BftProtocol.Ibft2), Of(pins.At(100)!));
        Assert.Equal([Address.Parse(B)], pins.At(ulong.MaxValue)!.Addresses);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"validators":null}""")]
    [InlineData("""{"validators":[]}""")]
    public void Nothing_pinned_is_no_set_for_any_block(string trust) => Assert.Null(Read(trust).At(0));

    [Theory]
    [InlineData("""{"validators":{}}""")]
    [InlineData("""{"validators":[5]}""")]
    [InlineData("""{"validators":[{"fromBlock":0,"addresses":[],"quorum":"2F+1"}]}""")]
    [InlineData("""{"validators":[{"fromBlock":0,"addresses":["A","A"],"quorum":"2F+1"}]}""")]
    [InlineData("""{"validators":[{"fromBlock":0,"addresses":["0x00"],"quorum":"2F+1"}]}""")]
    [InlineData("""{"validators":[{"fromBlock":0,"addresses":["A"],"quorum":"N"}]}""")]
    [InlineData("""{"validators":[{"fromBlock":0,"addresses":["A"]}]}""")]
    [InlineData("""{"validators":[{"fromBlock":-1,"addresses":["A"],"quorum":"2F+1"}]}""")]
    [InlineData("""{"validators":[{"fromBlock":0,"addresses":["A"],"quorum":"2F+1","protocol":"clique"}]}""")]
    [InlineData("""{"validators":[{"fromBlock":0,"addresses":["A"],"quorum":"2F+1"},{"fromBlock":0,"addresses":["B"],"quorum":"2F+1"}]}""")]
    public void Pins_that_say_nothing_clear_are_refused(string trust) => Assert.Throws<FormatException>(() =>
        Read(trust.Replace("\"A\"", $"\"{A}\"", StringComparison.Ordinal).Replace("\"B\"", $"\"{B}\"", StringComparison.Ordinal)));

    private static (ulong, QuorumRule, BftProtocol) Of(ValidatorSet set) => (set.FromBlock, set.Quorum, set.Protocol);

    private static ValidatorPins Read(string trust) =>
        ValidatorPins.Read(StrictObject.Read(Encoding.UTF8.GetBytes(trust), "trust", 1 << 16));
}
