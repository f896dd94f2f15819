using CsCheck;
using LaborContracts.Ledger.Merkle;
using Xunit;

namespace LaborContracts.Ledger.Tests.Merkle;

public sealed class MerkleTreeTests
{
    public static TheoryData<string> Cases => [.. VectorFile.NamesOf("merkle")];

    private static readonly Gen<Bytes32[]> Batches = Gen.Byte.Array[32].Select(b => new Bytes32(b)).Array[1, 70];

    [Theory, MemberData(nameof(Cases))]
    public void A_tree_vector_gives_the_recorded_root_and_paths(string name)
    {
        var vector = VectorFile.Read<Vector>("merkle", name);

        var tree = new MerkleTree(vector.LeafHashes.Select(Bytes32.Parse));

        Assert.Equal(vector.Root, tree.Root.ToString());
        Assert.Equal(vector.Paths,
            vector.LeafHashes.Select((_, i) => tree.PathOf((uint)i).Select(h => h.ToString()).ToArray()));
    }

    [Fact]
    public void The_tree_is_the_one_that_the_recursive_definition_gives() =>
        Batches.Sample(batch => Assert.Equal(NaiveTree.RootOf(batch), new MerkleTree(batch).Root));

    [Fact]
    public void Roots_and_paths_of_every_leaf_are_those_of_the_recursive_definition_in_trees_of_every_size_to_140()
    {
        var leaves = Enumerable.Range(0, 140).Select(i => MerkleHash.Leaf([(byte)i])).ToArray();
        for (var size = 1; size <= leaves.Length; size++)
        {
            var tree = new MerkleTree(leaves[..size]);
            Assert.Equal(NaiveTree.RootOf(leaves.AsSpan(0, size)), tree.Root);
            for (var i = 0; i < size; i++)
            {
                Assert.Equal(NaiveTree.PathOf(i, leaves.AsSpan(0, size)), tree.PathOf((uint)i));
                Assert.Equal(tree.Root, Inclusion.RootOf(leaves[i], (uint)i, (uint)size, tree.PathOf((uint)i)));
            }
        }
    }

    [Fact]
    public void Every_leaf_proves_its_own_place_and_no_other() => Batches.Sample(batch =>
    {
        var tree = new MerkleTree(batch);
        for (var i = 0u; i < tree.Size; i++)
        {
            var path = tree.PathOf(i);
            Assert.Equal(Inclusion.PathLength(i, tree.Size), path.Count);
            for (var at = 0u; at < tree.Size; at++)
                Assert.Equal(at == i, Inclusion.Holds(batch[i], at, tree.Size, path, tree.Root));
        }
    });

    [Fact]
    public void A_batch_of_a_million_leaves_proves_its_last_leaf()
    {
        var leaf = MerkleHash.Leaf("leaf"u8);
        var tree = new MerkleTree(Enumerable.Repeat(leaf, 1_000_000));

        Assert.True(Inclusion.Holds(leaf, 999_999, 1_000_000, tree.PathOf(999_999), tree.Root));
    }

    [Fact]
    public void A_node_cannot_be_read_as_a_leaf_nor_do_two_leaves_commute()
    {
        var (left, right) = (MerkleHash.Leaf("left"u8), MerkleHash.Leaf("right"u8));

        Assert.NotEqual(MerkleHash.Node(left, right), MerkleHash.Leaf([.. left.ToArray(), .. right.ToArray()]));
        Assert.NotEqual(MerkleHash.Node(left, right), MerkleHash.Node(right, left));
    }

    [Fact]
    public void A_batch_without_leaves_has_no_tree() => Assert.Throws<ArgumentException>(() => new MerkleTree([]));

    private sealed record Vector(string[] LeafHashes, string Root, string[][] Paths);
}
