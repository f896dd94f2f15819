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
        Batches.Sample(batch => Assert.Equal(RootOf(batch), new MerkleTree(batch).Root));

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
    public void One_flipped_bit_anywhere_breaks_the_proof() =>
        Gen.Select(Batches, Gen.UInt, Gen.Int[0, int.MaxValue]).Sample((batch, pick, where) =>
        {
            var tree = new MerkleTree(batch);
            var index = pick % tree.Size;
            Bytes32[] parts = [batch[index], tree.Root, .. tree.PathOf(index)];
            var bit = where % (parts.Length * 256);
            var bytes = parts[bit / 256].ToArray();
            bytes[bit % 256 / 8] ^= (byte)(1 << (bit % 8));
            parts[bit / 256] = new(bytes);

            Assert.False(Inclusion.Holds(parts[0], index, tree.Size, parts[2..], parts[1]));
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

    /// <summary>RFC 9162 section 2.1.1, word for word.</summary>
    private static Bytes32 RootOf(ReadOnlySpan<Bytes32> leaves)
    {
        if (leaves.Length == 1) return leaves[0];
        var k = 1;
        while (k * 2 < leaves.Length) k *= 2;
        return MerkleHash.Node(RootOf(leaves[..k]), RootOf(leaves[k..]));
    }

    private sealed record Vector(string[] LeafHashes, string Root, string[][] Paths);
}
