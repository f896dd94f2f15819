namespace LaborContracts.Api.Workers.Wages;

/// <summary>Compares pay with minimum wages, a slice a second, so that it takes little from those that serve people.</summary>
internal sealed class WageFloorsWorker(IServiceScopeFactory scopes, ILogger<WageFloorsWorker> logger)
    : WorkerLoop(scopes, wakeup: null, TimeSpan.FromSeconds(1), logger)
{
    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        await scope.GetRequiredService<WageFloors>().TakeAsync(cancellationToken);
        return false;
    }
}
