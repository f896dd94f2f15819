using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Ledger;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>Rows that say what cannot be: only a person can find out what has happened, so nothing is changed.</summary>
public sealed class AlteredRowsTests : ReconciliationTests
{
    [Fact]
    public async Task A_second_leaf_of_one_document() => await DivergesAsync(
        [ContractLeaves.LeafTwice, LeafContents.Differs, LeafContents.TrailMissing, Waiting.LeafLate],
        async (db, contract) => db.Leaves.Add(Copy(await LeafAsync(db, contract), trailHead: Keccak256.Of("another"u8).ToArray())));

    [Fact]
    public async Task A_leaf_of_another_document() => await DivergesAsync(
        [ContractLeaves.LeafDiffers, LeafContents.Differs],
        (db, contract) => db.Leaves.Where(l => l.ContractId == contract.Id).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Sha256, new string('0', 64)), Token));

    [Fact]
    public async Task A_contract_whose_document_has_no_row() => await DivergesAsync(
        [ContractLeaves.DocumentMissing],
        (db, contract) => db.Documents.Where(d => d.Sha256 == contract.DocumentSha256).ExecuteDeleteAsync(Token));

    [Fact]
    public async Task A_leaf_without_its_contract() => await DivergesAsync(
        [LeafContents.ContractMissing],
        (db, contract) => db.Contracts.Where(c => c.Id == contract.Id).ExecuteDeleteAsync(Token));

    [Fact]
    public async Task A_leaf_of_a_contract_that_is_not_concluded() => await DivergesAsync(
        [LeafContents.ContractMissing],
        (db, contract) => db.Contracts.Where(c => c.Id == contract.Id).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, "Offered"), Token));

    [Fact]
    public async Task A_leaf_whose_head_is_not_in_the_trail() => await DivergesAsync(
        [LeafContents.TrailMissing],
        (db, contract) => db.Trail.Where(e => e.ContractId == contract.Id && e.Sequence == 2).ExecuteDeleteAsync(Token));

    [Fact]
    public async Task A_leaf_in_a_batch_that_is_not_there() => await DivergesAsync(
        [BatchLeaves.LeavesDiffer, LeafContents.BatchMissing],
        (db, contract) => db.Leaves.Where(l => l.ContractId == contract.Id).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.BatchId, Guid.NewGuid()), Token));

    [Fact]
    public async Task Two_leaves_in_one_place() => await DivergesAsync(
        [BatchLeaves.LeavesDiffer],
        (db, _) => db.Leaves.ExecuteUpdateAsync(set => set.SetProperty(l => l.Index, 0), Token));

    [Fact]
    public async Task A_leaf_too_many() => await DivergesAsync(
        [BatchLeaves.LeavesDiffer],
        (db, _) => db.Batches.ExecuteUpdateAsync(set => set.SetProperty(b => b.LeafCount, 1), Token), alsoOnChain: BatchAnchors.LeafCountDiffers);

    [Fact]
    public async Task Leaves_in_each_others_place() => await DivergesAsync(
        [BatchLeaves.RootDiffers],
        (db, _) => db.Leaves.ExecuteUpdateAsync(set => set.SetProperty(l => l.Index, l => 1 - l.Index), Token));

    [Fact]
    public async Task A_file_that_is_missing()
    {
        var contract = await Rig.ConcludedAsync();
        File.Delete(FileOf(contract));

        Assert.Equal([StoredDocuments.FileMissing], await Rig.ReconcileAsync());
        Assert.Equal([$"Reconciliation: document.file-missing of {contract.DocumentSha256}"], Rig.Alarms);
    }

    [Fact]
    public async Task A_file_with_one_bit_changed_and_put_right_by_hand()
    {
        var file = FileOf(await Rig.ConcludedAsync());
        var bytes = await File.ReadAllBytesAsync(file, Token);
        await File.WriteAllBytesAsync(file, [.. bytes[..^1], (byte)(bytes[^1] ^ 1)], Token);

        Assert.Equal([StoredDocuments.FileAltered], await Rig.ReconcileAsync());
        await File.WriteAllBytesAsync(file, bytes, Token);
        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.OpenCodesAsync());
        Assert.NotNull(Assert.Single(await Rig.DivergencesAsync()).ResolvedAt);
    }

    private async Task DivergesAsync(string[] codes, Func<LaborContractsDb, ContractRow, Task> how, string? alsoOnChain = null)
    {
        await Rig.ConcludedAsync();
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        Assert.Empty(await Rig.ReconcileAsync());
        await Rig.TamperAsync(db => how(db, contract));
        var before = await StateAsync();

        var found = await Rig.ReconcileAsync();
        await Rig.LookAgainAsync();

        Assert.Equal([.. codes.Append(alsoOnChain).OfType<string>().Order(StringComparer.Ordinal)], found);
        Assert.Equal(found, await Rig.OpenCodesAsync());
        Assert.Equal(found.Length, Rig.Alarms.Count); // each once, however often it is seen
        Assert.Equivalent(before, await StateAsync(), strict: true);
    }

    private Task<(List<LeafRow>, List<BatchRow>)> StateAsync() => Rig.ReadAsync(async db =>
        (await db.Leaves.AsNoTracking().OrderBy(l => l.Id).ToListAsync(Token), await db.Batches.AsNoTracking().ToListAsync(Token)));

    private static Task<LeafRow> LeafAsync(LaborContractsDb db, ContractRow contract) =>
        db.Leaves.SingleAsync(l => l.ContractId == contract.Id, Token);

    private static LeafRow Copy(LeafRow leaf, byte[] trailHead) => new()
    {
        ContractId = leaf.ContractId,
        Key = leaf.Key,
        Revision = leaf.Revision,
        Kind = leaf.Kind,
        TrailHead = trailHead,
        Leaf = leaf.Leaf,
        Sha256 = leaf.Sha256,
        RecordedAt = leaf.RecordedAt,
    };

    private string FileOf(ContractRow contract) =>
        Assert.Single(Directory.GetFiles(Rig.DocumentsFolder, $"{contract.DocumentSha256}.*", SearchOption.AllDirectories));
}
