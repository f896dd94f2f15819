using System.Text;
using LaborContracts.Ledger.Network;
using LaborContracts.TestKit;
using Xunit;

namespace LaborContracts.Ledger.Tests.Network;

public sealed class NetworkPlanTests
{
    private static readonly string Consortium = File.ReadAllText(Path.Combine(Repository.Root, "chain-dev", "besu", "network.json"));

    [Fact]
    public void The_plan_of_the_development_network_names_four_institutions()
    {
        var plan = Read(Consortium);

        Assert.Equal((320_401ul, 2u), (plan.ChainId, plan.BlockPeriod));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), plan.Start);
        Assert.Equal(["bureau", "bigdata", "arbitration", "union"], plan.Institutions.Select(i => i.Name));
        Assert.Equal("172.30.87.14:30303", plan.Institutions[^1].Endpoint.ToString());
        Assert.Empty(plan.Accounts);
    }

    [Theory]
    [InlineData("labor-contract-network", "labor-contract-networks", "format")]
    [InlineData("\"version\": 1", "\"version\": 2", "version")]
    [InlineData("320401", "0", "chainId")]
    [InlineData("320401", "4294967296", "chainId")]
    [InlineData("2026-11-01T00:00:00Z", "2026-11-01", "start")]
    [InlineData("2026-11-01T00:00:00Z", "1969-11-01T00:00:00Z", "start")]
    [InlineData("2026-11-01T00:00:00Z", "2026-11-01T00:00:00+08:00", "start")]
    [InlineData("\"blockPeriod\": 2", "\"blockPeriod\": 0", "blockPeriod")]
    [InlineData("\"blockPeriod\": 2", "\"blockPeriod\": 3601", "blockPeriod")]
    [InlineData("\"union\"", "\"bureau\"", "institutions")]
    [InlineData("\"union\"", "\"../union\"", "name")]
    [InlineData("\"union\"", "\"Union\"", "name")]
    [InlineData("\"union\"", "\"union\\n\"", "name")]
    [InlineData("\"union\"", "\"\"", "name")]
    [InlineData("\"union\"", "\"public\"", "name")]
    [InlineData("172.30.87.14:30303", "172.30.87.11:30303", "institutions")]
    [InlineData("172.30.87.14:30303", "172.30.87.14", "endpoint")]
    [InlineData("172.30.87.14:30303", "union.example:30303", "endpoint")]
    [InlineData("172.30.87.14:30303", "[2001:db8::1]:30303", "endpoint")]
    [InlineData("\"accounts\": []", "\"accounts\": [\"0x12\"]", "accounts")]
    [InlineData(",\n    { \"name\": \"union\", \"endpoint\": \"172.30.87.14:30303\" }", "", "institutions")]
    public void A_plan_with_a_mistake_is_refused_by_the_member_that_has_it(string right, string wrong, string member)
    {
        Assert.Contains(right, Consortium);

        var refusal = Assert.Throws<FormatException>(() => Read(Consortium.Replace(right, wrong)));

        Assert.Contains(member, refusal.Message);
    }

    private static NetworkPlan Read(string json) => NetworkPlan.Read(Encoding.UTF8.GetBytes(json));
}
