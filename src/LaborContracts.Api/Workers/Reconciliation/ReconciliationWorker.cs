namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// Compares the database with chain and documents, a slice of each check a second: however much there is, it takes little at a time from
/// those that serve people. Several instances do no harm; of two that take the same slice one is refused.
/// </summary>
internal sealed partial class ReconciliationWorker(IServiceScopeFactory scopes, ILogger<ReconciliationWorker> logger)
    : WorkerLoop(scopes, wakeup: null, TimeSpan.FromSeconds(1), logger)
{
    private bool _chainIsDown;

    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var again = await scope.GetRequiredService<LookAgain>().TakeAsync(cancellationToken);
        var reason = await scope.GetRequiredService<Round>().TakeAsync(cancellationToken) ?? again;
        if (reason is not null && !_chainIsDown) ChainIsDown(logger, reason);
        _chainIsDown = reason is not null;
        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The chain cannot be reached; its part of the reconciliation waits: {Reason}")]
    private static partial void ChainIsDown(ILogger logger, string reason);
}
