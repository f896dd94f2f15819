using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>What comes after the conclusion is registered too: once, with a later batch, and nothing else is disturbed by it.</summary>
public sealed class LaterHeadsTests : ReconciliationTests
{
    private TimeSpan Day => Rig.Settings.Batching.LaterHeadsEvery;

    [Fact]
    public async Task A_trail_that_has_grown_gets_one_leaf_for_its_head_in_a_later_batch()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        var document = Leaf.Read((await Rig.LeafAsync(contract)).Leaf);
        await Rig.TellAsync(contract, "change.requested");
        await Rig.TellAsync(contract, "change.answered");

        Rig.Wait(Day);
        await Rig.RegisterLaterHeadsAsync();
        Rig.Wait(Day);
        await Rig.RegisterLaterHeadsAsync(); // nothing more has happened
        await Rig.AnchorAsync();

        var later = Leaf.Read(Assert.Single(await LaterAsync()).Leaf);
        Assert.Equal(document with { Kind = LeafKind.TrailHead, TrailHead = new(await HeadAsync(contract)) }, later);
        Assert.Empty(await Rig.ReconcileAsync());
        await Rig.EachIsAnchoredOnceAsync();
        Assert.Equal(2, await Rig.ReadAsync(db => db.Sequences.Select(s => s.Length).SingleAsync(Token))); // it is in the employer's sequence
    }

    [Fact]
    public async Task A_trail_that_has_not_grown_gets_none()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.AmendedAsync(contract);

        Rig.Wait(Day);
        await Rig.RegisterLaterHeadsAsync();

        Assert.Empty(await LaterAsync());
    }

    [Fact]
    public async Task Looks_of_the_parties_make_no_leaf_and_are_registered_with_what_comes_after()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.TellAsync(contract, TrailEventType.Opened, LookRight.Party);
        Rig.Wait(Day);
        await Rig.RegisterLaterHeadsAsync();
        Assert.Empty(await LaterAsync());

        await Rig.TellAsync(contract, TrailEventType.Opened, LookRight.Case);
        var head = await HeadAsync(contract);
        await Rig.TellAsync(contract, TrailEventType.Opened, LookRight.Party);
        Rig.Wait(Day);
        await Rig.RegisterLaterHeadsAsync();

        Assert.Equal(head, Assert.Single(await LaterAsync()).TrailHead); // commits to all before it
        await Rig.AnchorAsync();
        Assert.Empty(await Rig.ReconcileAsync());
    }

    [Fact]
    public async Task A_trail_is_registered_no_more_than_once_a_day_and_then_with_all_that_has_happened()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.TellAsync(contract, "change.requested");
        await Rig.RegisterLaterHeadsAsync();
        Assert.Empty(await LaterAsync()); // its last leaf is of today

        Rig.Wait(Day);
        await Rig.RegisterLaterHeadsAsync();
        await Rig.TellAsync(contract, "change.answered");
        await Rig.RegisterLaterHeadsAsync();
        Assert.Single(await LaterAsync());

        Rig.Wait(Day);
        await Rig.RegisterLaterHeadsAsync();
        Assert.Equal(await HeadAsync(contract), (await LaterAsync())[1].TrailHead);
    }

    [Fact]
    public async Task The_head_is_registered_with_the_latest_document()
    {
        var contract = await Rig.ConcludedAsync();
        var amendment = await Rig.AmendedAsync(contract);
        await Rig.TellAsync(contract, "change.requested");

        Rig.Wait(Day);
        await Rig.RegisterLaterHeadsAsync();

        var later = Assert.Single(await LaterAsync());
        Assert.Equal((amendment.Id, 2, amendment.DocumentSha256), (later.ContractId, later.Revision, later.Sha256));
    }

    [Fact]
    public async Task Of_two_instances_that_look_at_once_one_is_refused_and_there_is_one_leaf()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.RegisterLaterHeadsAsync();
        await Rig.TellAsync(contract, "change.requested");
        Rig.Wait(Day);

        var looks = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await Rig.RegisterLaterHeadsAsync();
                return true;
            }
            catch (DbUpdateException)
            {
                return false;
            }
        }));

        Assert.Contains(true, looks);
        Assert.Single(await LaterAsync());
    }

    [Fact]
    public async Task A_leaf_that_was_changed_holds_up_no_other_trail()
    {
        var (damaged, contract) = (await Rig.ConcludedAsync(), await Rig.ConcludedAsync());
        foreach (var one in (ContractRow[])[damaged, contract]) await Rig.TellAsync(one, "change.requested");
        await Rig.TamperAsync(db => db.Leaves.Where(l => l.ContractId == damaged.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Leaf, new byte[137]), Token));

        Rig.Wait(Day);
        await Rig.RegisterLaterHeadsAsync();

        Assert.Equal(contract.Id, Assert.Single(await LaterAsync()).ContractId);
    }

    private Task<List<LeafRow>> LaterAsync() => Rig.ReadAsync(db =>
        db.Leaves.AsNoTracking().Where(l => l.Kind == (int)LeafKind.TrailHead).OrderBy(l => l.Id).ToListAsync(Token));

    private Task<byte[]> HeadAsync(ContractRow contract) => Rig.ReadAsync(db =>
        db.Trail.Where(e => e.ContractId == contract.RootId).OrderByDescending(e => e.Sequence).Select(e => e.Head).FirstAsync(Token));
}
