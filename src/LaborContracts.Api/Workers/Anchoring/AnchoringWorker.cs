using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>
/// Takes concluded documents to the chain, one batch at a time, and then the statuses that they make. Which step is next
/// follows from what the rows say is durable, so the worker can be killed between any two steps and goes on where they
/// stand. One transaction at a time is on its way, so that a nonce is never in doubt.
/// </summary>
internal sealed partial class AnchoringWorker(
    IServiceScopeFactory scopes, AnchoringWakeup wakeup, ILogger<AnchoringWorker> logger)
    : WorkerLoop(scopes, wakeup, TimeSpan.FromSeconds(0.5), logger)
{
    private bool _waits;

    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        try
        {
            var stepped = await NextStepAsync(scope, cancellationToken);
            _waits = false;
            return stepped;
        }
        catch (Exception down) when (down is ChainUnavailableException or FeesTooHighException or SenderKeyUnavailableException)
        {
            if (!_waits) AnchoringWaits(logger, down.Message);
            _waits = true;
            return false;
        }
    }

    /// <summary>The step that the rows ask for; false when there is nothing to do for now.</summary>
    internal static async Task<bool> NextStepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var db = scope.GetRequiredService<LaborContractsDb>();
        var batch = await db.Batches.Where(b => b.ProvenAt == null).OrderBy(b => b.Sequence).FirstOrDefaultAsync(cancellationToken);
        return batch switch
        {
            null => await NextStatusStepAsync(scope, db, cancellationToken)
                ?? (await scope.GetRequiredService<CollectBatch>().TakeAsync(cancellationToken)
                    || await scope.GetRequiredService<PrepareStatuses>().TakeAsync(cancellationToken)),
            { Transaction: null } => await scope.GetRequiredService<PrepareTransaction>().TakeAsync(batch, cancellationToken),
            { SentAt: null } => await scope.GetRequiredService<SendTransaction>().TakeAsync(batch, cancellationToken),
            { BlockNumber: null } => await scope.GetRequiredService<SeeAnchor>().TakeAsync(batch, cancellationToken),
            _ => await scope.GetRequiredService<CloseBatch>().TakeAsync(batch, cancellationToken),
        };
    }

    /// <summary>
    /// Null if no statuses are on their way. Those of one transaction are; of several only after a chain has lost what it held, and
    /// then they go one transaction after the other.
    /// </summary>
    private static async Task<bool?> NextStatusStepAsync(
        IServiceProvider scope, LaborContractsDb db, CancellationToken cancellationToken)
    {
        var onTheirWay = db.Statuses.Where(s => s.Transaction != null && s.SeenAt == null).OrderBy(s => s.Id);
        if (await onTheirWay.Select(s => s.Transaction).FirstOrDefaultAsync(cancellationToken) is not { } transaction) return null;
        var rows = await onTheirWay.Where(s => s.Transaction == transaction).ToListAsync(cancellationToken);
        return rows switch
        {
            [] => false, // another instance has just seen them
            [{ SentAt: null }, ..] => await scope.GetRequiredService<SendStatuses>().TakeAsync(rows, cancellationToken),
            _ => await scope.GetRequiredService<SeeStatuses>().TakeAsync(rows, cancellationToken),
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The chain cannot be reached or asks too much, or the account's key cannot be used; anchoring waits: {Reason}")]
    private static partial void AnchoringWaits(ILogger logger, string reason);
}
