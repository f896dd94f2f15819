using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace LaborContracts.Api.Workers;

/// <summary>Forgets tokens of the embedded authority that have ended, and sign-ins that were tried too long ago to count.</summary>
internal sealed class EndedTokensWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EndedTokensWorker> logger)
    : WorkerLoop(scopes, wakeup: null, TimeSpan.FromHours(1), logger)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // One that is no longer there is refused like one that was revoked.
        await scope.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(now - Kept, cancellationToken);
        await scope.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(now - Kept, cancellationToken);
        await scope.GetRequiredService<LaborContractsDb>().SignInTries.Where(t => t.Until <= now).ExecuteDeleteAsync(cancellationToken);
        return false;
    }
}
