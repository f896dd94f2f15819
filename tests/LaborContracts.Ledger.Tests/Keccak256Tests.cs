using LaborContracts.Ledger.Tests.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests;

/// <summary>Against the published hashes of transactions: from 18 bytes to 511, among them 136, where the sponge is just full.</summary>
public sealed class Keccak256Tests
{
    public static TheoryData<string> Files =>
    [
        .. EthereumVectors.FilesOf("transactions/eip155"), .. EthereumVectors.FilesOf("transactions/lengths"),
        "transactions/GasLimitPriceProductOverflowtMinusOne.json",
    ];

    [Theory, MemberData(nameof(Files))]
    public void A_published_transaction_has_the_published_hash(string file)
    {
        var vector = EthereumVectors.Read(file).EnumerateObject().Single().Value;

        Assert.Equal(
            vector.GetProperty("result").GetProperty("London").GetProperty("hash").GetString(),
            Keccak256.Of(Hex.Decode(vector.GetProperty("txbytes").GetString()!)).ToString());
    }

    [Fact]
    public void The_vectors_are_of_lengths_on_both_sides_of_a_full_sponge_and_at_it()
    {
        var lengths = Files.Select(row => Hex.Decode(EthereumVectors.Read(row.Data).EnumerateObject().Single().Value
            .GetProperty("txbytes").GetString()!).Length).ToHashSet();

        Assert.Superset(new HashSet<int>([18, 132, 136, 138, 511]), lengths);
    }
}
