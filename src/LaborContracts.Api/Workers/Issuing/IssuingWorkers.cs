using LaborContracts.Api.Issues;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Issuing;

/// <summary>Checks uploads. Those of which the least is read come first: a small one need not wait for a large one.</summary>
internal sealed class CheckingWorker(IServiceScopeFactory scopes, ILogger<CheckingWorker> logger)
    : WorkerLoop(scopes, wakeup: null, TimeSpan.FromSeconds(0.5), logger)
{
    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken) =>
        await scope.GetRequiredService<LaborContractsDb>().Issues.Where(i => i.State == nameof(IssueState.Checking))
            .OrderBy(i => i.LastLine).ThenBy(i => i.CreatedAt).FirstOrDefaultAsync(cancellationToken) is { } issue
        && await scope.GetRequiredService<ReadLines>().TakeAsync(issue, cancellationToken);
}

/// <summary>Issues the lines of confirmed uploads, one by one, with the same preference.</summary>
internal sealed class IssuingWorker(IServiceScopeFactory scopes, ILogger<IssuingWorker> logger)
    : WorkerLoop(scopes, wakeup: null, TimeSpan.FromSeconds(0.5), logger)
{
    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken) =>
        await scope.GetRequiredService<LaborContractsDb>().Issues.Where(i => i.State == nameof(IssueState.Issuing))
            .OrderBy(i => i.Issued + i.Refused).ThenBy(i => i.ConfirmedAt).FirstOrDefaultAsync(cancellationToken) is { } issue
        && await scope.GetRequiredService<IssueLine>().TakeAsync(issue, cancellationToken);
}
