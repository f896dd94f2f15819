using System.Diagnostics;
using LaborContracts.Ledger.Merkle;

namespace LaborContracts.Benchmarks;

/// <summary>One batch of a million leaves: hashed, put into a tree, kept in a file, and single proofs derived from it.</summary>
internal static class Batching
{
    private const int Leaves = 1_000_000, LeafSize = 137; // bytes, docs/formats/leaf.md

    public static IEnumerable<Figure> Measure()
    {
        var leaf = new byte[LeafSize];
        var before = GC.GetTotalAllocatedBytes();
        var start = Stopwatch.GetTimestamp();
        var tree = new MerkleTree(Enumerable.Range(0, Leaves).Select(i =>
        {
            BitConverter.TryWriteBytes(leaf.AsSpan(41), i); // as if each had another hash
            return MerkleHash.Leaf(leaf);
        }));
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        yield return new("batch of 1,000,000 leaves", took, "s", Aim.AtMost, 1.5);
        yield return new("  leaves hashed and batched", Leaves / took, "/s");
        yield return new("  memory it asked for", (GC.GetTotalAllocatedBytes() - before) / 1e6, "MB", Aim.AtMost, 250);

        var path = Path.GetTempFileName();
        using (var output = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
            MerkleTreeFile.Write(output, tree);
        uint at = 0;
        var derived = Stopwatches.MedianMilliseconds(
            () =>
            {
                using var file = File.OpenHandle(path);
                at = (at + 7919) % Leaves;
                MerkleTreeFile.ReadPath(file, at, Leaves);
            },
            TimeSpan.FromSeconds(1), 600);
        File.Delete(path);
        yield return new("  a proof derived", derived, "ms", Aim.AtMost, 1);
        yield return new("  leaves proved", 1000 / derived, "/s");
    }
}
