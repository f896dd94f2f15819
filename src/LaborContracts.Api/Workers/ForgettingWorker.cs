using LaborContracts.Api.Features.Firms;
using LaborContracts.Api.Http;
using LaborContracts.Api.Issues;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers;

/// <summary>
/// Deletes what serves nobody any more: messages a day after they are of no use, challenges to new passkeys, sessions and invitations that have ended,
/// the counts of codes, the marks of looks, what uploads say of their lines, webhooks' logs, and applications of firms that were refused or that nobody decided. An upload that nobody confirms is cancelled.
/// </summary>
internal sealed class ForgettingWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgettingWorker> logger)
    : WorkerLoop(scopes, wakeup: null, TimeSpan.FromHours(1), logger)
{
    /// <summary>In days.</summary>
    private const int UnconfirmedKept = 7, IssuesKept = 30, DeliveriesKept = 30, RefusedFirmsKept = 90, WaitingFirmsKept = 60;

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
        await ForgetIssuesAsync(scope, db, cancellationToken);
        var monthAgo = clock.GetUtcNow().AddDays(-DeliveriesKept);
        await db.WebhookDeliveries.Where(d => d.At < monthAgo && d.NextAttemptAt == null).ExecuteDeleteAsync(cancellationToken);
        var (refused, waiting) = (clock.GetUtcNow().AddDays(-RefusedFirmsKept), clock.GetUtcNow().AddDays(-WaitingFirmsKept));
        await db.FirmApplications.Where(a => a.State == nameof(FirmApplicationState.Refused) && a.DecidedAt < refused).ExecuteDeleteAsync(cancellationToken);
        await db.FirmApplications.Where(a => a.State == nameof(FirmApplicationState.Waiting) && a.AppliedAt < waiting).ExecuteDeleteAsync(cancellationToken);
        return false;
    }

    private async Task ForgetIssuesAsync(IServiceProvider scope, LaborContractsDb db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (unconfirmed, ended) = (now.AddDays(-UnconfirmedKept), now.AddDays(-IssuesKept));
        foreach (var issue in await db.Issues.Where(i => i.State == nameof(IssueState.Checked) && i.CheckedAt < unconfirmed).ToListAsync(cancellationToken))
            await scope.GetRequiredService<IssueFile>().EndAsync(issue, IssueState.Cancelled, now, cancellationToken);
        await db.IssueLines.Where(l => l.Sealed != null && db.Issues.Any(i => i.Id == l.IssueId && i.EndedAt < ended))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Sealed, (byte[]?)null), cancellationToken);
    }
}
