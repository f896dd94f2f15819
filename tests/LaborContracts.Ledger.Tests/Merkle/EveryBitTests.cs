using LaborContracts.Ledger.Merkle;
using Xunit;

namespace LaborContracts.Ledger.Tests.Merkle;

/// <summary>
/// Of a proof that holds, each single bit is turned: of the leaf, the root, each hash of the path, the index and the size.
/// </summary>
public sealed class EveryBitTests
{
    /// <summary>Small trees of every shape, and larger ones around powers of two.</summary>
    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, 20), 31, 32, 33, 63, 64, 65, 127, 128, 129, 130];

    [Theory, MemberData(nameof(Sizes))]
    public void No_bit_of_a_leaf_a_root_or_a_path_may_differ(int size) => Assert.All(ProofsIn(size), proof =>
    {
        Assert.True(proof.Holds());
        Bytes32[] parts = [proof.Leaf, proof.Root, .. proof.Path];
        for (var bit = 0; bit < parts.Length * 256; bit++)
        {
            var changed = parts.ToArray();
            changed[bit / 256] = Turned(parts[bit / 256], bit % 256);
            Assert.False((proof with { Leaf = changed[0], Root = changed[1], Path = changed[2..] }).Holds());
        }
    });

    /// <summary>In one tree no two leaves have the same turns, so no other index leads to the root.</summary>
    [Theory, MemberData(nameof(Sizes))]
    public void No_bit_of_an_index_may_differ(int size) => Assert.All(ProofsIn(size), proof =>
        Assert.All(Enumerable.Range(0, 32), bit => Assert.False((proof with { Index = proof.Index ^ 1u << bit }).Holds())));

    /// <summary>
    /// A size counts only through the turns from the leaf to the root: a proof holds for another size exactly if the leaf's turns are the
    /// same in a tree of that size. So a path alone does not tell the size; the leaf count that is recorded with the root does.
    /// </summary>
    [Theory, MemberData(nameof(Sizes))]
    public void A_bit_of_a_size_may_differ_only_where_the_leaf_has_the_same_turns(int size) => Assert.All(ProofsIn(size), proof =>
        Assert.All(Enumerable.Range(0, 32), bit =>
        {
            var other = proof.Size ^ 1u << bit;
            var same = proof.Index < other && NaiveTree.TurnsOf(proof.Index, other) == NaiveTree.TurnsOf(proof.Index, proof.Size);
            Assert.Equal(same, (proof with { Size = other }).Holds());
        }));

    [Fact]
    public void The_first_leaf_of_six_is_as_well_the_first_of_seven_and_the_last_of_six_is_no_leaf_of_seven()
    {
        var (first, last) = (ProofsIn(6).First(), ProofsIn(6).Last());

        Assert.True((first with { Size = 7 }).Holds());
        Assert.False((first with { Size = 4 }).Holds());
        Assert.False((last with { Size = 7 }).Holds());
    }

    /// <summary>Of a small tree every leaf, of a larger one those at the ends and in the middle.</summary>
    private static IEnumerable<Claim> ProofsIn(int size)
    {
        var leaves = Enumerable.Range(0, size).Select(i => MerkleHash.Leaf([(byte)i])).ToArray();
        var root = NaiveTree.RootOf(leaves);
        int[] indices = size <= 20 ? [.. Enumerable.Range(0, size)] : [0, 1, size / 2, size - 2, size - 1];
        return indices.Select(i => new Claim(leaves[i], (uint)i, (uint)size, NaiveTree.PathOf(i, leaves), root));
    }

    private static Bytes32 Turned(Bytes32 hash, int bit)
    {
        var bytes = hash.ToArray();
        bytes[bit / 8] ^= (byte)(1 << bit % 8);
        return new(bytes);
    }

    private sealed record Claim(Bytes32 Leaf, uint Index, uint Size, Bytes32[] Path, Bytes32 Root)
    {
        public bool Holds() => Inclusion.Holds(Leaf, Index, Size, Path, Root);
    }
}
