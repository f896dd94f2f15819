namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>Looks for trails that have grown, a slice a second, so that it takes little from those that serve people.</summary>
internal sealed class LaterHeadsWorker(IServiceScopeFactory scopes, ILogger<LaterHeadsWorker> logger)
    : WorkerLoop(scopes, wakeup: null, TimeSpan.FromSeconds(1), logger)
{
    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        await scope.GetRequiredService<LaterHeads>().TakeAsync(cancellationToken);
        return false;
    }
}
