using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers;

/// <summary>
/// Deletes what serves nobody any more: messages a day after they are of no use, challenges to new passkeys, sessions and invitations that have ended,
/// the counts of codes, and the marks of looks.
/// </summary>
internal sealed class ForgettingWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgettingWorker> logger)
    : WorkerLoop(scopes, wakeup: null, TimeSpan.FromHours(1), logger)
{
    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var db = scope.GetRequiredService<LaborContractsDb>();
        var (yesterday, dayBefore) = (clock.GetUtcNow().AddDays(-1), clock.TodayInChina().AddDays(-1));
        await db.Outbox.Where(m => m.ExpiresAt < yesterday).ExecuteDeleteAsync(cancellationToken);
        await db.PasskeyChallenges.Where(c => c.StartedAt < yesterday).ExecuteDeleteAsync(cancellationToken);
        await db.Sessions.Where(s => s.EndsAt <= clock.GetUtcNow()).ExecuteDeleteAsync(cancellationToken);
        await db.Invitations.Where(i => i.ExpiresAt < yesterday).ExecuteDeleteAsync(cancellationToken);
        await db.CodeCounts.Where(c => c.Day < dayBefore).ExecuteDeleteAsync(cancellationToken);
        await db.Looks.Where(l => l.Day < dayBefore).ExecuteDeleteAsync(cancellationToken);
        return false;
    }
}
