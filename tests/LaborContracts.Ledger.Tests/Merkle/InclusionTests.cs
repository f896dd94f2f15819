using LaborContracts.Ledger.Merkle;
using Xunit;

namespace LaborContracts.Ledger.Tests.Merkle;

public sealed class InclusionTests
{
    public static TheoryData<string> Cases => [.. VectorFile.NamesOf("inclusion")];

    [Theory, MemberData(nameof(Cases))]
    public void An_inclusion_vector_gives_the_recorded_answer(string name)
    {
        var vector = VectorFile.Read<Vector>("inclusion", name);

        var holds = Inclusion.Holds(
            Bytes32.Parse(vector.LeafHash), vector.LeafIndex, vector.TreeSize,
            [.. vector.Path.Select(Bytes32.Parse)], Bytes32.Parse(vector.Root));

        Assert.Equal(vector.Holds, holds);
    }

    [Theory]
    [InlineData(0u, 1u, 0)]
    [InlineData(0u, uint.MaxValue, 32)]
    [InlineData(uint.MaxValue - 1, uint.MaxValue, 31)]
    [InlineData(0x8000_0000u, 0x8000_0001u, 1)]
    [InlineData(4u, 5u, 1)]
    [InlineData(4u, 7u, 3)]
    public void The_path_is_as_long_as_index_and_size_ask(uint index, uint size, int length) =>
        Assert.Equal(length, Inclusion.PathLength(index, size));

    private sealed record Vector(
        string LeafHash, uint LeafIndex, uint TreeSize, string[] Path, string Root, bool Holds);
}
