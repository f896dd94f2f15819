using LaborContracts.Api.Setup;
using LaborContracts.Files;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Merkle;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>
/// The trees of anchored batches, each in a file, from which proofs are derived when they are asked for. The leaves in the
/// database are what is kept; a file that is missing, or of another instance, is made from them again.
/// </summary>
internal sealed class BatchTrees(LaborContractsDb db, IRegistry registry, PlatformSettings settings)
{
    private string Folder => Path.Combine(settings.DataFolder, "batches");

    /// <summary>The proof of a leaf; null while its batch is not anchored.</summary>
    public async Task<Proof?> ProofOfAsync(LeafRow leaf, CancellationToken cancellationToken) => leaf.BatchId is { } id
        && await db.Batches.AsNoTracking().SingleAsync(b => b.Id == id, cancellationToken) is { ProvenAt: not null } batch
            ? await ProofAsync(batch, leaf.Index!.Value, leaf.Leaf, cancellationToken)
            : null;

    /// <summary>That of the head of an employer's sequence, of which its batch is anchored.</summary>
    public Task<Proof> ProofOfAsync(SequenceHeadRow head, BatchRow anchored, CancellationToken cancellationToken) =>
        ProofAsync(anchored, head.Index, head.Leaf, cancellationToken);

    private async Task<Proof> ProofAsync(BatchRow batch, int place, byte[] leaf, CancellationToken cancellationToken)
    {
        var (index, size) = ((uint)place, (uint)batch.LeafCount);
        var read = Leaf.Read(leaf);
        if (TryReadPath(batch, index) is not { } path || !Inclusion.Holds(read.Hash, index, size, path, new(batch.Root)))
        {
            await WriteAsync(batch, cancellationToken);
            path = TryReadPath(batch, index) ?? throw new InvalidDataException($"The tree of batch {batch.Id} cannot be read back.");
        }

        return new(
            read, index, size, path, new(batch.Root), registry.ChainId, registry.Address,
            new(batch.TransactionHash), (ulong)batch.BlockNumber!.Value, new(batch.BlockHash));
    }

    /// <summary>Makes the file of a batch from its leaves; durable when this returns.</summary>
    /// <exception cref="InvalidDataException">The leaves no longer give the recorded root.</exception>
    public async Task WriteAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        var tree = await TreeOfAsync(batch, cancellationToken);
        if (tree?.Root != new Bytes32(batch.Root))
            throw new InvalidDataException($"The leaves of batch {batch.Id} no longer give its recorded root.");
        DurableFile.CreateFolder(Folder);
        DurableFile.Write(PathOf(batch), output => MerkleTreeFile.Write(output, tree));
    }

    /// <summary>The tree over the leaves that the database holds of a batch; null if they are not as many as recorded, or not numbered one by one.</summary>
    public async Task<MerkleTree?> TreeOfAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        var hashes = new List<Bytes32>(batch.LeafCount);
        await foreach (var leaf in db.LeavesOf(batch.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (leaf.Index != hashes.Count || hashes.Count == batch.LeafCount) return null;
            hashes.Add(MerkleHash.Leaf(leaf.Leaf));
        }

        return hashes.Count == batch.LeafCount ? new MerkleTree(hashes) : null;
    }

    private IReadOnlyList<Bytes32>? TryReadPath(BatchRow batch, uint index)
    {
        try
        {
            using var file = File.OpenHandle(PathOf(batch));
            return MerkleTreeFile.ReadPath(file, index, (uint)batch.LeafCount);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or FormatException)
        {
            return null;
        }
    }

    private string PathOf(BatchRow batch) => Path.Combine(Folder, $"{Convert.ToHexStringLower(batch.Root)}.tree");
}
