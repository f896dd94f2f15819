using System.Text;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Merkle;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>Step 5: stores each leaf's proof and closes the batch, in one transaction.</summary>
internal sealed class StoreProofs(LaborContractsDb db, IRegistry registry, TimeProvider clock)
{
    public async Task<bool> TakeAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        var rows = await db.Leaves.Where(l => l.BatchId == batch.Id).OrderBy(l => l.Index).ToListAsync(cancellationToken);
        var leaves = rows.ConvertAll(r => Leaf.Read(r.Leaf));
        var tree = new MerkleTree([.. leaves.Select(l => l.Hash)]);
        if (!tree.Root.ToArray().AsSpan().SequenceEqual(batch.Root))
            throw new InvalidDataException($"The leaves of batch {batch.Id} no longer give its anchored root.");

        foreach (var (index, row) in rows.Index())
        {
            row.Proof = Encoding.UTF8.GetString(new Proof(
                leaves[index],
                (uint)index,
                tree.Size,
                tree.PathOf((uint)index),
                tree.Root,
                registry.ChainId,
                registry.Address,
                new Bytes32(batch.TransactionHash),
                (ulong)batch.BlockNumber!.Value,
                new Bytes32(batch.BlockHash)).Write());
        }

        batch.ProvenAt = clock.GetUtcNow();
        batch.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
