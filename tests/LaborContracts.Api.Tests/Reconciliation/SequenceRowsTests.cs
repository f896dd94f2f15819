using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>An employer's sequence whose row says something else than its greatest anchored head.</summary>
public sealed class SequenceRowsTests : ReconciliationTests
{
    [Fact]
    public async Task One_that_was_set_back() => await DivergesAsync(
        db => db.Sequences.ExecuteUpdateAsync(set => set.SetProperty(s => s.Length, 1), Token));

    [Fact]
    public async Task One_whose_head_was_altered() => await DivergesAsync(
        db => db.Sequences.ExecuteUpdateAsync(set => set.SetProperty(s => s.Head, new byte[32]), Token));

    [Fact]
    public async Task One_whose_row_is_gone() => await DivergesAsync(db => db.Sequences.ExecuteDeleteAsync(Token));

    private async Task DivergesAsync(Func<LaborContractsDb, Task> how)
    {
        for (var batch = 0; batch < 2; batch++)
        {
            await Rig.ConcludedAsync();
            await Rig.AnchorAsync();
        }

        Assert.Empty(await Rig.ReconcileAsync());
        var sequence = await Rig.ReadAsync(db => db.Sequences.AsNoTracking().SingleAsync(Token));
        await Rig.TamperAsync(how);

        Assert.Equal([SequenceRows.Differs], await Rig.ReconcileAsync());
        Assert.Equal(new Ledger.Bytes32(sequence.Key).ToString(), Assert.Single(await Rig.DivergencesAsync()).Subject);
        await Rig.TamperAsync(async db =>
        {
            await db.Sequences.ExecuteDeleteAsync(Token);
            db.Sequences.Add(sequence);
        });
        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.OpenCodesAsync());
    }
}
