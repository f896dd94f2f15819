using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Ledger.Tests.Trails;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>The daily look finds what was done to a trail in the database, even by somebody who has all keys, and changes nothing.</summary>
public sealed class TrailRowsTests : ReconciliationTests
{
    public static TheoryData<string, string[]> Tamperings => new()
    {
        { "event changed", [TrailLinks.CommitmentBroken] },
        { "event changed, commitment made anew", [TrailLinks.HeadBroken] },
        { "event changed, all links made anew", [LeafContents.TrailMissing] },
        { "salt changed", [TrailLinks.CommitmentBroken] },
        { "commitment changed", [TrailLinks.CommitmentBroken] },
        { "head changed", [TrailLinks.HeadBroken] },
        { "removed", [TrailLinks.SequenceBroken] },
        { "removed, renumbered", [TrailLinks.HeadBroken] },
        { "removed, all links made anew", [LeafContents.TrailMissing] },
        { "swapped, renumbered", [TrailLinks.HeadBroken] },
        { "swapped, all links made anew", [LeafContents.TrailMissing] },
        { "put in, all links made anew", [LeafContents.TrailMissing] },
        { "cut off", [LeafContents.TrailMissing] },
        { "nothing left", [LeafContents.TrailMissing, TrailLinks.Missing] },
        { "one of another contract", [TrailLinks.HeadBroken] },
        { "all of another contract", [LeafContents.TrailMissing, TrailLinks.HeadBroken] },
    };

    [Theory, MemberData(nameof(Tamperings))]
    public async Task Each_kind_of_tampering_is_found(string kind, string[] codes) => await DivergesAsync(codes, async contract =>
    {
        var tampered = TrailTampering.Kinds[kind](new(new(contract.Key), await EntriesAsync(contract), []), 0);
        var key = Rig.MasterKey.Unwrap(contract.WrappedKey);
        await ReplaceAsync(contract, tampered.Entries.Select(entry => RowOf(contract, entry, SealedTrail.Seal(key, entry))));
    });

    [Fact]
    public async Task An_entry_that_cannot_be_opened_is_found() => await DivergesAsync([TrailLinks.Unreadable], async contract =>
    {
        var rows = await RowsAsync(contract);
        rows[0].Sealed[^1] ^= 1;
        await ReplaceAsync(contract, rows);
    });

    [Fact]
    public async Task A_row_copied_from_another_contract_is_found() => await DivergesAsync([TrailLinks.Unreadable], async contract =>
    {
        var other = (await RowsAsync(await Rig.ConcludedAsync()))[0];
        await Rig.AnchorAsync();
        var rows = await RowsAsync(contract);
        await ReplaceAsync(contract, [Copy(contract, other), rows[1]]);
    });

    [Fact]
    public async Task A_key_of_another_contract_is_found() => await DivergesAsync([ContractLeaves.LeafMissing, LeafContents.ContractMissing, TrailLinks.HeadBroken], contract =>
        Rig.TamperAsync(db => db.Contracts.Where(c => c.Id == contract.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Key, new byte[32]), Token)));

    [Fact]
    public async Task A_later_head_whose_events_were_cut_off_is_found() => await DivergesAsync([LeafContents.TrailMissing], async contract =>
    {
        await Rig.TellAsync(contract, "change.requested");
        Rig.Wait(Rig.Settings.Batching.LaterHeadsEvery);
        await Rig.RegisterLaterHeadsAsync();
        await Rig.AnchorAsync();
        await ReplaceAsync(contract, (await RowsAsync(contract)).Take(2));
    });

    [Fact]
    public async Task A_trail_put_back_from_the_backup_is_found_no_more()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        var before = await RowsAsync(contract);
        await ReplaceAsync(contract, before.Take(1));
        Assert.Equal([LeafContents.TrailMissing], await Rig.ReconcileAsync());

        await ReplaceAsync(contract, before);
        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.OpenCodesAsync());
    }

    private async Task DivergesAsync(string[] codes, Func<ContractRow, Task> how)
    {
        await Rig.ConcludedAsync();
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        Assert.Empty(await Rig.ReconcileAsync());
        await how(contract);
        var before = await StateAsync();

        var found = await Rig.ReconcileAsync();
        await Rig.LookAgainAsync();

        Assert.Equal([.. codes.Order(StringComparer.Ordinal)], found);
        Assert.Equal(found.Length, Rig.Alarms.Count);
        Assert.Equivalent(before, await StateAsync(), strict: true);
    }

    private Task<(List<TrailRow>, List<LeafRow>)> StateAsync() => Rig.ReadAsync(async db => (
        await db.Trail.AsNoTracking().OrderBy(e => e.ContractId).ThenBy(e => e.Sequence).ToListAsync(Token),
        await db.Leaves.AsNoTracking().OrderBy(l => l.Id).ToListAsync(Token)));

    private async Task<IReadOnlyList<TrailEntry>> EntriesAsync(ContractRow contract) =>
        SealedTrail.TryOpen(await RowsAsync(contract), Rig.MasterKey, contract.WrappedKey)!;

    private Task<List<TrailRow>> RowsAsync(ContractRow contract) => Rig.ReadAsync(db =>
        db.Trail.AsNoTracking().Where(e => e.ContractId == contract.Id).OrderBy(e => e.Sequence).ToListAsync(Token));

    private Task ReplaceAsync(ContractRow contract, IEnumerable<TrailRow> rows) => Rig.TamperAsync(async db =>
    {
        await db.Trail.Where(e => e.ContractId == contract.Id).ExecuteDeleteAsync(Token);
        db.Trail.AddRange(rows);
    });

    private static TrailRow RowOf(ContractRow contract, TrailEntry entry, byte[] sealedEntry) => new()
    {
        ContractId = contract.Id,
        Sequence = (int)entry.Sequence,
        Sealed = sealedEntry,
        Commitment = entry.Commitment.ToArray(),
        Head = entry.Head.ToArray(),
    };

    private static TrailRow Copy(ContractRow contract, TrailRow row) => new()
    {
        ContractId = contract.Id,
        Sequence = row.Sequence,
        Sealed = row.Sealed,
        Commitment = row.Commitment,
        Head = row.Head,
    };
}
