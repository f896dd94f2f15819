using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>Statuses that the chain has lost, and those that no document has made.</summary>
public sealed class StatusesTests : ReconciliationTests
{
    [Fact]
    public async Task Statuses_of_several_transactions_that_the_chain_has_lost_are_sent_again_with_the_same_bytes()
    {
        var (one, other) = (await Rig.ConcludedAsync(), await Rig.ConcludedAsync());
        await Rig.AnchorAsync();
        var before = await Rig.Chain.RememberAsync();
        await Rig.AmendedAsync(one);
        await Rig.AnchorAsync();
        await Rig.AmendedAsync(other);
        await Rig.AnchorAsync();
        var sent = await TransactionsAsync();
        Assert.Equal(2, sent.Distinct().Count());
        await Rig.Chain.ForgetAsync(before);

        Assert.Equal(
            [BatchAnchors.RootMissing, BatchAnchors.RootMissing, SeenStatuses.Missing, SeenStatuses.Missing], await Rig.ReconcileAsync());
        await Rig.AnchorAsync();
        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.OpenCodesAsync());
        Assert.Equal(sent, await TransactionsAsync());
        foreach (var contract in new[] { one, other })
            Assert.Equal(2u, (await Rig.Registry.StatusOfAsync(new Bytes32(contract.Key), Token))!.Revision);
        Assert.Equal(5, await Rig.ReadAsync(db => db.Transactions.CountAsync(Token)));
        await Rig.EachIsAnchoredOnceAsync();
    }

    [Fact]
    public async Task A_status_that_the_registry_no_longer_holds_though_its_transaction_is_mined_is_recorded_by_a_new_one()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.AmendedAsync(contract);
        await Rig.AnchorAsync();
        // The registry's struct at keccak-256(key ‖ slot 3): its first slot has status and revision.
        var mapping = new byte[32];
        mapping[^1] = 3;
        var slot = Keccak256.Of([.. contract.Key, .. mapping]).ToString();
        await Rig.Chain.CallAsync("anvil_setStorageAt", Rig.Registry.Address.ToString(), slot, Bytes32.Zero.ToString());
        Assert.Null(await Rig.Registry.StatusOfAsync(new Bytes32(contract.Key), Token));

        Assert.Equal([SeenStatuses.Missing], await Rig.ReconcileAsync());
        await Rig.AnchorAsync();
        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.OpenCodesAsync());
        Assert.Equal(2u, (await Rig.Registry.StatusOfAsync(new Bytes32(contract.Key), Token))!.Revision);
        Assert.Single(Rig.Alarms);
    }

    [Fact]
    public async Task A_later_status_that_the_platform_knows_stands_for_an_earlier_one()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.AmendedAsync(await Rig.AmendedAsync(contract));
        await Rig.AnchorAsync();

        Assert.Equal(3u, (await Rig.Registry.StatusOfAsync(new Bytes32(contract.Key), Token))!.Revision);
        Assert.Empty(await Rig.ReconcileAsync());
        Assert.Empty(await Rig.DivergencesAsync());
    }

    [Fact]
    public async Task A_status_that_the_registrar_has_recorded_without_a_document()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.AnchorAsync();
        await Rig.SendAsync(nonce => Rig.Sender.PrepareStatusesAsync(
            [new(new Bytes32(contract.Key), RecordedStatus.Terminated, 2, Keccak256.Of("no document"u8))], nonce, null, Token));

        Assert.Equal([RegistryHistory.StatusUnknown], await Rig.ReconcileAsync());
        await Rig.LookAgainAsync();

        Assert.Equal([$"Reconciliation: status.unknown of {new Bytes32(contract.Key)}:2:3:{Keccak256.Of("no document"u8)}"], Rig.Alarms);
        Assert.Null(Assert.Single(await Rig.DivergencesAsync()).RepairedAt);
    }

    [Fact]
    public async Task A_status_after_one_that_was_seen_which_no_document_has_made()
    {
        var contract = await Rig.ConcludedAsync();
        await Rig.AmendedAsync(contract);
        await Rig.AnchorAsync();
        await Rig.SendAsync(nonce => Rig.Sender.PrepareStatusesAsync(
            [new(new Bytes32(contract.Key), RecordedStatus.Voided, 3, Keccak256.Of("no document"u8))], nonce, null, Token));

        Assert.Equal([RegistryHistory.StatusUnknown], await Rig.ReconcileAsync());
    }

    [Fact]
    public async Task A_suspicion_of_a_status_under_a_later_one_is_forgotten_when_its_row_is_there()
    {
        var amendment = await Rig.AmendedAsync(await Rig.ConcludedAsync());
        await Rig.AmendedAsync(amendment);
        await Rig.AnchorAsync();
        var row = await Rig.ReadAsync(db => db.Statuses.AsNoTracking().SingleAsync(s => s.Revision == 2, Token));
        await Rig.TamperAsync(db => db.Statuses.Where(s => s.Revision == 2).ExecuteDeleteAsync(Token));
        await Rig.RoundAsync();
        Assert.Contains(RegistryHistory.StatusUnknown, (await Rig.DivergencesAsync()).Select(d => d.Code));
        await Rig.TamperAsync(async db => await db.Statuses.AddAsync(row, Token));

        await Rig.LookAgainAsync();

        Assert.Empty(await Rig.DivergencesAsync());
    }

    [Fact]
    public async Task A_status_of_a_contract_of_somebody_else_is_not_ours_to_judge()
    {
        await Rig.SendAsync(nonce => Rig.Sender.PrepareStatusesAsync(
            [new(Keccak256.Of("nobody's"u8), RecordedStatus.Amended, 2, Keccak256.Of("a document"u8))], nonce, null, Token));

        Assert.Empty(await Rig.ReconcileAsync());
        Assert.Empty(await Rig.DivergencesAsync());
    }

    private Task<string[]> TransactionsAsync() => Rig.ReadAsync(async db =>
        (await db.Statuses.OrderBy(s => s.Id).Select(s => s.Transaction).ToListAsync(Token)).Select(t => Convert.ToHexString(t!)).ToArray());
}
