using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>Rounds that are cut off, shared or kept waiting, and suspicions that come to nothing.</summary>
public sealed class RoundsTests : ReconciliationTests
{
    private const int MoreThanASlice = 1_200;

    [Fact]
    public async Task A_round_that_was_killed_goes_on_where_it_stood_and_reports_each_once()
    {
        await Rig.TamperAsync(async db =>
        {
            var contract = await Rig.ConcludedAsync();
            for (var i = 0; i < MoreThanASlice; i++) db.Contracts.Add(WithoutLeaf(contract, i));
        });

        await Rig.SliceAsync();
        var firstSlice = (await LeavesMissingAsync()).Count;
        await RefuseAsync("CREATE TRIGGER Refused BEFORE UPDATE ON Rounds BEGIN SELECT RAISE(ABORT, 'refused by the test'); END"); // the next slice is looked at, and cannot be saved
        await Assert.ThrowsAsync<DbUpdateException>(Rig.SliceAsync);
        await AllowAsync();
        Assert.Equal(firstSlice, (await LeavesMissingAsync()).Count);
        await Rig.RoundAsync();

        Assert.InRange(firstSlice, 1, MoreThanASlice / 2);
        Assert.Equal(MoreThanASlice, (await LeavesMissingAsync()).Count);
    }

    [Fact]
    public async Task A_repair_that_is_not_saved_has_not_been_made()
    {
        var before = await Rig.Chain.RememberAsync();
        await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        await Rig.Chain.ForgetAsync(before);
        await Rig.RoundAsync();

        await RefuseAsync(
            "CREATE TRIGGER Refused BEFORE UPDATE ON Divergences WHEN new.ConfirmedAt IS NOT NULL BEGIN SELECT RAISE(ABORT, 'refused by the test'); END");
        await Assert.ThrowsAsync<DbUpdateException>(Rig.LookAgainAsync);
        Assert.NotNull((await Rig.BatchAsync()).ProvenAt);
        Assert.Empty(Rig.Alarms);
        await AllowAsync();
        await Rig.LookAgainAsync();

        Assert.Null((await Rig.BatchAsync()).ProvenAt);
        Assert.Single(Rig.Alarms);
    }

    [Fact]
    public async Task Two_instances_look_and_repair_at_once_and_each_divergence_is_one()
    {
        var before = await Rig.Chain.RememberAsync();
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        await Rig.Chain.ForgetAsync(before);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => UnlessTakenAsync(Rig.SliceAsync)));
        await Rig.RoundAsync();
        Assert.Single(await Rig.DivergencesAsync());
        Rig.Wait(TimeSpan.FromMinutes(2));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => UnlessTakenAsync(Rig.LookAgainNowAsync)));
        await Rig.AnchorAsync();
        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.OpenCodesAsync());
        Assert.Single(await Rig.DivergencesAsync());
        Assert.Single(Rig.Alarms);
        await Rig.ProofAsync(contract);
        await Rig.EachIsAnchoredOnceAsync();
    }

    [Fact]
    public async Task What_a_second_look_does_not_show_was_a_step_under_way()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.TamperAsync(db => db.Contracts.Where(c => c.Id == contract.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, "SignedByWorker"), Token));
        await Rig.RoundAsync();
        Assert.Single(await Rig.DivergencesAsync());
        await Rig.LookAgainNowAsync(); // too soon
        Assert.Single(await Rig.DivergencesAsync());
        await Rig.TamperAsync(db => db.Contracts.Where(c => c.Id == contract.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, "Concluded"), Token));

        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.DivergencesAsync());
        Assert.Empty(Rig.Alarms);
    }

    [Fact]
    public async Task A_divergence_that_comes_again_is_reported_again()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        for (var time = 1; time <= 2; time++)
        {
            await SetStateAsync(contract, "Offered");
            Assert.Equal([LeafContents.ContractMissing], await Rig.ReconcileAsync());
            await SetStateAsync(contract, "Concluded");
            await Rig.LookAgainAsync();
            Assert.Empty(await Rig.OpenCodesAsync());
            Assert.Equal(time, Rig.Alarms.Count);
        }

        Assert.Equal(2, (await Rig.DivergencesAsync()).Count);
    }

    [Fact]
    public async Task Without_the_chain_nothing_of_it_is_found_and_the_rest_goes_on()
    {
        var before = await Rig.Chain.RememberAsync();
        await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        await Rig.Chain.ForgetAsync(before);
        await Rig.Chain.StopAsync();
        var contract = await Rig.ConcludedAsync();
        await SetStateAsync(contract, "Offered");

        Assert.NotNull(await Rig.SliceAsync());
        Assert.Equal([LeafContents.ContractMissing], (await Rig.DivergencesAsync()).Select(d => d.Code));
        Assert.True(await Rig.ReadAsync(db => db.Rounds.AnyAsync(r => r.Check == "batch-anchors" && r.EndedAt == null && r.Position == null, Token)));

        await Rig.Chain.StartAgainAsync();
        Assert.Null(await Rig.SliceAsync());
        Assert.Contains(BatchAnchors.RootMissing, (await Rig.DivergencesAsync()).Select(d => d.Code));
    }

    [Fact]
    public async Task A_chain_that_is_gone_at_the_second_look_neither_confirms_nor_clears()
    {
        var before = await Rig.Chain.RememberAsync();
        await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        await Rig.Chain.ForgetAsync(before);
        await Rig.RoundAsync();

        await Rig.Chain.StopAsync();
        await Rig.LookAgainAsync();
        var waiting = Assert.Single(await Rig.DivergencesAsync());
        await Rig.Chain.StartAgainAsync();
        await Rig.LookAgainAsync();

        Assert.Equal((null, null), (waiting.ConfirmedAt, waiting.ResolvedAt));
        Assert.Equal([BatchAnchors.RootMissing], await Rig.OpenCodesAsync());
    }

    [Fact]
    public async Task New_rows_are_looked_at_as_they_come_before_the_next_round()
    {
        await Rig.ConcludedAsync();
        await Rig.RoundAsync();
        var ended = await Rig.ReadAsync(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Check == "leaf-contents", Token));
        var contract = await Rig.ConcludedAsync();
        await SetStateAsync(contract, "Offered");

        await Rig.SliceAsync();

        Assert.Equal([LeafContents.ContractMissing], (await Rig.DivergencesAsync()).Select(d => d.Code));
        Assert.Equal(ended.BegunAt, await Rig.ReadAsync(db => db.Rounds.Where(r => r.Check == "leaf-contents").Select(r => r.BegunAt).SingleAsync(Token)));
    }

    [Fact]
    public async Task Leaves_that_wait_too_long_are_one_alarm_until_they_are_anchored()
    {
        await Rig.ConcludedAsync();
        await Rig.ConcludedAsync();
        await Rig.SliceAsync();
        Assert.Empty(await Rig.DivergencesAsync());
        Rig.Wait(TimeSpan.FromHours(2));

        await Rig.SliceAsync();
        await Rig.LookAgainAsync();
        Assert.Equal([Waiting.LeafLate], await Rig.OpenCodesAsync());
        await Rig.AnchorAsync();
        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.OpenCodesAsync());
        Assert.Equal(["Reconciliation: leaf.late of oldest"], Rig.Alarms);
    }

    [Fact]
    public async Task A_status_that_is_due_and_waits_too_long_is_an_alarm()
    {
        await Rig.AnchorAsync();
        await Rig.AmendedAsync(await Rig.ConcludedAsync());
        Rig.Wait(TimeSpan.FromHours(2));

        Assert.Equal([Waiting.LeafLate, Waiting.StatusLate], await Rig.ReconcileAsync());
    }

    private async Task<List<DivergenceRow>> LeavesMissingAsync() =>
        (await Rig.DivergencesAsync()).FindAll(d => d.Code == ContractLeaves.LeafMissing);

    private Task SetStateAsync(ContractRow contract, string state) => Rig.TamperAsync(db =>
        db.Contracts.Where(c => c.Id == contract.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, state), Token));

    private static async Task UnlessTakenAsync(Func<Task<string?>> step)
    {
        try
        {
            await step();
        }
        catch (DbUpdateException)
        {
            // The other was first; the worker looks again.
        }
    }

    /// <summary>From now on the database refuses every transaction with such a write, as if the process had been killed before it.</summary>
    private Task RefuseAsync(string trigger) => Rig.TamperAsync(db => db.Database.ExecuteSqlRawAsync(trigger, Token));

    private Task AllowAsync() => Rig.TamperAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER Refused", Token));

    private static ContractRow WithoutLeaf(ContractRow like, int number) => new()
    {
        Id = Guid.CreateVersion7(like.CreatedAt),
        RootId = like.RootId,
        Revision = number + 2,
        Document = "amendment",
        Key = like.Key,
        Code = $"code{number}",
        Number = $"CZ{number}",
        EmployerCode = like.EmployerCode,
        WorkerIndex = like.WorkerIndex,
        CreatedAt = like.CreatedAt,
        WrappedKey = like.WrappedKey,
        State = like.State,
        DocumentSha256 = like.DocumentSha256,
        Sealed = [1],
    };
}
