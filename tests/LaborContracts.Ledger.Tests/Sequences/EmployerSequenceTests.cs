using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Sequences;
using Xunit;

namespace LaborContracts.Ledger.Tests.Sequences;

public sealed class EmployerSequenceTests
{
    public static TheoryData<string> Cases => [.. VectorFile.NamesOf("sequence")];

    [Theory, MemberData(nameof(Cases))]
    public void Leaves_appended_one_by_one_give_the_recorded_heads_and_leaf(string name)
    {
        var vector = VectorFile.Read<Vector>("sequence", name);
        var sequence = EmployerSequence.Start(Bytes32.Parse(vector.Key));
        foreach (var step in vector.Leaves)
        {
            sequence = sequence.Append(Bytes32.Parse(step.LeafHash));

            Assert.Equal(step.Head, sequence.Head.ToString());
        }

        Assert.Equal(vector.Leaf, Hex.Encode(sequence.ToLeaf().ToBytes()));
        Assert.Equal(vector.Hash, sequence.ToLeaf().Hash.ToString());
        Assert.Equal(sequence.ToLeaf(), Leaf.Read(sequence.ToLeaf().ToBytes()));
    }

    [Fact]
    public void No_two_of_the_vectors_have_the_same_head() =>
        Assert.Equal(Cases.Count, Cases.Select(c => VectorFile.Read<Vector>("sequence", c.Data).Leaf).Distinct().Count());

    private sealed record Vector(string Key, Step[] Leaves, string Leaf, string Hash);

    private sealed record Step(string LeafHash, string Head);
}
