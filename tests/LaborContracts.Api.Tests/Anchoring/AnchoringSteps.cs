using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Anchoring;

/// <summary>One instance of the platform: each step reads the rows anew, as a worker's does.</summary>
internal sealed class AnchoringSteps(AnchoringRig rig)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public SenderTurn Turn(LaborContractsDb db) => new(db, rig.Sender, new Fees(null), rig.Settings);

    public Task<bool> PrepareAsync(Guid batch) => StepAsync(batch, (db, row) =>
        new PrepareTransaction(db, rig.Sender, Turn(db)).TakeAsync(row, Token));

    public Task<bool> SendAsync(Guid batch) => StepAsync(batch, (db, row) =>
        new SendTransaction(db, rig.Sender, rig.Clock).TakeAsync(row, Token));

    public Task<bool> SeeAsync(Guid batch) => StepAsync(batch, (db, row) =>
        new SeeAnchor(db, rig.Registry, Turn(db), rig.Settings, rig.Clock).TakeAsync(row, Token));

    public Task<BatchRow> BatchAsync(Guid batch) => StepAsync(batch, (_, row) => Task.FromResult(row));

    public async Task<bool> PrepareStatusesAsync()
    {
        await using var db = rig.Open();
        return await new PrepareStatuses(db, rig.Sender, Turn(db), rig.Clock).TakeAsync(Token);
    }

    public Task<bool> SendStatusesAsync() => StatusStepAsync((db, rows) => new SendStatuses(db, rig.Sender, rig.Clock).TakeAsync(rows, Token));

    public Task<bool> SeeStatusesAsync() => StatusStepAsync((db, rows) =>
        new SeeStatuses(db, rig.Registry, Turn(db), rig.Settings, rig.Clock).TakeAsync(rows, Token));

    public Task<StatusRow> StatusAsync() => StatusStepAsync((_, rows) => Task.FromResult(Assert.Single(rows)));

    private async Task<T> StepAsync<T>(Guid batch, Func<LaborContractsDb, BatchRow, Task<T>> step)
    {
        await using var db = rig.Open();
        return await step(db, await db.Batches.SingleAsync(b => b.Id == batch, Token));
    }

    private async Task<T> StatusStepAsync<T>(Func<LaborContractsDb, List<StatusRow>, Task<T>> step)
    {
        await using var db = rig.Open();
        return await step(db, await db.Statuses.ToListAsync(Token));
    }
}
