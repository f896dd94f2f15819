using CsCheck;
using LaborContracts.Ledger.Merkle;
using Xunit;

namespace LaborContracts.Ledger.Tests.Merkle;

public sealed class MerkleTreeFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void Every_path_read_from_the_file_is_the_trees_own() => Gen.Int[1, 70].Sample(
        size =>
        {
            var tree = TreeOf(size);
            Write(tree);
            using var file = File.OpenHandle(_path);
            for (uint i = 0; i < tree.Size; i++)
                Assert.Equal(tree.PathOf(i), MerkleTreeFile.ReadPath(file, i, tree.Size));
        },
        iter: 100, threads: 1);

    [Fact]
    public void A_file_of_another_size_or_cut_short_is_refused()
    {
        var tree = TreeOf(5);
        Write(tree);
        using (var file = File.OpenHandle(_path))
            Assert.Throws<FormatException>(() => MerkleTreeFile.ReadPath(file, 0, 6));
        File.WriteAllBytes(_path, File.ReadAllBytes(_path)[..^33]);
        using var cut = File.OpenHandle(_path);
        Assert.Throws<FormatException>(() => MerkleTreeFile.ReadPath(cut, 0, 5));
    }

    public void Dispose() => File.Delete(_path);

    private static MerkleTree TreeOf(int size) => new(Enumerable.Range(0, size).Select(i => MerkleHash.Leaf([(byte)i])));

    private void Write(MerkleTree tree)
    {
        using var file = File.Create(_path);
        MerkleTreeFile.Write(file, tree);
    }
}
