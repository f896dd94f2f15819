using LaborContracts.Ledger.Leaves;
using Xunit;

namespace LaborContracts.Ledger.Tests.Leaves;

public sealed class LeafTests
{
    public static TheoryData<string> Cases => [.. VectorFile.NamesOf("leaf")];

    [Theory, MemberData(nameof(Cases))]
    public void A_leaf_vector_is_read_or_refused_as_recorded(string name)
    {
        var vector = VectorFile.Read<Vector>("leaf", name);
        var bytes = Hex.Decode(vector.Leaf);
        if (!vector.Readable)
        {
            Assert.Throws<FormatException>(() => Leaf.Read(bytes));
            return;
        }

        var leaf = Leaf.Read(bytes);

        Assert.Equal(bytes, leaf.ToBytes());
        Assert.Equal(vector.LeafHash, leaf.Hash.ToString());
    }

    [Fact]
    public void The_leaf_of_a_document_holds_both_hashes_of_its_bytes()
    {
        var key = new Bytes32([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
        // printf 'trail head' | sha256sum
        var head = Bytes32.Parse("0xeb089fce392e7ebad1559fe232866ad9397e5d5ed020c67d3cfc8d2b809d670f");

        var leaf = Leaf.OfDocument(key, 1, "concluded revision"u8, head);

        Assert.Equal(VectorFile.Read<Vector>("leaf", "concluded-document").Leaf, Hex.Encode(leaf.ToBytes()));
    }

    [Fact]
    public void Sm3_gives_the_digest_of_the_standards_first_example() => Assert.Equal(
        "0x66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", Sm3.Of("abc"u8).ToString());

    private sealed record Vector(string Leaf, bool Readable, string? LeafHash);
}
